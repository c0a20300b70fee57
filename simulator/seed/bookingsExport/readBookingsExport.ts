// The export of Microsoft Bookings, as any administrator of a booking page can download it: read line by line, and every
// line is either loaded or refused with a reason. What the file does not tell is decided once and said in a note.
import { SimulatorError } from '../../simulatorError.ts';
import { decideDateOrder, type DateOrder } from './dateOrder.ts';
import { decodeText } from './decodeText.ts';
import { foldRows, type ExportAppointment } from './exportAppointments.ts';
import { readDateParts } from './dateParts.ts';
import { decideDecimalSign } from './exportPrice.ts';
import { readRow, type ExportRow } from './exportRow.ts';
import { readTable, type ExportTable, type Refusal } from './exportTable.ts';
import { notesOn } from './exportNotes.ts';
import { exportTimeZone } from './exportTimeZone.ts';

export type ExportReport = {
  /** Lines below the heading that are not blank. */
  rows: number;
  loaded: number;
  refused: Refusal[];
  dateOrder: DateOrder;
  notes: string[];
};

export type BookingsExportFile = {
  fileName: string;
  bytes: Buffer;
  /** Wins over what the file itself tells. */
  dateOrder?: DateOrder;
};

export type BookingsExport = {
  fileName: string;
  /** Of the whole file, for a booking page has one. */
  currency: string;
  appointments: ExportAppointment[];
  report: ExportReport;
};

/** Throws a `SimulatorError` for a file that is no Bookings export, or of which no line can be read. */
export function readBookingsExport(file: BookingsExportFile, now: Date): BookingsExport {
  const { text, encoding } = decodeText(file.bytes);
  const table = readTable(text, file.fileName);
  const order = decideDateOrder(
    table.lines.flatMap((line) => readDateParts(line.cell('dateTime')) ?? []),
    file.dateOrder,
  );
  const understood = readRows(table, order.dateOrder);
  const currency = usualCurrency(understood.rows);
  const ofCurrency = refuseOtherCurrencies(understood.rows, currency);
  const { appointments, refused } = foldRows(ofCurrency.rows);
  const allRefused = [
    ...table.refused,
    ...understood.refused,
    ...ofCurrency.refused,
    ...refused,
  ].toSorted((one, other) => one.line - other.line);
  const loaded = appointments.flatMap(({ rows }) => rows);
  const [first] = allRefused;
  if (loaded.length === 0) {
    const why = first ? `; line ${first.line} ${first.reason}` : '';
    throw new SimulatorError(
      `Cannot read the Bookings export "${file.fileName}": it has no booking that can be loaded${why}`,
    );
  }
  return {
    fileName: file.fileName,
    currency,
    appointments,
    report: {
      rows: loaded.length + allRefused.length,
      loaded: loaded.length,
      refused: allRefused,
      dateOrder: order.dateOrder,
      notes: [
        order.note,
        ...notesOn({ appointments, columns: table.columns, currency, encoding, now }),
      ],
    },
  };
}

type Sorted = { rows: ExportRow[]; refused: Refusal[] };

function readRows(table: ExportTable, dateOrder: DateOrder): Sorted {
  const rules = {
    dateOrder,
    decimalSign: decideDecimalSign(table.lines.map((line) => line.cell('price'))),
    zone: exportTimeZone.iana,
  };
  const sorted: Sorted = { rows: [], refused: [] };
  for (const line of table.lines) {
    const row = readRow(line, rules);
    if ('reason' in row) sorted.refused.push(row);
    else sorted.rows.push(row);
  }
  return sorted;
}

/** Lines without a price often have no currency either. */
function usualCurrency(rows: readonly ExportRow[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of rows) {
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? 'EUR';
}

function refuseOtherCurrencies(rows: readonly ExportRow[], currency: string): Sorted {
  const differs = (row: ExportRow): boolean => row.currency !== '' && row.currency !== currency;
  return {
    rows: rows.filter((row) => !differs(row)),
    refused: rows.filter(differs).map((row) => ({
      line: row.line,
      reason: `is in ${row.currency}, but a booking page has one currency and most lines have ${currency}`,
    })),
  };
}
