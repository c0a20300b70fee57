import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow, Plain } from '../../api/routes/csv.ts';

test.each([
  ['=1+1', `'=1+1`],
  ['+49 30 1234', `'+49 30 1234`],
  ['-2', `'-2`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['  =cmd', `'  =cmd`],
  ['\u200B=cmd', `'\u200B=cmd`],
  ['＝cmd', `'＝cmd`],
  ['|calc', `'|calc`],
  ['\tcmd', `'\tcmd`],
])('J2 a spreadsheet does not run %s', (text, cell) => {
  expect(csvRow([text])).toBe(`${cell}\r\n`);
});

test('J2 what breaks a row is quoted', () => {
  expect(csvRow(['a,b', 'say "x"', 'one\r\ntwo', '\n=1'])).toBe(
    '"a,b","say ""x""","one\r\ntwo","\'\n=1"\r\n',
  );
});

test('numbers of ours stay numbers, also below zero, and nothing stays empty', () => {
  expect(csvRow([new Plain('-12.50'), new Plain(3), null, ''])).toBe('-12.50,3,,\r\n');
});

test('J2 no text of people begins a cell with a sign that a spreadsheet obeys', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      const row = csvRow([text]);
      expect(row.replace(/^"/, '')).not.toMatch(/^[=+\-@\t|%]/);
    }),
  );
});
