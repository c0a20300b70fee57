// Lines of the export folded into appointments: a group booking has a line for each of its customers.
import type { ExportRow } from './exportRow.ts';
import type { Refusal } from './exportTable.ts';

/** Rows of one appointment, in the order of the file. All have the same time, service and price. */
export type ExportAppointment = { rows: [ExportRow, ...ExportRow[]] };

/** Every row goes into one appointment, or is refused because it contradicts an earlier one. */
export function foldRows(rows: readonly ExportRow[]): {
  appointments: ExportAppointment[];
  refused: Refusal[];
} {
  const appointments = new Map<string, ExportAppointment>();
  const refused: Refusal[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const known = appointments.get(key);
    const reason = known && contradiction(known.rows[0], row);
    if (!known) appointments.set(key, { rows: [row] });
    else if (reason) refused.push({ line: row.line, reason });
    else known.rows.push(row);
  }
  return { appointments: [...appointments.values()], refused };
}

/** Old exports have no ids: there a group is told by its time, service and staff. */
function keyOf(row: ExportRow): string {
  if (row.bookingId) return `id ${row.bookingId}`;
  if (!row.isGroup) return `line ${row.line}`;
  const staff = row.staff.map(({ name }) => name).join(';');
  return `group ${row.start.toMillis()} ${row.serviceName} ${staff}`;
}

function contradiction(first: ExportRow, row: ExportRow): string | undefined {
  if (!first.isGroup || !row.isGroup) return `has the same booking id as line ${first.line}`;
  const differs = [
    row.start.toMillis() !== first.start.toMillis() && 'time',
    row.minutes !== first.minutes && 'duration',
    row.serviceName !== first.serviceName && 'service',
    (row.price !== first.price || row.priceType !== first.priceType) && 'price',
  ].find((what) => what !== false);
  return differs && `has another ${differs} than line ${first.line} of the same group booking`;
}
