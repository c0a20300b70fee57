import type { SeedReport } from '../seed/buildWorld.ts';

type ExportReport = NonNullable<SeedReport['bookingsExport']>;

/** What became of each row of an export, and how its dates were read. */
export function exportLines({ rows, loaded, refused, dateOrder, notes }: ExportReport): string[] {
  const other = dateOrder === 'dayFirst' ? 'monthFirst' : 'dayFirst';
  return [
    `${rows} rows: ${loaded} loaded as bookings, ${refused.length} refused`,
    ...refused.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...notes.map((note) => `  ${note}`),
    `Date order: ${dateOrder}. To read the dates the other way, add: --date-order ${other}`,
  ];
}
