// What people type as the external document number of an invoice.
import type { DateTime } from 'luxon';
import type { Customer } from '../businessCentral/records.ts';
import type { Random } from '../random.ts';

/** A company sends order numbers of its own; of a person there is a prescription or a call to remember. */
export function typedReference({ type }: Customer, day: DateTime, random: Random): string {
  const number = random.between(1000, 9999);
  return random.pick(
    type === 'Company'
      ? [`PO ${number}`, `Bestellung ${number}/${day.toFormat('yy')}`, `45000${number}`]
      : [`Rezept ${number}`, `Anruf ${day.toFormat('d.M.')}`, `Kartei ${number}`],
  );
}
