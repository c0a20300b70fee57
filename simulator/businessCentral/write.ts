// Writes of the API: sales invoices and their lines, customers, contacts and items. Everything else is read only here.
import type { ServiceResponse } from '../service.ts';
import { requireWrite } from './access.ts';
import type { Books } from './books.ts';
import { salesInvoiceEntity } from './entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from './entities/salesInvoiceLine.ts';
import {
  badRequest,
  dialogError,
  methodNotAllowed,
  missingEntity,
  notImplemented,
  unknownSegment,
} from './errors.ts';
import { recordWrites } from './masterData/writeRecord.ts';
import { readBody } from './odata/body.ts';
import { checkIfMatch, etagNeedFor, etagOf } from './odata/etag.ts';
import { idOf } from './odata/path.ts';
import { resolve } from './odata/resolve.ts';
import type { CompanyOperation, Session } from './operation.ts';
import type { SalesInvoice, SalesInvoiceLine } from './records.ts';
import { checkOptions, respondWithCreated, respondWithEntity } from './respond.ts';
import { actOnSalesInvoice } from './salesInvoices/actions.ts';
import { changeSalesInvoice, deleteSalesInvoice } from './salesInvoices/changeSalesInvoice.ts';
import {
  changeSalesInvoiceLine,
  deleteSalesInvoiceLine,
} from './salesInvoices/changeSalesInvoiceLine.ts';
import { createSalesInvoice } from './salesInvoices/createSalesInvoice.ts';
import { createSalesInvoiceLine } from './salesInvoices/createSalesInvoiceLine.ts';

type Write = (operation: CompanyOperation, session: Session, books: Books) => ServiceResponse;

export const write: Write = (operation, session, books) => {
  const { method, path, company } = operation;
  if (!['POST', 'PATCH', 'DELETE'].includes(method)) {
    throw methodNotAllowed(method, path.at(-1)?.name ?? '');
  }
  const [first, second, ...rest] = path;
  const isLine =
    first?.name === 'salesInvoiceLines' ||
    (first?.name === 'salesInvoices' && second?.name === 'salesInvoiceLines');
  const isAction = second !== undefined && /^microsoft\.nav\./i.test(second.name);
  if (first?.name === 'salesInvoices' && (second === undefined || isAction || isLine)) {
    requireWrite(
      session.access,
      company.id,
      tableActions[isLine ? 'line' : 'invoice'][method] ?? '',
    );
    if (rest.length > 0) throw unknownSegment(rest[0]?.name ?? '');
    if (isAction) return act(operation, session, books);
    return (isLine ? writeLine : writeInvoice)(operation, session, books);
  }
  if (isLine) {
    requireWrite(session.access, company.id, tableActions.line[method] ?? '');
    return writeLine(operation, session, books);
  }
  const writeRecord = path.length === 1 ? recordWrites[first?.name ?? ''] : undefined;
  if (writeRecord) return writeRecord(operation, session, books);
  // Finds out whether the address leads anywhere at all.
  resolve(operation, books);
  throw notImplemented(`'${method}' of '${first?.name ?? ''}' is not part of the simulation.`);
};

const tableActions: Record<'invoice' | 'line', Record<string, string>> = {
  invoice: {
    POST: '36 Sales Header Insert',
    PATCH: '36 Sales Header Modify',
    DELETE: '36 Sales Header Delete',
  },
  line: {
    POST: '37 Sales Line Insert',
    PATCH: '37 Sales Line Modify',
    DELETE: '37 Sales Line Delete',
  },
};

const lineShape = { type: salesInvoiceLineEntity };
const invoiceShape = { type: salesInvoiceEntity, nested: { salesInvoiceLines: lineShape } };

const writeInvoice: Write = (operation, session, books) => {
  const context = `companies(${books.company.id})/salesInvoices`;
  const place = { session, books };
  if (!operation.path[0]?.key) {
    if (operation.method !== 'POST') throw methodNotAllowed(operation.method, 'salesInvoices');
    checkOptions(operation, salesInvoiceEntity);
    const invoice = createSalesInvoice(readBody(operation.body, invoiceShape), books);
    const entity = salesInvoiceEntity.of(invoice, books);
    return respondWithCreated({ entity, context }, operation, place);
  }
  const invoice = addressedInvoice(operation, books);
  switch (operation.method) {
    case 'PATCH': {
      checkIfMatch(operation.headers['if-match'], etagOf(invoice), 'needed');
      if (hasNested(operation.body)) throw badRequest('Deep update is not supported.');
      const { fields } = readBody(operation.body, { type: salesInvoiceEntity });
      const changed = changeSalesInvoice(invoice, fields, books);
      const entity = salesInvoiceEntity.of(changed, books);
      return respondWithEntity({ entity, context }, operation, place);
    }
    case 'DELETE':
      checkIfMatch(
        operation.headers['if-match'],
        etagOf(invoice),
        etagNeedFor('DELETE', books.switches),
      );
      deleteSalesInvoice(invoice, books);
      return { status: 204 };
    default:
      throw methodNotAllowed(operation.method, 'salesInvoices');
  }
};

const writeLine: Write = (operation, session, books) => {
  const { path, method } = operation;
  const isBelowInvoice = path[0]?.name === 'salesInvoices';
  const segment = isBelowInvoice ? path[1] : path[0];
  if (!segment?.key) {
    if (method !== 'POST') throw methodNotAllowed(method, 'salesInvoiceLines');
    return addLine(operation, session, books);
  }
  const line = addressedLine(operation, books);
  const context = `companies(${books.company.id})/salesInvoiceLines`;
  switch (method) {
    case 'PATCH': {
      checkIfMatch(operation.headers['if-match'], etagOf(line), 'needed');
      const { fields } = readBody(operation.body, lineShape);
      const changed = changeSalesInvoiceLine(line, fields, books);
      const entity = salesInvoiceLineEntity.of(changed, books);
      return respondWithEntity({ entity, context }, operation, { session, books });
    }
    case 'DELETE':
      checkIfMatch(
        operation.headers['if-match'],
        etagOf(line),
        etagNeedFor('DELETE', books.switches),
      );
      deleteSalesInvoiceLine(line, books);
      return { status: 204 };
    default:
      throw methodNotAllowed(method, 'salesInvoiceLines');
  }
};

const addLine: Write = (operation, session, books) => {
  const isBelowInvoice = operation.path[0]?.name === 'salesInvoices';
  const parent = isBelowInvoice ? addressedInvoice(operation, books).id : undefined;
  checkOptions(operation, salesInvoiceLineEntity);
  const { fields } = readBody(operation.body, lineShape);
  const documentId = parent ?? fields.get('documentId');
  if (documentId === undefined) {
    throw dialogError('You must specify a document id to get the lines.');
  }
  const line = createSalesInvoiceLine(fields, { documentId: String(documentId), books });
  const entity = salesInvoiceLineEntity.of(line, books);
  const company = `companies(${books.company.id})`;
  const context = isBelowInvoice
    ? `${company}/salesInvoices(${parent})/salesInvoiceLines`
    : `${company}/salesInvoiceLines`;
  return respondWithCreated({ entity, context }, operation, { session, books });
};

const act: Write = (operation, _session, books) => {
  const action = operation.path[1]?.name ?? '';
  if (operation.method !== 'POST') throw methodNotAllowed(operation.method, action);
  const invoice = addressedInvoice(operation, books);
  checkIfMatch(operation.headers['if-match'], etagOf(invoice), 'optional');
  actOnSalesInvoice(action, invoice, books);
  return { status: 204 };
};

function addressedInvoice({ path }: CompanyOperation, books: Books): SalesInvoice {
  const { key } = path[0] ?? {};
  const invoice = key && books.ownById(books.changes.salesInvoices, idOf(key));
  if (!invoice) throw missingEntity('salesInvoice');
  return invoice;
}

function addressedLine(operation: CompanyOperation, books: Books): SalesInvoiceLine {
  const isBelowInvoice = operation.path[0]?.name === 'salesInvoices';
  const { key } = (isBelowInvoice ? operation.path[1] : operation.path[0]) ?? {};
  const line = key && books.ownById(books.changes.salesInvoiceLines, idOf(key));
  const isOfInvoice = !isBelowInvoice || line?.documentId === addressedInvoice(operation, books).id;
  if (!line || !isOfInvoice) throw missingEntity('salesInvoiceLine');
  return line;
}

function hasNested(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'salesInvoiceLines' in body;
}
