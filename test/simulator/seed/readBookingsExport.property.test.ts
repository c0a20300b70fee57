import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBookingsExport } from '../../../simulator/seed/bookingsExport/readBookingsExport.ts';
import { SimulatorError } from '../../../simulator/simulatorError.ts';
import { exportText, type Cells } from './exportFile.ts';

const now = new Date('2026-11-24T09:20:00Z');

function read(bytes: Buffer) {
  return readBookingsExport({ fileName: 'export.tsv', bytes }, now);
}

/** The report, or nothing for a file that was refused as a whole; anything else thrown is a failure. */
function report(bytes: Buffer) {
  try {
    return read(bytes).report;
  } catch (error) {
    if (error instanceof SimulatorError) return undefined;
    throw error;
  }
}

const dateTime = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))
    .map(([day, month]) => `${String(day).padStart(2, '0')}/${month}/2026 09:15`),
  fc.constantFrom('2026-03-02 07:50', '2/3/2026 7:50:00 AM', '02.03.2026 07.50', ''),
  fc.string({ maxLength: 20 }),
);

const cells: fc.Arbitrary<Cells> = fc.record(
  {
    'Date Time': dateTime,
    'Customer Name': fc.oneof(fc.constantFrom('Adele Vance', 'Zoë'), fc.string({ maxLength: 12 })),
    'Customer Email': fc.constantFrom('', 'a@post.example', 'B@post.example'),
    'Duration (mins.)': fc.oneof(fc.constantFrom('30', '45,0'), fc.string({ maxLength: 4 })),
    'Pricing Type': fc.constantFrom('Hourly', 'Free', 'Not set', 'something'),
    Price: fc.oneof(
      fc.constantFrom('0', '60', '1.250', '62,5', '1,234.50'),
      fc.string({ maxLength: 6 }),
    ),
    Currency: fc.constantFrom('', 'EUR', 'DKK', 'euros'),
    'Event Type': fc.constantFrom('Single', 'Group', ''),
    'Booking Id': fc.constantFrom('', 'one', 'two', 'three'),
  },
  { requiredKeys: [] },
);

const file = fc.array(cells, { minLength: 1, maxLength: 30 });

/** Lines below the heading that hold anything, counted in another way than the reader does. */
function linesBelowHeading(text: string): number[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split('\n');
  const heading = lines.findIndex((line) => line.trim() !== '');
  return lines.flatMap((line, index) => (index > heading && line.trim() !== '' ? [index + 1] : []));
}

describe('whatever stands in an export', () => {
  it('every line is loaded or refused, each once', () => {
    fc.assert(
      fc.property(file, (rows) => {
        const text = exportText(rows);
        const bytes = Buffer.from(text);
        const found = report(bytes);
        if (!found) return;
        const lines = [
          ...read(bytes).appointments.flatMap((each) => each.rows.map(({ line }) => line)),
          ...found.refused.map(({ line }) => line),
        ].toSorted((one, other) => one - other);

        expect(lines).toEqual(linesBelowHeading(text));
        expect(found.rows).toBe(lines.length);
        expect(found.loaded + found.refused.length).toBe(found.rows);
      }),
      { numRuns: 300 },
    );
  });

  it('nothing breaks the reader when bytes are changed, cut out or doubled', () => {
    const whole = Buffer.from(exportText([{}, { Price: '1.234,50' }, { 'Event Type': 'Group' }]));
    const change = fc.record({
      at: fc.nat({ max: whole.length - 1 }),
      length: fc.nat({ max: 40 }),
      bytes: fc.uint8Array({ maxLength: 20 }),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (changes) => {
        let bytes = whole;
        for (const { at, length, bytes: inserted } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + length)]);
        }
        const found = report(bytes);
        if (found) expect(found.loaded + found.refused.length).toBe(found.rows);
      }),
      { numRuns: 400 },
    );
  });

  it('the order of the lines does not decide what is loaded, where a date is certain and ids differ', () => {
    const certain = fc.array(
      fc.record({
        'Date Time': fc
          .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))
          .map(([day, month]) => `${day}/${month}/2026 09:15`),
        Price: fc.constantFrom('60', '62,5', '1.250', 'much'),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const shuffled = certain.chain((rows) =>
      fc.record({
        rows: fc.constant(rows.map((row, index) => ({ ...row, 'Booking Id': `id-${index}` }))),
        order: fc.shuffledSubarray([...rows.keys()], {
          minLength: rows.length,
          maxLength: rows.length,
        }),
      }),
    );
    const anchor = { 'Date Time': '31/10/2026 09:15', 'Booking Id': 'anchor', Price: '1,5' };
    const loaded = (rows: Cells[]): string[] =>
      read(Buffer.from(exportText([anchor, ...rows])))
        .appointments.flatMap((each) => each.rows)
        .map((row) => `${row.bookingId} ${row.start.toISO() ?? ''} ${row.price}`)
        .toSorted((one, other) => one.localeCompare(other));
    fc.assert(
      fc.property(shuffled, ({ rows, order }) => {
        expect(loaded(order.flatMap((index) => rows[index] ?? []))).toEqual(loaded(rows));
      }),
    );
  });
});
