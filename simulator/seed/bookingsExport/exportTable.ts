// The export as a table: named columns, and for each line below the heading its cells.
// Fields: https://learn.microsoft.com/microsoft-365/bookings/reporting-info
import { SimulatorError } from '../../simulatorError.ts';

export type Column =
  | 'dateTime'
  | 'customerName'
  | 'customerEmail'
  | 'customerPhone'
  | 'staff'
  | 'staffName'
  | 'staffEmail'
  | 'service'
  | 'duration'
  | 'pricingType'
  | 'price'
  | 'currency'
  | 'signedUpAttendeesCount'
  | 'eventType'
  | 'bookingId';

export type ExportLine = {
  /** In the file, from 1; the heading is line 1 of a file that begins with it. */
  line: number;
  /** Without blanks around; empty for a column that the file does not have. */
  cell(column: Column): string;
};

export type Refusal = { line: number; reason: string };

export type ExportTable = {
  columns: ReadonlySet<Column>;
  lines: ExportLine[];
  refused: Refusal[];
};

/** Splits the text. Throws a `SimulatorError` where it has no heading of a Bookings export. */
export function readTable(text: string, fileName: string): ExportTable {
  const lines = text.split(/\r\n|\n|\r/);
  const headingIndex = lines.findIndex((line) => line.trim() !== '');
  const headings = cellsOf(lines[headingIndex] ?? '');
  const places = placesOf(headings);
  const missing = required.filter(({ column }) => !places.has(column));
  if (missing.length > 0) {
    const names = missing.map(({ heading }) => `"${heading}"`).join(', ');
    throw new SimulatorError(
      `Cannot read the Bookings export "${fileName}": its first line has no column ${names}. ` +
        'Export it in Bookings as TSV (tab separated, with English headings) and use the file as it is.',
    );
  }
  const table: ExportTable = { columns: new Set(places.keys()), lines: [], refused: [] };
  lines.forEach((line, index) => {
    if (index <= headingIndex || line.trim() === '') return;
    const cells = cellsOf(line);
    const reason = misshapen(cells, { places, columns: headings.length });
    if (reason) table.refused.push({ line: index + 1, reason });
    else table.lines.push(lineOf(index + 1, { cells, places }));
  });
  return table;
}

/** Old exports have fewer columns; without these four nobody can tell what was booked. */
const required: { column: Column; heading: string }[] = [
  { column: 'dateTime', heading: 'Date Time' },
  { column: 'customerName', heading: 'Customer Name' },
  { column: 'service', heading: 'Service' },
  { column: 'duration', heading: 'Duration (mins.)' },
];

/** Headings by their letters alone, for punctuation and blanks have changed over the years. */
const columnOf: Record<string, Column> = {
  datetime: 'dateTime',
  customername: 'customerName',
  customeremail: 'customerEmail',
  customerphone: 'customerPhone',
  staff: 'staff',
  staffname: 'staffName',
  staffemail: 'staffEmail',
  service: 'service',
  durationmins: 'duration',
  durationminutes: 'duration',
  pricingtype: 'pricingType',
  price: 'price',
  currency: 'currency',
  signedupattendeescount: 'signedUpAttendeesCount',
  eventtype: 'eventType',
  bookingid: 'bookingId',
};

type Places = ReadonlyMap<Column, number>;

function placesOf(headings: string[]): Places {
  const places = new Map<Column, number>();
  headings.forEach((heading, index) => {
    const column = columnOf[heading.toLowerCase().replaceAll(/[^a-z]/g, '')];
    if (column && !places.has(column)) places.set(column, index);
  });
  return places;
}

/** Empty cells at the end of a line get lost in some editors; anything else means that the line was cut or torn. */
function misshapen(
  cells: string[],
  { places, columns }: { places: Places; columns: number },
): string | undefined {
  const needed = Math.max(...places.values()) + 1;
  if (cells.length >= needed && cells.length <= columns) return undefined;
  return `has ${cells.length} of ${columns} cells; a line break or a tab inside a text tears a line apart`;
}

function lineOf(line: number, { cells, places }: { cells: string[]; places: Places }): ExportLine {
  return {
    line,
    cell: (column) => cells[places.get(column) ?? cells.length] ?? '',
  };
}

/** Excel puts quotes around cells that hold quotes; Bookings never does, and leaves quotes inside as they are. */
function cellsOf(line: string): string[] {
  return line.split('\t').map((cell) => {
    const quoted = /^"((?:[^"]|"")*)"$/.exec(cell)?.[1];
    return (quoted?.replaceAll('""', '"') ?? cell).trim();
  });
}
