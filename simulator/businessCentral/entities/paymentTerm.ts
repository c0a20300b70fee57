import { defineEntity } from '../odata/entity.ts';
import {
  boolean,
  code,
  dateTime,
  decimal,
  guid,
  required,
  text,
  writable,
} from '../odata/fields.ts';
import { etagOf } from '../odata/etag.ts';
import type { PaymentTerm } from '../companySetup.ts';
import { setupChangedAt } from './setupChangedAt.ts';

/** AL page 30023 "APIV2 - Payment Terms". */
export const paymentTermEntity = defineEntity<PaymentTerm>({
  name: 'paymentTerm',
  set: 'paymentTerms',
  order: ['code'],
  id: ({ id }) => id,
  etag: ({ id }) => etagOf({ id, version: 1 }),
  fields: [
    guid('id', ({ id }) => id),
    code(['code', 10], (term) => term.code, { ...writable, ...required }),
    text(['displayName', 100], ({ displayName }) => displayName, writable),
    text('dueDateCalculation', ({ dueDateCalculation }) => dueDateCalculation, writable),
    text('discountDateCalculation', () => '', writable),
    decimal('discountPercent', () => 0, writable),
    boolean('calculateDiscountOnCreditMemos', () => false, writable),
    dateTime('lastModifiedDateTime', () => setupChangedAt),
  ],
});
