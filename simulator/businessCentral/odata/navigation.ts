// How entities lead to one another.
import type { Books } from '../books.ts';
import { contactEntity } from '../entities/contact.ts';
import { contactInformationEntity } from '../entities/contactInformation.ts';
import { currencyEntity } from '../entities/currency.ts';
import { customerEntity } from '../entities/customer.ts';
import { itemEntity } from '../entities/item.ts';
import { paymentTermEntity } from '../entities/paymentTerm.ts';
import { salesInvoiceEntity } from '../entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from '../entities/salesInvoiceLine.ts';
import { unitOfMeasureEntity } from '../entities/unitOfMeasure.ts';
import type { BoundEntityType, Entity, EntityType } from './entity.ts';

export type Navigation = {
  type: EntityType;
  many: boolean;
  follow(entity: Entity, books: Books): Entity[];
};

export function findNavigation(type: EntityType, name: string): Navigation | undefined {
  return navigations[type.name]?.[name];
}

const navigations: Record<string, Record<string, Navigation>> = {
  customer: {
    currency: one(currencyEntity, 'currencyId', ({ world }) => world.currencies),
    paymentTerm: one(paymentTermEntity, 'paymentTermsId', ({ world }) => world.paymentTerms),
    contactsInformation: {
      type: contactInformationEntity,
      many: true,
      follow: ({ id }, books) =>
        books
          .contactsOf(id)
          .map((contact) => contactInformationEntity.of({ contact, customerId: id }, books)),
    },
  },
  contactInformation: {
    customer: one(customerEntity, 'relatedId', ({ changes }) => changes.customers),
    contact: one(contactEntity, 'contactId', ({ changes }) => changes.contacts),
  },
  item: {
    unitOfMeasure: one(
      unitOfMeasureEntity,
      'baseUnitOfMeasureId',
      ({ world }) => world.unitsOfMeasure,
    ),
  },
  salesInvoice: {
    customer: one(customerEntity, 'customerId', ({ changes }) => changes.customers),
    currency: one(currencyEntity, 'currencyId', ({ world }) => world.currencies),
    paymentTerm: one(paymentTermEntity, 'paymentTermsId', ({ world }) => world.paymentTerms),
    salesInvoiceLines: {
      type: salesInvoiceLineEntity,
      many: true,
      follow: ({ id }, books) =>
        books.linesOf(id).map((line) => salesInvoiceLineEntity.of(line, books)),
    },
  },
  salesInvoiceLine: {
    salesInvoice: one(salesInvoiceEntity, 'documentId', ({ changes }) => changes.salesInvoices),
    item: one(itemEntity, 'itemId', ({ changes }) => changes.items),
    unitOfMeasure: one(unitOfMeasureEntity, 'unitOfMeasureId', ({ world }) => world.unitsOfMeasure),
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
