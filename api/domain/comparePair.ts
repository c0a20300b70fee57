// A person whom both sides know: what goes where, and what only a person can decide.
import {
  asCustomerHasIt,
  isSame,
  traceOf,
  type PersonField,
  type PersonFields,
} from './personFields.ts';

/** Traces of the values that both sides had when they were last brought together, field by field. */
export type Baseline = Record<PersonField, { bookings: string; businessCentral: string }>;

export type Flow = { toBusinessCentral: boolean; toBookings: boolean };

export type FieldConflict = { field: PersonField; bookings: string; businessCentral: string };

export type Comparison = {
  toCustomer: Partial<PersonFields>;
  toCard: Partial<PersonFields>;
  conflicts: FieldConflict[];
  /** What to remember once all of it is done. */
  baseline: Baseline;
};

type Sides = { card: PersonFields; customer: PersonFields };

/**
 * Only what changed on one side since they were last together goes to the other. Nothing is blanked, and what
 * changed on both sides is a conflict. Without a baseline what stands is left standing, and only blanks are filled.
 */
export function comparePair(
  { card, customer }: Sides,
  { before, flow }: { before: Baseline | undefined; flow: Flow },
): Comparison {
  const toCustomer: Partial<PersonFields> = {};
  const toCard: Partial<PersonFields> = {};
  const conflicts: FieldConflict[] = [];
  const bring = (field: PersonField): Baseline[PersonField] => {
    const values = { bookings: card[field], businessCentral: customer[field] };
    const { bookings, businessCentral } = values;
    const move = movement(field, values, before?.[field]);
    if (move === 'together') return traces(field, bookings, businessCentral);
    const value = asCustomerHasIt(field, bookings);
    if (move === 'fromBookings' && flow.toBusinessCentral && value !== '') {
      toCustomer[field] = value;
      return traces(field, bookings, value);
    }
    if (move === 'fromBusinessCentral' && flow.toBookings && businessCentral.trim() !== '') {
      toCard[field] = businessCentral.trim();
      return traces(field, businessCentral, businessCentral);
    }
    if (move === 'conflict') conflicts.push({ field, bookings, businessCentral });
    return before?.[field] ?? traces(field, bookings, businessCentral);
  };
  const baseline = {
    displayName: bring('displayName'),
    email: bring('email'),
    phone: bring('phone'),
  };
  return { toCustomer, toCard, conflicts, baseline };
}

type Values = { bookings: string; businessCentral: string };
type Movement = 'together' | 'conflict' | 'fromBookings' | 'fromBusinessCentral' | 'none';

function movement(
  field: PersonField,
  { bookings, businessCentral }: Values,
  before: Baseline[PersonField] | undefined,
): Movement {
  if (isSame(field, bookings, businessCentral)) return 'together';
  if (!before) {
    if (businessCentral.trim() === '') return 'fromBookings';
    return bookings.trim() === '' ? 'fromBusinessCentral' : 'none';
  }
  const now = traces(field, bookings, businessCentral);
  const changedHere = now.bookings !== before.bookings;
  const changedThere = now.businessCentral !== before.businessCentral;
  if (changedHere && changedThere) return 'conflict';
  if (changedHere) return 'fromBookings';
  return changedThere ? 'fromBusinessCentral' : 'none';
}

export function traces(
  field: PersonField,
  bookings: string,
  businessCentral: string,
): Baseline[PersonField] {
  return {
    bookings: traceOf(field, bookings),
    businessCentral: traceOf(field, businessCentral),
  };
}
