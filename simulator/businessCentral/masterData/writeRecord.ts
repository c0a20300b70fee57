// POST, PATCH and DELETE of customers, contacts and items.
import type { ServiceResponse } from '../../service.ts';
import { requireWrite } from '../access.ts';
import type { Books } from '../books.ts';
import type { Overlay } from '../changes.ts';
import { contactEntity } from '../entities/contact.ts';
import { customerEntity } from '../entities/customer.ts';
import { itemEntity } from '../entities/item.ts';
import { methodNotAllowed, missingEntity } from '../errors.ts';
import { readBody } from '../odata/body.ts';
import type { BoundEntityType } from '../odata/entity.ts';
import { checkIfMatch, etagNeedFor, etagOf } from '../odata/etag.ts';
import { idOf } from '../odata/path.ts';
import type { CompanyOperation, Session } from '../operation.ts';
import { checkOptions, respondWithCreated, respondWithEntity } from '../respond.ts';
import { changeContact, createContact, deleteContact } from './contact.ts';
import { changeCustomer, createCustomer, deleteCustomer } from './customer.ts';
import type { WrittenFields } from './fieldWrites.ts';
import { changeItem, createItem, deleteItem } from './item.ts';

type Write = (operation: CompanyOperation, session: Session, books: Books) => ServiceResponse;

/** By entity set. */
export const recordWrites: Readonly<Record<string, Write>> = {
  customers: writesOf({
    type: customerEntity,
    table: '18 Customer',
    records: ({ changes }) => changes.customers,
    create: createCustomer,
    change: changeCustomer,
    remove: deleteCustomer,
  }),
  contacts: writesOf({
    type: contactEntity,
    table: '5050 Contact',
    records: ({ changes }) => changes.contacts,
    create: createContact,
    change: changeContact,
    remove: deleteContact,
  }),
  items: writesOf({
    type: itemEntity,
    table: '27 Item',
    records: ({ changes }) => changes.items,
    create: createItem,
    change: changeItem,
    remove: deleteItem,
  }),
};

type Versioned = { id: string; companyId: string; version: number };

type RecordWrites<R extends Versioned> = {
  type: BoundEntityType<R>;
  /** Number and name, as messages about permissions tell them. */
  table: string;
  records: (books: Books) => Overlay<R>;
  create: (fields: WrittenFields, books: Books) => R;
  change: (record: R, fields: WrittenFields, books: Books) => R;
  remove: (record: R, books: Books) => void;
};

function writesOf<R extends Versioned>(writes: RecordWrites<R>): Write {
  const { type, table } = writes;
  return (operation, session, books) => {
    const { method, path, headers } = operation;
    requireWrite(session.access, books.company.id, `${table} ${triggers[method] ?? ''}`);
    const context = `companies(${books.company.id})/${type.set}`;
    const place = { session, books };
    checkOptions(operation, type);
    const key = path[0]?.key;
    if (!key) {
      if (method !== 'POST') throw methodNotAllowed(method, type.set);
      const { fields } = readBody(operation.body, { type });
      const entity = type.of(writes.create(fields, books), books);
      return respondWithCreated({ entity, context }, operation, place);
    }
    if (method === 'POST') throw methodNotAllowed(method, type.set);
    const record = books.ownById(writes.records(books), idOf(key));
    if (!record) throw missingEntity(type.name);
    checkIfMatch(headers['if-match'], etagOf(record), etagNeedFor(method, books.switches));
    if (method === 'DELETE') {
      writes.remove(record, books);
      return { status: 204 };
    }
    const { fields } = readBody(operation.body, { type });
    const changed = fields.size === 0 ? record : writes.change(record, fields, books);
    return respondWithEntity({ entity: type.of(changed, books), context }, operation, place);
  };
}

const triggers: Record<string, string> = { POST: 'Insert', PATCH: 'Modify', DELETE: 'Delete' };
