// The entity sets of a company: how each is listed and one of it found.
import type { Books } from './books.ts';
import { accountEntity } from './entities/account.ts';
import { companyInformationEntity } from './entities/companyInformation.ts';
import { contactEntity } from './entities/contact.ts';
import { contactInformationEntity } from './entities/contactInformation.ts';
import { countryRegionEntity } from './entities/countryRegion.ts';
import { currencyEntity } from './entities/currency.ts';
import { currencyExchangeRateEntity } from './entities/currencyExchangeRate.ts';
import { customerEntity } from './entities/customer.ts';
import { customerFinancialDetailEntity } from './entities/customerFinancialDetail.ts';
import { customerReturnReasonEntity } from './entities/customerReturnReason.ts';
import { dimensionEntity } from './entities/dimension.ts';
import { dimensionValueEntity } from './entities/dimensionValue.ts';
import { disputeStatusEntity } from './entities/disputeStatus.ts';
import { generalLedgerSetupEntity } from './entities/generalLedgerSetup.ts';
import { generalProductPostingGroupEntity } from './entities/generalProductPostingGroup.ts';
import { inventoryPostingGroupEntity } from './entities/inventoryPostingGroup.ts';
import { itemEntity } from './entities/item.ts';
import { itemCategoryEntity } from './entities/itemCategory.ts';
import { itemVariantEntity } from './entities/itemVariant.ts';
import { locationEntity } from './entities/location.ts';
import { paymentMethodEntity } from './entities/paymentMethod.ts';
import { paymentTermEntity } from './entities/paymentTerm.ts';
import { pdfDocumentEntity } from './entities/pdfDocument.ts';
import { salesCreditMemoEntity } from './entities/salesCreditMemo.ts';
import { salesCreditMemoLineEntity } from './entities/salesCreditMemoLine.ts';
import { salesInvoiceEntity } from './entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from './entities/salesInvoiceLine.ts';
import { salespersonPurchaserEntity } from './entities/salespersonPurchaser.ts';
import { shipmentMethodEntity } from './entities/shipmentMethod.ts';
import { taxAreaEntity } from './entities/taxArea.ts';
import { taxGroupEntity } from './entities/taxGroup.ts';
import { unitOfMeasureEntity } from './entities/unitOfMeasure.ts';
import { dialogError } from './errors.ts';
import { requiredValue } from './odata/applyFilter.ts';
import type { BoundEntityType, Entity, EntityType } from './odata/entity.ts';
import type { Filter } from './odata/filter.ts';
import type { Company } from './records.ts';

export type EntitySet = {
  type: EntityType;
  list(books: Books, filter: Filter | undefined): Entity[];
  find(books: Books, id: string): Entity | undefined;
};

export const entitySets: Readonly<Record<string, EntitySet>> = {
  accounts: setOf(accountEntity, ({ world }) => world.accounts),
  companyInformation: ofCompany(companyInformationEntity),
  contacts: setOf(contactEntity, ({ changes }) => changes.contacts),
  contactsInformation: {
    type: contactInformationEntity,
    list: refuseContactsInformation,
    find: refuseContactsInformation,
  },
  countriesRegions: setOf(countryRegionEntity, ({ world }) => world.countriesRegions),
  currencies: setOf(currencyEntity, ({ world }) => world.currencies),
  currencyExchangeRates: setOf(
    currencyExchangeRateEntity,
    ({ world }) => world.currencyExchangeRates,
  ),
  customerFinancialDetails: setOf(
    customerFinancialDetailEntity,
    ({ changes }) => changes.customers,
  ),
  customerReturnReasons: setOf(
    customerReturnReasonEntity,
    ({ world }) => world.customerReturnReasons,
  ),
  customers: setOf(customerEntity, ({ changes }) => changes.customers),
  dimensionValues: setOf(dimensionValueEntity, ({ world }) => world.dimensionValues),
  dimensions: setOf(dimensionEntity, ({ world }) => world.dimensions),
  disputeStatus: setOf(disputeStatusEntity, ({ world }) => world.disputeStatuses),
  generalLedgerSetup: ofCompany(generalLedgerSetupEntity),
  generalProductPostingGroups: setOf(
    generalProductPostingGroupEntity,
    ({ world }) => world.generalProductPostingGroups,
  ),
  inventoryPostingGroups: setOf(
    inventoryPostingGroupEntity,
    ({ world }) => world.inventoryPostingGroups,
  ),
  itemCategories: setOf(itemCategoryEntity, ({ world }) => world.itemCategories),
  itemVariants: { type: itemVariantEntity, list: () => [], find: () => undefined },
  items: setOf(itemEntity, ({ changes }) => changes.items),
  locations: setOf(locationEntity, ({ world }) => world.locations),
  paymentMethods: setOf(paymentMethodEntity, ({ world }) => world.paymentMethods),
  paymentTerms: setOf(paymentTermEntity, ({ world }) => world.paymentTerms),
  pdfDocument: {
    ...setOf(pdfDocumentEntity, ({ changes }) => changes.salesInvoices),
    list: listPdfDocuments,
  },
  salesCreditMemoLines: {
    ...setOf(salesCreditMemoLineEntity, ({ changes }) => changes.salesCreditMemoLines),
    list: (books, filter) =>
      books
        .creditMemoLinesOf(documentIdOf(filter))
        .map((line) => salesCreditMemoLineEntity.of(line, books)),
  },
  salesCreditMemos: setOf(salesCreditMemoEntity, ({ changes }) => changes.salesCreditMemos),
  salesInvoiceLines: {
    ...setOf(salesInvoiceLineEntity, ({ changes }) => changes.salesInvoiceLines),
    list: (books, filter) =>
      books.linesOf(documentIdOf(filter)).map((line) => salesInvoiceLineEntity.of(line, books)),
  },
  salesInvoices: setOf(salesInvoiceEntity, ({ changes }) => changes.salesInvoices),
  salespeoplePurchasers: setOf(
    salespersonPurchaserEntity,
    ({ world }) => world.salespeoplePurchasers,
  ),
  shipmentMethods: setOf(shipmentMethodEntity, ({ world }) => world.shipmentMethods),
  taxAreas: setOf(taxAreaEntity, ({ world }) => world.vatBusinessPostingGroups),
  taxGroups: setOf(taxGroupEntity, ({ world }) => world.vatProductPostingGroups),
  unitsOfMeasure: setOf(unitOfMeasureEntity, ({ world }) => world.unitsOfMeasure),
};

/** Sets that Business Central has and the simulator has not: honest about which of the two it is. */
export const unsimulatedSets: ReadonlySet<string> = new Set([
  'accountingPeriods',
  'agedAccountsReceivables',
  'attachments',
  'customerContacts',
  'defaultDimensions',
  'dimensionSetLines',
  'documentAttachments',
  'jobQueueEntries',
  'jobQueueLogEntries',
  'pictures',
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

/** One row, which is the company itself. */
function ofCompany(type: BoundEntityType<Company>): EntitySet {
  return {
    type,
    list: (books) => [type.of(books.company, books)],
    find: (books, id) => (id === books.company.id ? type.of(books.company, books) : undefined),
  };
}

/** Lines are listed for one document at a time. */
function documentIdOf(filter: Filter | undefined): string {
  const documentId = requiredValue(filter, 'documentId');
  if (documentId === undefined) {
    throw dialogError('You must specify an Id or a Document Id to get the lines.');
  }
  return String(documentId);
}

/** A temporary table that is filled for one document. */
function listPdfDocuments(books: Books, filter: Filter | undefined): Entity[] {
  const parentId = requiredValue(filter, 'parentId');
  if (parentId === undefined) {
    throw dialogError('You must specify a parentId in the request body.');
  }
  const invoice = books.ownById(books.changes.salesInvoices, String(parentId));
  return invoice ? [pdfDocumentEntity.of(invoice, books)] : [];
}

/** A temporary table that is filled for one customer. */
function refuseContactsInformation(): never {
  throw dialogError('id type not specified.');
}
