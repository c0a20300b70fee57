import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDataFolder } from '../../../simulator/start/dataFolder.ts';
import { encryptionKeyIn } from '../../../simulator/start/encryptionKey.ts';
import { countBookings, openStoredWorld } from '../../../simulator/start/openStoredWorld.ts';
import { readOptions } from '../../../simulator/start/options.ts';

const now = new Date('2026-11-23T12:00:00Z');
const small = ['--bookings', '5', '--customers', '3'];

describe('the world of the data folder', () => {
  it('is made at first, and kept afterwards', () => {
    const data = dataFolder();
    const first = open(data, [...small, '--seed', '4']);
    expect(first.lines).toEqual(['A new world: made-up world, seed 4.']);
    const [gone] = first.stored.world.bookingAppointments.list();
    first.stored.world.bookingAppointments.remove(gone?.id ?? '');
    first.stored.close();
    const second = open(data);
    expect(second.lines).toEqual([
      'The world of 2026-11-23 is kept: made-up world, seed 4. Begin anew with: npm start -- --reset',
    ]);
    expect(second.stored.world.bookingAppointments.get(gone?.id ?? '')).toBeUndefined();
    expect(countBookings(second.stored.world)).toBeGreaterThan(5);
  });

  it('says which options did nothing because it was kept', () => {
    const data = dataFolder();
    open(data, small).stored.close();
    expect(open(data, ['--seed', '9', '--bookings', '1']).lines).toContain(
      'Without --reset, --seed and --bookings did nothing.',
    );
  });

  it('is forgotten together with what the product stored, when asked', () => {
    const data = dataFolder();
    open(data, small).stored.close();
    mkdirSync(data.state);
    const { lines, stored } = open(data, ['--reset', ...small, '--seed', '2']);
    expect(lines).toEqual([
      'A new world: made-up world, seed 2.',
      'The world before it is gone, with all that the product stored about it.',
    ]);
    expect(stored.world.settings.get('settings')?.seed).toBe(2);
    expect(existsSync(data.state)).toBe(false);
  });

  it('says how to go on where its file is damaged, and that way works', () => {
    const data = dataFolder();
    writeFileSync(data.world, 'not a world\n');
    expect(() => open(data)).toThrow(/line 1 is damaged.*npm start -- --reset/);
    expect(open(data, ['--reset', ...small]).lines).toContain(
      'A new world: made-up world, seed 1.',
    );
  });
});

describe('a bookings export', () => {
  it('begins a new world, and every row is accounted for', () => {
    const data = dataFolder();
    open(data, small).stored.close();
    const { lines, stored } = open(data, ['--bookings-export', exportFile()]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'A new world: Bookings export "my export.tsv".',
        'The world before it is gone, with all that the product stored about it.',
        '3 rows: 2 loaded as bookings, 1 refused',
        expect.stringMatching(/^ {2}line 4: .+/),
        'Date order: dayFirst. To read the dates the other way, add: --date-order monthFirst',
      ]),
    );
    expect(countBookings(stored.world)).toBe(2);
  });

  it.each([
    ['is not there', (file: string) => rmSync(file), /there is no such file/],
    ['is no export', (file: string) => writeFileSync(file, 'a picture'), /\S/],
  ])('costs nothing where the file %s', (_, spoil, message) => {
    const data = dataFolder();
    open(data, small).stored.close();
    const before = readFileSync(data.world, 'utf8');
    mkdirSync(data.state);
    const file = exportFile();
    spoil(file);
    expect(() => open(data, ['--bookings-export', file])).toThrow(
      expect.objectContaining({ name: 'SimulatorError', message: expect.stringMatching(message) }),
    );
    expect(readFileSync(data.world, 'utf8')).toBe(before);
    expect(existsSync(data.state)).toBe(true);
  });
});

describe('the key of stored tokens', () => {
  it('is made once, for its owner only', () => {
    const { encryptionKey } = dataFolder();
    const key = encryptionKeyIn(encryptionKey);
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(encryptionKeyIn(encryptionKey)).toBe(key);
    expect(statSync(encryptionKey).mode & 0o777).toBe(0o600);
  });

  it('says which file to delete where it is damaged', () => {
    const { encryptionKey } = dataFolder();
    writeFileSync(encryptionKey, 'short');
    expect(() => encryptionKeyIn(encryptionKey)).toThrow(/damaged\. Delete that file/);
  });
});

function dataFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'with a blank '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return openDataFolder(folder);
}

function open(data: ReturnType<typeof dataFolder>, args: string[] = []) {
  const opened = openStoredWorld(data, readOptions(args), now);
  onTestFinished(() => opened.stored.close());
  return opened;
}

const columns =
  'Date Time|Customer Name|Customer Email|Customer Phone|Customer Address|Staff|Staff Name|Staff Email|Service|Location|Duration (mins.)|Pricing Type|Price|Currency|Cc Attendees|Signed Up Attendees Count|Text Notifications Enabled| Custom Fields|Event Type|Booking Id|Tracking Data';

const row = (when: string, name: string, id: string) =>
  `${when}|${name}|${name}@customer.example||||Dana|dana@fabrikam-health.example|Consulting - ${name}||45|Fixed price|80|EUR||1|false||Single|${id}|`;

/** Two rows that can be read and one that cannot. */
function exportFile(): string {
  const file = path.join(dataFolder().folder, 'my export.tsv');
  const rows = [
    row('23/10/2026 09:00', 'Ann', 'AAkA1'),
    row('24/10/2026 10:00', 'Ben', 'AAkA2'),
    row('some day', 'Cleo', 'AAkA3'),
  ];
  writeFileSync(file, [columns, ...rows].join('\r\n').replaceAll('|', '\t'));
  return file;
}
