import type { PostingGroup } from '../companySetup.ts';
import type { Field } from '../odata/entity.ts';
import type { EnumType } from '../odata/enumType.ts';
import { code, option, required, text, writable } from '../odata/fields.ts';

const taxType: EnumType = { name: 'taxBufferType', members: ['Sales Tax', 'VAT'] };

/** Of tax areas and tax groups alike. Companies here have VAT, so that the rows are VAT posting groups. */
export function taxFields(): Field<PostingGroup>[] {
  return [
    code(['code', 20], (group) => group.code, { ...writable, ...required }),
    text(['displayName', 100], ({ description }) => description, writable),
    option(['taxType', taxType], () => 'VAT'),
  ];
}
