// One line of the export, understood: what was booked, by whom, when and for how much.
import type { DateTime } from 'luxon';
import type { PriceType } from '../../graph/records.ts';
import type { Person } from '../bookingBusiness.ts';
import type { DateOrder } from './dateOrder.ts';
import { readDateParts } from './dateParts.ts';
import { toDateTime } from './localDateTime.ts';
import { readPrice, type DecimalSign } from './exportPrice.ts';
import type { ExportLine } from './exportTable.ts';

export type ExportRow = {
  line: number;
  start: DateTime;
  minutes: number;
  customer: Person;
  staff: { name: string; email: string }[];
  serviceName: string;
  priceType: PriceType;
  /** Stands in the line where the type is a word that Bookings does not use in English. */
  unknownPriceType: string | null;
  price: number;
  /** Empty where the line has none. */
  currency: string;
  isGroup: boolean;
  signedUp: number;
  /** Empty in old exports. */
  bookingId: string;
};

/** What was found out from the whole file. */
export type ReadingRules = {
  dateOrder: DateOrder;
  decimalSign: DecimalSign | undefined;
  zone: string;
};

/** Understands a line, or says why not. */
export function readRow(
  line: ExportLine,
  rules: ReadingRules,
): ExportRow | { line: number; reason: string } {
  const refuse = (reason: string) => ({ line: line.line, reason });
  const dateText = line.cell('dateTime');
  const parts = readDateParts(dateText);
  if (!parts) return refuse(`has no date and time that can be read: "${cut(dateText)}"`);
  const when = toDateTime(parts, rules);
  if ('problem' in when) return refuse(`${when.problem}: "${cut(dateText)}"`);
  const minutes = readMinutes(line.cell('duration'));
  if (minutes === undefined) return refuse(`has the duration "${cut(line.cell('duration'))}"`);
  const pricing = readPrice(line.cell('price'), rules.decimalSign);
  if ('problem' in pricing) return refuse(pricing.problem);
  const customer = readCustomer(line);
  if (!customer) return refuse('has neither a customer name nor an e-mail address');
  const serviceName = readServiceName(line, customer.name);
  if (serviceName === '') return refuse('names no service');
  const currency = line.cell('currency').toUpperCase();
  if (!/^([A-Z]{3})?$/.test(currency)) return refuse(`has the currency "${cut(currency)}"`);
  return {
    line: line.line,
    start: when.start,
    minutes,
    customer,
    staff: readStaff(line),
    serviceName,
    ...readPriceType(line.cell('pricingType')),
    price: pricing.price,
    currency,
    isGroup: line.cell('eventType').toLowerCase() === 'group',
    signedUp: Number(line.cell('signedUpAttendeesCount')) || 1,
    bookingId: line.cell('bookingId'),
  };
}

const mostMinutes = 7 * 24 * 60;

function readMinutes(text: string): number | undefined {
  const minutes = /^\d{1,5}([.,]0+)?$/.test(text) ? parseInt(text, 10) : 0;
  return minutes > 0 && minutes <= mostMinutes ? minutes : undefined;
}

function readCustomer(line: ExportLine): Person | undefined {
  const email = line.cell('customerEmail');
  const name = line.cell('customerName') || email;
  if (name === '') return undefined;
  return { name, email: email || null, phone: line.cell('customerPhone') || null };
}

/** The column holds the subject in the calendar: for one person often the service with the name behind it. */
function readServiceName(line: ExportLine, customerName: string): string {
  const subject = line.cell('service');
  const ending = ` - ${customerName}`;
  return subject.endsWith(ending) ? subject.slice(0, -ending.length).trim() : subject;
}

function readStaff(line: ExportLine): ExportRow['staff'] {
  const names = listOf(line.cell('staffName') || line.cell('staff'));
  const emails = listOf(line.cell('staffEmail'));
  return names.map((name, index) => ({ name, email: emails[index] ?? '' }));
}

function listOf(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const priceTypes: Record<string, PriceType> = {
  '': 'notSet',
  'not set': 'notSet',
  'fixed price': 'fixedPrice',
  hourly: 'hourly',
  free: 'free',
  'starting at': 'startingAt',
  'price varies': 'priceVaries',
  'call us': 'callUs',
};

function readPriceType(text: string): Pick<ExportRow, 'priceType' | 'unknownPriceType'> {
  const priceType = priceTypes[text.toLowerCase()];
  return priceType
    ? { priceType, unknownPriceType: null }
    : { priceType: 'undefined', unknownPriceType: text };
}

/** Enough to find it, not so much that it floods the terminal. */
function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
