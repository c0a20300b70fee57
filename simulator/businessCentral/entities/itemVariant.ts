import { code, guid, required, text, writable } from '../odata/fields.ts';
import { setupEntity } from './setupEntity.ts';

/** AL page 30052 "APIV2 - Item Variants". No item here has any. */
export const itemVariantEntity = setupEntity<{ id: string }>({
  name: 'itemVariant',
  set: 'itemVariants',
  order: ['itemNumber', 'code'],
  fields: [
    guid('itemId', () => '', writable),
    code(['itemNumber', 20], () => '', writable),
    code(['code', 10], () => '', { ...writable, ...required }),
    text(['description', 100], () => '', writable),
  ],
});
