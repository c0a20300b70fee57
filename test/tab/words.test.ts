import { expect, test } from 'vitest';
import { errorCodes } from '../../api/contract/errors.ts';
import { createFormats } from '../../tab/messages/formats.ts';
import { de } from '../../tab/messages/de.ts';
import { en } from '../../tab/messages/en.ts';
import { parsePlace, printPlace, start } from '../../tab/place.ts';
import { parseDecimal } from '../../tab/ui/parseDecimal.ts';
import { sumDecimals } from '../../tab/ui/sumDecimals.ts';
import { groupBookings, groupedRows } from '../../tab/uninvoicedBookings/bookingRows.ts';
import { rangeOf } from '../../tab/uninvoicedBookings/period.ts';
import { bookings } from './fixtures.ts';

test('every error of the API has a title and an advice in both languages', () => {
  for (const code of errorCodes) {
    expect(en.errors[code].title).not.toBe('');
    expect(de.errors[code].advice).not.toBe('');
  }
});

test('German never calls an appointment a Buchung', () => {
  const texts = allTexts(de);
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.filter((text) => /\bBuchung(en)?\b/.test(text))).toEqual([]);
});

test('no sentence is the same in German as in English, but for names', () => {
  const english = new Map(entriesOf(en));
  const same = entriesOf(de).filter(
    ([path, text]) => english.get(path) === text && (text.match(/[a-zä-ü]{2,}/gi) ?? []).length > 2,
  );
  expect(same).toEqual([]);
});

test('counts take the form of the language', () => {
  expect(en.uninvoicedBookings.selection.create(1)).toBe('Create 1 draft invoice');
  expect(en.uninvoicedBookings.selection.create(1234)).toBe('Create 1,234 draft invoices');
  expect(de.uninvoicedBookings.selection.create(1234)).toBe('1.234 Rechnungsentwürfe erstellen');
});

test('money, days and times read as people of the locale write them', () => {
  const german = createFormats('de-DE');
  expect(german.money('1234.5', 'EUR')).toBe('1.234,50\u00a0€');
  expect(german.longDay('2026-11-03')).toBe('3. November 2026');
  expect(createFormats('en-GB').timeOfDay('14:30')).toBe('14:30');
  expect(createFormats('en-US').minutes(90)).toBe('1 hr 30 min');
});

test.each([
  ['80,00', 'de', '80.00'],
  ['80.00', 'de', '80.00'],
  ['1.200', 'de', '1200'],
  ['1.234,5', 'de', '1234.5'],
  ['1,200', 'en', '1200'],
  ['1.200', 'en', '1.200'],
  ['12', 'en', '12'],
  ['-5', 'en', undefined],
  ['a', 'de', undefined],
  ['1,2,3', 'de', undefined],
])('reads %s in %s as %s', (typed, locale, expected) => {
  expect(parseDecimal(typed, locale)).toBe(expected);
});

test('sums amounts without losing a cent', () => {
  expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
  expect(sumDecimals(Array.from({ length: 1000 }, () => '0.01'))).toBe('10');
  expect(sumDecimals(['100', '-0.5'])).toBe('99.5');
  expect(sumDecimals([])).toBe('0');
});

test('the address keeps the place, and forgets what makes no sense', () => {
  const place = { ...start, view: 'attention' as const, q: 'Müller & Söhne', setup: 'x' };
  expect(parsePlace(printPlace(place))).toEqual(place);
  expect(printPlace(start)).toBe('#/bookings');
  expect(parsePlace('#/elsewhere?view=nothing&from=yesterday')).toEqual(start);
});

test('a period covers its months from the first to the last day', () => {
  const today = new Date(2026, 2, 31);
  const range = (period: 'thisMonth' | 'lastMonth' | 'older') =>
    rangeOf({ ...start, period }, today);
  expect(range('thisMonth')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  expect(range('lastMonth')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(range('older')).toEqual({ to: '2026-01-31' });
});

test('every booking is under exactly one customer, and a closed group hides only its own', () => {
  const all = bookings(50);
  const groups = groupBookings(all);
  expect(groups.flatMap((group) => group.bookings)).toHaveLength(all.length);
  const [first] = groups;
  const rows = groupedRows(groups, new Set([first?.key ?? '']));
  expect(rows).toHaveLength(all.length + groups.length - (first?.bookings.length ?? 0));
});

function entriesOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const at = `${path}.${key}`;
    if (typeof value === 'string') return [[at, value] as [string, string]];
    if (typeof value === 'function') return [[at, String(value(2, 3, '4'))] as [string, string]];
    return typeof value === 'object' && value !== null ? entriesOf(value, at) : [];
  });
}

function allTexts(words: object): string[] {
  return entriesOf(words).map(([, text]) => text);
}
