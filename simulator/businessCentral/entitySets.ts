// The entity sets of a company: how each is listed and one of it found.
import type { Books } from './books.ts';
import { companyInformationEntity } from './entities/companyInformation.ts';
import { contactEntity } from './entities/contact.ts';
import { contactInformationEntity } from './entities/contactInformation.ts';
import { currencyEntity } from './entities/currency.ts';
import { customerEntity } from './entities/customer.ts';
import { itemEntity } from './entities/item.ts';
import { paymentTermEntity } from './entities/paymentTerm.ts';
import { salesInvoiceEntity } from './entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from './entities/salesInvoiceLine.ts';
import { unitOfMeasureEntity } from './entities/unitOfMeasure.ts';
import { dialogError } from './errors.ts';
import { requiredValue } from './odata/applyFilter.ts';
import type { BoundEntityType, Entity, EntityType } from './odata/entity.ts';
import type { Filter } from './odata/filter.ts';

export type EntitySet = {
  type: EntityType;
  list(books: Books, filter: Filter | undefined): Entity[];
  find(books: Books, id: string): Entity | undefined;
};

export const entitySets: Readonly<Record<string, EntitySet>> = {
  companyInformation: {
    type: companyInformationEntity,
    list: (books) => [companyInformationEntity.of(books.company, books)],
    find: (books, id) =>
      id === books.company.id ? companyInformationEntity.of(books.company, books) : undefined,
  },
  contacts: setOf(contactEntity, ({ changes }) => changes.contacts),
  contactsInformation: {
    type: contactInformationEntity,
    list: refuseContactsInformation,
    find: refuseContactsInformation,
  },
  currencies: setOf(currencyEntity, ({ world }) => world.currencies),
  customers: setOf(customerEntity, ({ changes }) => changes.customers),
  items: setOf(itemEntity, ({ changes }) => changes.items),
  paymentTerms: setOf(paymentTermEntity, ({ world }) => world.paymentTerms),
  salesInvoices: setOf(salesInvoiceEntity, ({ changes }) => changes.salesInvoices),
  salesInvoiceLines: {
    ...setOf(salesInvoiceLineEntity, ({ changes }) => changes.salesInvoiceLines),
    list: listLines,
  },
  unitsOfMeasure: setOf(unitOfMeasureEntity, ({ world }) => world.unitsOfMeasure),
};

/** Sets that Business Central has and the simulator has not: honest about which of the two it is. */
export const unsimulatedSets: ReadonlySet<string> = new Set([
  'accountingPeriods',
  'accounts',
  'agedAccountsReceivables',
  'attachments',
  'countriesRegions',
  'currencyExchangeRates',
  'customerContacts',
  'customerFinancialDetails',
  'customerReturnReasons',
  'defaultDimensions',
  'dimensionSetLines',
  'dimensionValues',
  'dimensions',
  'disputeStatus',
  'documentAttachments',
  'generalLedgerSetup',
  'generalProductPostingGroups',
  'inventoryPostingGroups',
  'itemCategories',
  'itemVariants',
  'jobQueueEntries',
  'jobQueueLogEntries',
  'locations',
  'paymentMethods',
  'pdfDocument',
  'pictures',
  'salesCreditMemoLines',
  'salesCreditMemos',
  'salespeoplePurchasers',
  'shipmentMethods',
  'taxAreas',
  'taxGroups',
]);

type Records<R> = { get(id: string): R | undefined; list(): R[] };

function setOf<R extends { companyId: string }>(
  type: BoundEntityType<R>,
  recordsOf: (books: Books) => Records<R>,
): EntitySet {
  return {
    type,
    list: (books) => books.own(recordsOf(books)).map((record) => type.of(record, books)),
    find(books, id) {
      const record = books.ownById(recordsOf(books), id);
      return record && type.of(record, books);
    },
  };
}

function listLines(books: Books, filter: Filter | undefined): Entity[] {
  const documentId = requiredValue(filter, 'documentId');
  if (documentId === undefined) {
    throw dialogError('You must specify an Id or a Document Id to get the lines.');
  }
  return books.linesOf(String(documentId)).map((line) => salesInvoiceLineEntity.of(line, books));
}

/** A temporary table that is filled for one customer. */
function refuseContactsInformation(): never {
  throw dialogError('id type not specified.');
}
