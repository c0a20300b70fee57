// How entities lead to one another.
import type { Books } from '../books.ts';
import { accountEntity } from '../entities/account.ts';
import { contactEntity } from '../entities/contact.ts';
import { contactInformationEntity } from '../entities/contactInformation.ts';
import { currencyEntity } from '../entities/currency.ts';
import { customerEntity } from '../entities/customer.ts';
import { customerFinancialDetailEntity } from '../entities/customerFinancialDetail.ts';
import { customerReturnReasonEntity } from '../entities/customerReturnReason.ts';
import { dimensionEntity } from '../entities/dimension.ts';
import { dimensionValueEntity } from '../entities/dimensionValue.ts';
import { generalProductPostingGroupEntity } from '../entities/generalProductPostingGroup.ts';
import { inventoryPostingGroupEntity } from '../entities/inventoryPostingGroup.ts';
import { itemEntity } from '../entities/item.ts';
import { itemCategoryEntity } from '../entities/itemCategory.ts';
import { itemVariantEntity } from '../entities/itemVariant.ts';
import { locationEntity } from '../entities/location.ts';
import { paymentMethodEntity } from '../entities/paymentMethod.ts';
import { paymentTermEntity } from '../entities/paymentTerm.ts';
import { pdfDocumentEntity } from '../entities/pdfDocument.ts';
import { salesCreditMemoEntity } from '../entities/salesCreditMemo.ts';
import { salesCreditMemoLineEntity } from '../entities/salesCreditMemoLine.ts';
import { salesInvoiceEntity } from '../entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from '../entities/salesInvoiceLine.ts';
import { shipmentMethodEntity } from '../entities/shipmentMethod.ts';
import { unitOfMeasureEntity } from '../entities/unitOfMeasure.ts';
import type { BoundEntityType, Entity, EntityType } from './entity.ts';

export type Navigation = {
  type: EntityType;
  many: boolean;
  follow(entity: Entity, books: Books): Entity[];
};

export function findNavigation(type: EntityType, name: string): Navigation | undefined {
  return navigationsOf(type)[name];
}

/** Those of an entity type, by name. */
export function navigationsOf({ name }: EntityType): Readonly<Record<string, Navigation>> {
  return navigations[name] ?? {};
}

const toCustomer = one(customerEntity, 'customerId', ({ changes }) => changes.customers);
const toCurrency = one(currencyEntity, 'currencyId', ({ world }) => world.currencies);
const toPaymentTerm = one(paymentTermEntity, 'paymentTermsId', ({ world }) => world.paymentTerms);
const toShipmentMethod = one(
  shipmentMethodEntity,
  'shipmentMethodId',
  ({ world }) => world.shipmentMethods,
);
const toItemVariants: Navigation = { type: itemVariantEntity, many: true, follow: () => [] };
const ofLine = {
  item: one(itemEntity, 'itemId', ({ changes }) => changes.items),
  account: one(accountEntity, 'accountId', ({ world }) => world.accounts),
  unitOfMeasure: one(unitOfMeasureEntity, 'unitOfMeasureId', ({ world }) => world.unitsOfMeasure),
  itemVariant: { ...toItemVariants, many: false },
  location: one(locationEntity, 'locationId', ({ world }) => world.locations),
};

const navigations: Record<string, Record<string, Navigation>> = {
  customer: {
    currency: toCurrency,
    paymentTerm: toPaymentTerm,
    shipmentMethod: toShipmentMethod,
    paymentMethod: one(paymentMethodEntity, 'paymentMethodId', ({ world }) => world.paymentMethods),
    customerFinancialDetail: one(
      customerFinancialDetailEntity,
      'id',
      ({ changes }) => changes.customers,
    ),
    contactsInformation: {
      type: contactInformationEntity,
      many: true,
      follow: ({ id }, books) =>
        books
          .contactsOf(id)
          .map((contact) => contactInformationEntity.of({ contact, customerId: id }, books)),
    },
  },
  customerFinancialDetail: {
    customer: one(customerEntity, 'id', ({ changes }) => changes.customers),
  },
  contactInformation: {
    customer: one(customerEntity, 'relatedId', ({ changes }) => changes.customers),
    contact: one(contactEntity, 'contactId', ({ changes }) => changes.contacts),
  },
  dimension: {
    dimensionValues: {
      type: dimensionValueEntity,
      many: true,
      follow: ({ id }, books) =>
        books
          .own(books.world.dimensionValues)
          .filter(({ dimensionId }) => dimensionId === id)
          .map((value) => dimensionValueEntity.of(value, books)),
    },
  },
  dimensionValue: {
    dimension: one(dimensionEntity, 'dimensionId', ({ world }) => world.dimensions),
  },
  item: {
    itemCategory: one(itemCategoryEntity, 'itemCategoryId', ({ world }) => world.itemCategories),
    inventoryPostingGroup: one(
      inventoryPostingGroupEntity,
      'inventoryPostingGroupId',
      ({ world }) => world.inventoryPostingGroups,
    ),
    generalProductPostingGroup: one(
      generalProductPostingGroupEntity,
      'generalProductPostingGroupId',
      ({ world }) => world.generalProductPostingGroups,
    ),
    unitOfMeasure: one(
      unitOfMeasureEntity,
      'baseUnitOfMeasureId',
      ({ world }) => world.unitsOfMeasure,
    ),
    itemVariants: toItemVariants,
  },
  itemVariant: { item: one(itemEntity, 'itemId', ({ changes }) => changes.items) },
  pdfDocument: {
    salesInvoice: one(salesInvoiceEntity, 'parentId', ({ changes }) => changes.salesInvoices),
  },
  salesCreditMemo: {
    customer: toCustomer,
    currency: toCurrency,
    paymentTerm: toPaymentTerm,
    shipmentMethod: toShipmentMethod,
    customerReturnReason: one(
      customerReturnReasonEntity,
      'customerReturnReasonId',
      ({ world }) => world.customerReturnReasons,
    ),
    salesCreditMemoLines: {
      type: salesCreditMemoLineEntity,
      many: true,
      follow: ({ id }, books) =>
        books.creditMemoLinesOf(id).map((line) => salesCreditMemoLineEntity.of(line, books)),
    },
  },
  salesCreditMemoLine: {
    ...ofLine,
    salesCreditMemo: one(
      salesCreditMemoEntity,
      'documentId',
      ({ changes }) => changes.salesCreditMemos,
    ),
  },
  salesInvoice: {
    customer: toCustomer,
    currency: toCurrency,
    paymentTerm: toPaymentTerm,
    shipmentMethod: toShipmentMethod,
    salesInvoiceLines: {
      type: salesInvoiceLineEntity,
      many: true,
      follow: ({ id }, books) =>
        books.linesOf(id).map((line) => salesInvoiceLineEntity.of(line, books)),
    },
    pdfDocument: one(pdfDocumentEntity, 'id', ({ changes }) => changes.salesInvoices),
  },
  salesInvoiceLine: {
    ...ofLine,
    salesInvoice: one(salesInvoiceEntity, 'documentId', ({ changes }) => changes.salesInvoices),
  },
};

/** To the one record of which a field holds the id. */
function one<R extends { companyId: string }>(
  type: BoundEntityType<R>,
  idField: string,
  recordsOf: (books: Books) => { get(id: string): R | undefined },
): Navigation {
  return {
    type,
    many: false,
    follow(entity, books) {
      const record = books.ownById(recordsOf(books), String(entity.read(idField)));
      return record ? [type.of(record, books)] : [];
    },
  };
}
