// Numbers of customers, contacts and items.
import type { Books } from '../books.ts';
import { blankField, BusinessCentralError } from '../errors.ts';
import { requireManual, takeNumber } from '../salesInvoices/numberSeries.ts';
import { toCode, type WrittenFields } from './fieldWrites.ts';

type Numbered = { id: string; companyId: string; number: string };

export type Numbering = {
  /** As it stands in messages: `Customer`. */
  table: string;
  purpose: 'customer' | 'contact' | 'item';
  records: { list(): Numbered[] };
};

/** The number of a new record: the one that was sent where the series allows it, else the next that is free. */
export function newNumber(fields: WrittenFields, numbering: Numbering, books: Books): string {
  const sent = toCode(fields.get('number') ?? '');
  if (sent !== '') {
    requireManual(numbering.purpose, books);
    requireUnused(sent, numbering, books);
    return sent;
  }
  const taken = takeNumber(numbering.purpose, books);
  requireUnused(taken, numbering, books);
  return taken;
}

/** The number after a PATCH: another one renames the record. */
export function changedNumber(
  record: Numbered,
  fields: WrittenFields,
  { numbering, books }: { numbering: Numbering; books: Books },
): string {
  const sent = fields.get('number');
  if (sent === undefined || toCode(sent) === record.number) return record.number;
  const number = toCode(sent);
  if (number === '') throw blankField('No.', `${numbering.table}: No.=${record.number}`);
  requireUnused(number, numbering, books);
  return number;
}

function requireUnused(number: string, { table, records }: Numbering, books: Books): void {
  if (!books.own(records).some((record) => record.number === number)) return;
  throw new BusinessCentralError(
    400,
    'Internal_EntityWithSameKeyExists',
    `The ${table} already exists. Identification fields and values: No.='${number}'`,
  );
}
