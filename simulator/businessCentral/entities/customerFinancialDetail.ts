import { balanceOf } from '../customerBalance.ts';
import { defineEntity } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import { calculated, code, dateTime, decimal, guid } from '../odata/fields.ts';
import type { Customer } from '../records.ts';

/** AL page 30048 "APIV2 - Cust. Financial Details": one for each customer, under the customer's id. */
export const customerFinancialDetailEntity = defineEntity<Customer>({
  name: 'customerFinancialDetail',
  set: 'customerFinancialDetails',
  order: ['number'],
  id: ({ id }) => id,
  etag: etagOf,
  fields: [
    guid('id', ({ id }) => id),
    code(['number', 20], ({ number }) => number),
    decimal('balance', ({ id }, books) => balanceOf(id, books).balance, calculated),
    decimal('totalSalesExcludingTax', ({ id }, books) => balanceOf(id, books).sales, calculated),
    decimal('overdueAmount', ({ id }, books) => balanceOf(id, books).due, calculated),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
  ],
});
