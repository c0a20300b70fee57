// What somebody who brought an export should know about how it was read.
import type { ExportAppointment } from './exportAppointments.ts';
import type { Column } from './exportTable.ts';
import { exportTimeZone } from './exportTimeZone.ts';
import type { DecodedText } from './decodeText.ts';

type Findings = {
  appointments: readonly ExportAppointment[];
  columns: ReadonlySet<Column>;
  currency: string;
  encoding: DecodedText['encoding'];
  now: Date;
};

export function notesOn(findings: Findings): string[] {
  return [
    ...aboutTimes(findings),
    ...aboutGroups(findings),
    ...aboutPrices(findings),
    ...(findings.encoding === 'Windows-1252'
      ? ['The file is not UTF-8: its text was read as Windows-1252 (Western European).']
      : []),
  ];
}

function aboutTimes({ appointments, now }: Findings): string[] {
  const starts = appointments.map(({ rows: [{ start }] }) => start.toMillis());
  const dates = appointments
    .map(({ rows: [{ start }] }) => start.toISODate() ?? '')
    .toSorted((one, other) => one.localeCompare(other));
  const notOver = appointments
    .filter(({ rows: [{ minutes }] }, index) => ends(starts[index], minutes) > now.getTime())
    .flatMap(({ rows }) => rows);
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const notes = [
    `The file tells no time zone: times were read as local times of ${exportTimeZone.windows}.`,
    `The bookings are from ${first} to ${last}: choose a start date that is not after the ones you want to invoice.`,
  ];
  if (notOver.length > 0) {
    notes.push(
      `${count(notOver.length, 'booking is', 'bookings are')} not over yet and will appear then.`,
    );
  }
  return notes;
}

function ends(start: number | undefined, minutes: number): number {
  return (start ?? 0) + minutes * 60_000;
}

function aboutGroups({ appointments, columns }: Findings): string[] {
  const groups = appointments.filter(({ rows: [first] }) => first.isGroup);
  const lines = groups.flatMap(({ rows }) => rows).length;
  const short = groups.filter(({ rows }) => rows.length < rows[0].signedUp);
  const notes: string[] = [];
  if (groups.length > 0) {
    const told = columns.has('bookingId') ? '' : ' told by time, service and staff';
    notes.push(
      `${count(lines, 'line', 'lines')} of group bookings became ${count(groups.length, 'appointment', 'appointments')}${told}; each attendee is a booking.`,
    );
  }
  if (short.length > 0) {
    notes.push(
      `${count(short.length, 'group booking has', 'group bookings have')} fewer lines than attendees: only people with a line were loaded.`,
    );
  }
  if (!columns.has('eventType')) {
    notes.push(
      'The file does not tell single from group bookings: each line is a booking of its own.',
    );
  }
  return notes;
}

function aboutPrices({ appointments, columns, currency }: Findings): string[] {
  const rows = appointments.flatMap((appointment) => appointment.rows);
  const notes: string[] = [];
  if (!columns.has('price')) {
    notes.push('The file has no prices, as older exports: each booking needs an amount.');
  }
  if (rows.every((row) => row.currency === '')) {
    notes.push(`The file names no currency: ${currency} was taken.`);
  }
  const unnamed = rows.filter((row) => row.currency === '' && row.price > 0).length;
  if (unnamed > 0 && rows.some((row) => row.currency !== '')) {
    notes.push(`${count(unnamed, 'price has', 'prices have')} no currency: ${currency} was taken.`);
  }
  const unknown = new Set(rows.flatMap((row) => row.unknownPriceType ?? []));
  if (unknown.size > 0) {
    const types = [...unknown].map((type) => `"${type}"`).join(', ');
    notes.push(`Unknown pricing types were loaded as not set, so they need an amount: ${types}.`);
  }
  return notes;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
