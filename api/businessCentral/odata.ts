// How Business Central writes values: in JSON, and in addresses.
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { invariant } from '../domain/invariant.ts';

/** A blank reference to another record. */
const blankGuid = '00000000-0000-0000-0000-000000000000';

/** A text in a filter: in single quotes, with each quote in it doubled. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A key in an address or a filter. Anything but a GUID could change what the address means. */
export function guidLiteral(id: string): string {
  invariant(Guid.safeParse(id).success, 'The id of a record of Business Central is a GUID');
  return id;
}

export const Guid = z.guid();

/** A reference that may be blank. */
export const Reference = Guid.transform((id) => (id === blankGuid ? null : id));

/** Text that no record leaves out, although an answer may. */
export const Text = z
  .string()
  .nullish()
  .transform((text) => text ?? '');

/** The name of an enum's member: `In_x0020_Review` is `In Review`, and `_x0020_` alone is blank. */
export const EnumText = z
  .string()
  .transform((text) =>
    text
      .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .trim(),
  );

/** Amounts come as JSON numbers of at most fifteen digits, which a double holds exactly enough to be read back. */
export const Amount = z.number().transform((amount): Decimal => new Decimal(amount));

/** The same on the way out. */
export function jsonNumber(value: Decimal): number {
  const number = value.toNumber();
  invariant(new Decimal(number).equals(value), `The amount ${value.toFixed()} has too many digits`);
  return number;
}
