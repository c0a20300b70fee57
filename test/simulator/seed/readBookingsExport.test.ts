import { describe, expect, it } from 'vitest';
import {
  readBookingsExport,
  type BookingsExport,
} from '../../../simulator/seed/bookingsExport/readBookingsExport.ts';
import { SimulatorError } from '../../../simulator/simulatorError.ts';
import { exportBytes, exportText, headings, oldHeadings, utf16, type Cells } from './exportFile.ts';

const now = new Date('2026-11-24T09:20:00Z');
const fileName = 'BookingsReportingData.tsv';

function read(rows: Cells[], dateOrder?: 'dayFirst' | 'monthFirst'): BookingsExport {
  const bytes = exportBytes(rows);
  return readBookingsExport({ fileName, bytes, ...(dateOrder ? { dateOrder } : {}) }, now);
}

function readBytes(bytes: Buffer): BookingsExport {
  return readBookingsExport({ fileName, bytes }, now);
}

function starts({ appointments }: BookingsExport): (string | null)[] {
  return appointments.map(({ rows: [{ start }] }) => start.toFormat('yyyy-MM-dd HH:mm'));
}

function rowsOf({ appointments }: BookingsExport) {
  return appointments.flatMap(({ rows }) => rows);
}

describe('the order of day and month', () => {
  it('is told by the whole file where a single date is certain', () => {
    const dayFirst = read([
      { 'Date Time': '02/03/2026 07:50' },
      { 'Date Time': '13/03/2026 07:50' },
    ]);
    const monthFirst = read([
      { 'Date Time': '2/3/2026 7:50:00 AM' },
      { 'Date Time': '2/13/2026 12:05:00 PM' },
    ]);

    expect(starts(dayFirst)).toEqual(['2026-03-02 07:50', '2026-03-13 07:50']);
    expect(starts(monthFirst)).toEqual(['2026-02-03 07:50', '2026-02-13 12:05']);
    expect(dayFirst.report.dateOrder).toBe('dayFirst');
    expect(monthFirst.report.notes[0]).toMatch(/month first: 1 of 2 can be read in no other way/);
  });

  it('is told by the order of the lines where no date is certain', () => {
    const report = read([
      { 'Date Time': '01/02/2026 09:00' },
      { 'Date Time': '01/05/2026 09:00' },
      { 'Date Time': '02/03/2026 09:00' },
    ]).report;

    expect(report.dateOrder).toBe('monthFirst');
    expect(report.notes[0]).toMatch(/order of time.*--date-order dayFirst/);
  });

  it.each([
    ['points', '02.03.2026 07:50', 'dayFirst'],
    ['AM and PM', '2/3/2026 7:50 AM', 'monthFirst'],
    ['nothing', '02/03/2026 07:50', 'dayFirst'],
  ] as const)(
    'is chosen by %s else, and the note says how to choose the other',
    (_, text, order) => {
      const { report } = read([{ 'Date Time': text }]);
      const other = order === 'dayFirst' ? 'monthFirst' : 'dayFirst';

      expect(report.dateOrder).toBe(order);
      expect(report.notes[0]).toContain(`--date-order ${other}`);
    },
  );

  it('is what was asked for, whatever the file looks like', () => {
    const read1 = read(
      [{ 'Date Time': '02.03.2026 07:50' }, { 'Date Time': '31.03.2026 07:50' }],
      'monthFirst',
    );

    expect(starts(read1)).toEqual(['2026-02-03 07:50']);
    expect(read1.report.refused).toEqual([
      {
        line: 3,
        reason: expect.stringContaining('does not exist when read with the month first'),
      },
    ]);
  });

  it('does not matter to dates that begin with the year', () => {
    expect(
      starts(read([{ 'Date Time': '2026-03-02 07:50' }, { 'Date Time': '2026/03/13 17:05:00' }])),
    ).toEqual(['2026-03-02 07:50', '2026-03-13 17:05']);
  });

  it('follows the many where a file contradicts itself, and refuses the few', () => {
    const { report } = read([
      { 'Date Time': '13/10/2026 09:00' },
      { 'Date Time': '14/10/2026 09:00' },
      { 'Date Time': '10/15/2026 09:00' },
    ]);

    expect(report).toMatchObject({ dateOrder: 'dayFirst', loaded: 2, rows: 3 });
    expect(report.refused[0]?.line).toBe(4);
  });
});

describe('the encoding', () => {
  const rows = [{ 'Customer Name': 'Zoë Weiß', Service: 'Gespräch - Zoë Weiß' }];
  const text = exportText(rows);

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 little endian', utf16(`\ufeff${text}`, 'le')],
    ['UTF-16 big endian', utf16(`\ufeff${text}`, 'be')],
    ['UTF-16 without a byte order mark', utf16(text, 'le')],
    ['UTF-16 big endian without one', utf16(text, 'be')],
    ['Windows-1252', Buffer.from(text, 'latin1')],
  ])('may be %s', (_, bytes) => {
    const [row] = rowsOf(readBytes(bytes));

    expect(row).toMatchObject({ customer: { name: 'Zoë Weiß' }, serviceName: 'Gespräch' });
  });

  it('is told in a note where it was a guess', () => {
    expect(readBytes(Buffer.from(text, 'latin1')).report.notes.join()).toContain('Windows-1252');
    expect(readBytes(Buffer.from(text)).report.notes.join()).not.toContain('Windows-1252');
  });

  it('may come with quotes and other line ends, as spreadsheets save it', () => {
    const saved = text
      .replaceAll('{  "Company": "",  "Note": ""}', '"{  ""Company"": """",  ""Note"": """"}"')
      .replaceAll('\r\n', '\n');

    expect(readBytes(Buffer.from(saved)).report).toMatchObject({ rows: 1, loaded: 1 });
  });
});

describe('prices', () => {
  it.each([
    ['62,5', 62.5],
    ['62.50', 62.5],
    ['1.234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['1 234,5', 1234.5],
    ['€ 60', 60],
    ['60.00 EUR', 60],
    ['1.234.567', 1234567],
    ['0,125', 0.125],
    ['', 0],
  ])('may be written "%s"', (text, price) => {
    expect(rowsOf(read([{ Price: text }]))).toMatchObject([{ price }]);
  });

  it('that may be thousands or decimals are read as the other prices of the file', () => {
    const withComma = read([{ Price: '1.250' }, { Price: '62,5' }]);
    const withPoint = read([{ Price: '1,250' }, { Price: '62.5' }]);

    expect(rowsOf(withComma).map(({ price }) => price)).toEqual([1250, 62.5]);
    expect(rowsOf(withPoint).map(({ price }) => price)).toEqual([1250, 62.5]);
    expect(rowsOf(read([{ Price: '1.250' }, { Price: '62.5' }]))[0]?.price).toBe(1.25);
  });

  it('are refused rather than guessed', () => {
    const { report } = read([
      { Price: '60' },
      { Price: '1.250' },
      { Price: 'sixty' },
      { Price: '-5' },
    ]);

    expect(report.loaded).toBe(1);
    expect(report.refused).toEqual([
      { line: 3, reason: 'has the price "1.250", which may be either thousands or decimals' },
      { line: 4, reason: 'has the price "sixty"' },
      { line: 5, reason: 'has the price "-5"' },
    ]);
  });

  it('have the types that Bookings has, and unknown words need an amount', () => {
    const types = [
      'Not set',
      'Fixed price',
      'Hourly',
      'Free',
      'Starting at',
      'Price varies',
      'Call us',
    ];
    const { appointments, report } = read(
      [...types, 'Festpreis'].map((type) => ({ 'Pricing Type': type })),
    );

    expect(appointments.map(({ rows: [{ priceType }] }) => priceType)).toEqual([
      'notSet',
      'fixedPrice',
      'hourly',
      'free',
      'startingAt',
      'priceVaries',
      'callUs',
      'undefined',
    ]);
    expect(report.notes.join()).toContain('"Festpreis"');
  });

  it('are in one currency', () => {
    const read1 = read([
      { Currency: 'DKK' },
      { Currency: 'DKK' },
      { Currency: '' },
      { Currency: 'EUR' },
    ]);

    expect(read1.currency).toBe('DKK');
    expect(read1.report.refused).toMatchObject([{ line: 5 }]);
    expect(read1.report.notes.join()).toContain('1 price has no currency: DKK was taken');
  });
});

describe('group bookings', () => {
  const group = { 'Event Type': 'Group', 'Booking Id': 'group-1', Service: 'Rückenschule' };

  it('become one appointment with an attendee for each line', () => {
    const read1 = read([
      { ...group, 'Customer Name': 'Adele Vance', 'Signed Up Attendees Count': '3' },
      { ...group, 'Customer Name': 'Grady Archie', 'Signed Up Attendees Count': '3' },
      {},
    ]);

    expect(read1.appointments.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(read1.report).toMatchObject({ rows: 3, loaded: 3, refused: [] });
    expect(read1.report.notes.join(' ')).toMatch(
      /2 lines of group bookings became 1 appointment.*1 group booking has fewer lines than attendees/,
    );
  });

  it('do not take lines that contradict them', () => {
    const { report } = read([
      group,
      { ...group, 'Date Time': '14/10/2026 09:00' },
      { ...group, Price: '10' },
      { ...group, 'Duration (mins.)': '45' },
      { ...group, Service: 'Yoga' },
      { 'Booking Id': 'single-1' },
      { 'Booking Id': 'single-1' },
    ]);

    expect(report.loaded).toBe(2);
    expect(report.refused).toEqual([
      { line: 3, reason: 'has another time than line 2 of the same group booking' },
      { line: 4, reason: 'has another price than line 2 of the same group booking' },
      { line: 5, reason: 'has another duration than line 2 of the same group booking' },
      { line: 6, reason: 'has another service than line 2 of the same group booking' },
      { line: 8, reason: 'has the same booking id as line 7' },
    ]);
  });

  it('are told by time, service and staff in old exports', () => {
    const old = {
      'Date & Time': '13/10/2026 09:00',
      'Duration (minutes)': '45',
      Staff: 'Kai Sommer',
      Service: 'Rückenschule',
      'Event Type': 'Group',
    };
    const bytes = exportBytes(
      [old, { ...old, 'Customer Name': 'Grady Archie' }, { ...old, 'Event Type': 'Single' }],
      oldHeadings,
    );
    const { appointments, report } = readBytes(bytes);

    expect(appointments.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect(appointments[0]?.rows[0]).toMatchObject({
      minutes: 45,
      priceType: 'notSet',
      price: 0,
      staff: [{ name: 'Kai Sommer' }],
    });
    expect(report.notes.join()).toContain('no prices');
  });
});

describe('a line that cannot be read', () => {
  it.each([
    [{ 'Date Time': 'next Tuesday' }, /no date and time/],
    [{ 'Date Time': '13/10/2026' }, /no date and time/],
    [{ 'Date Time': '13/10/2026 25:00' }, /no date and time/],
    [{ 'Date Time': '31/11/2026 09:00' }, /does not exist/],
    [{ 'Date Time': '13/10/0206 09:00' }, /year 206/],
    [{ 'Date Time': '29/03/2026 02:30' }, /clocks were put forward/],
    [{ 'Duration (mins.)': '' }, /duration/],
    [{ 'Duration (mins.)': '-30' }, /duration/],
    [{ 'Customer Name': '', 'Customer Email': '' }, /neither a customer name nor/],
    [{ Service: '' }, /no service/],
    [{ Currency: 'Euro' }, /currency "EURO"/],
    [{ Service: 'one\ttoo many' }, /22 of 21 cells/],
    [{ 'Customer Address': 'Lindenweg 1\r\n10115 Berlin' }, /5 of 21 cells/],
  ])('is named with its number and the reason: %j', (cells, reason) => {
    const { report } = read([{}, cells, {}]);

    expect(report.loaded).toBe(2);
    expect(report.refused[0]).toMatchObject({
      line: 3,
      reason: expect.stringMatching(reason),
    });
    expect(report.rows).toBe(report.loaded + report.refused.length);
  });

  it('does not stop the service from being told apart from the customer', () => {
    const names = rowsOf(
      read([
        { Service: 'Beratung - online - Adele Vance' },
        { Service: 'Beratung - Adele' },
        { 'Customer Name': '', Service: 'Beratung - adele.vance@post.example' },
      ]),
    ).map(({ serviceName }) => serviceName);

    expect(names).toEqual(['Beratung - online', 'Beratung - Adele', 'Beratung']);
  });
});

describe('what the file does not tell', () => {
  it('is said: the time zone, the days it covers, and what is not over yet', () => {
    const notes = read([
      { 'Date Time': '13/10/2026 09:00' },
      { 'Date Time': '24/11/2026 10:15' },
      { 'Date Time': '01/12/2026 09:00' },
    ]).report.notes.join(' ');

    expect(notes).toMatch(/no time zone.*W\. Europe Standard Time/);
    expect(notes).toContain('from 2026-10-13 to 2026-12-01');
    expect(notes).toContain('2 bookings are not over yet');
  });
});

describe('a file that is no Bookings export', () => {
  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['another text', Buffer.from('Dear Megan,\nsee you')],
    ['commas in place of tabs', Buffer.from(headings.join(',') + '\n')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['headings alone', exportBytes([])],
  ])('is refused in one clear line: %s', (_, bytes) => {
    const attempt = () => readBytes(bytes);

    expect(attempt).toThrow(SimulatorError);
    expect(attempt).toThrow(
      /^Cannot read the Bookings export "BookingsReportingData.tsv": [^\n]+$/,
    );
  });
});
