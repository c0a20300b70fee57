import type { Customer } from '../records.ts';
import {
  keep,
  keepCodes,
  relatedCode,
  sentById,
  sentCode,
  toCode,
  type FieldWrites,
} from './fieldWrites.ts';

/** Fields of AL page 30009 "APIV2 - Customers"; its `number` is written when the record is inserted or renamed. */
export const customerFields: FieldWrites<Customer> = {
  ...keep<Customer>('displayName', 'type', 'addressLine1', 'addressLine2', 'city', 'state'),
  ...keep<Customer>('phoneNumber', 'email', 'website', 'creditLimit', 'taxLiable'),
  ...keepCodes<Customer>('postalCode', 'taxRegistrationNumber'),
  country: (customer, value, books) => ({
    ...customer,
    country: relatedCode(
      value,
      {
        records: books.world.countriesRegions,
        field: 'Country/Region Code',
        table: 'Customer',
        relatedTable: 'Country/Region',
      },
      books,
    ),
  }),
  salespersonCode: (customer, value, books) => ({
    ...customer,
    salespersonCode: relatedCode(
      value,
      {
        records: books.world.salespeoplePurchasers,
        field: 'Salesperson Code',
        table: 'Customer',
        relatedTable: 'Salesperson/Purchaser',
      },
      books,
    ),
  }),
  // The page's option for "not blocked" is a blank, which is stored as nothing.
  blocked: (customer, value) => ({
    ...customer,
    blocked: blockings.find((blocking) => blocking === String(value).trim()) ?? '',
  }),
  taxAreaId: (customer, value, books) => {
    const records = books.world.vatBusinessPostingGroups;
    const message = 'The "taxAreaId" does not match to a Tax Area.';
    const group = sentById(value, { records, message }, books);
    return { ...customer, vatBusinessPostingGroup: group?.code ?? '' };
  },
  currencyId: (customer, value, books) => {
    const records = books.world.currencies;
    const message = 'The "currencyId" does not match to a Currency.';
    const currency = sentById(value, { records, message }, books);
    return { ...customer, currencyCode: currency?.code ?? '' };
  },
  // The local currency is stored as blank.
  currencyCode: (customer, value, books) => {
    if (toCode(value) === books.company.localCurrencyCode) return { ...customer, currencyCode: '' };
    const records = books.world.currencies;
    const message = 'The "currencyCode" does not match to a Currency.';
    return { ...customer, currencyCode: sentCode(value, { records, message }, books) };
  },
  paymentTermsId: (customer, value, books) => {
    const records = books.world.paymentTerms;
    const message = 'The "paymentTermsId" does not match to a Payment Terms.';
    return { ...customer, paymentTermsId: sentById(value, { records, message }, books)?.id ?? '' };
  },
  shipmentMethodId: (customer, value, books) => {
    const records = books.world.shipmentMethods;
    const message = 'The "shipmentMethodId" does not match to a Shipment Method.';
    const method = sentById(value, { records, message }, books);
    return { ...customer, shipmentMethodId: method?.id ?? '' };
  },
  paymentMethodId: (customer, value, books) => {
    const records = books.world.paymentMethods;
    const message = 'The "paymentMethodId" does not match to a Payment Method.';
    return { ...customer, paymentMethodId: sentById(value, { records, message }, books)?.id ?? '' };
  },
};

const blockings: readonly Customer['blocked'][] = ['Ship', 'Invoice', 'All'];
