import { expect, it } from 'vitest';
import { applyDateFormula } from '../../../simulator/businessCentral/salesInvoices/dateFormula.ts';

it.each([
  ['', '2026-03-02', '2026-03-02'],
  ['14D', '2026-03-02', '2026-03-16'],
  ['0D', '2026-03-02', '2026-03-02'],
  ['1M', '2026-01-31', '2026-02-28'],
  ['CM', '2026-02-10', '2026-02-28'],
  ['CM+1M', '2026-03-02', '2026-04-30'],
  ['-CM', '2026-03-20', '2026-03-01'],
  ['CM+10D', '2026-03-02', '2026-04-10'],
  ['D15', '2026-03-20', '2026-04-15'],
  ['-D15', '2026-03-10', '2026-02-15'],
  ['WD5', '2026-03-02', '2026-03-06'],
  ['<2W>', '2026-03-02', '2026-03-16'],
  ['1Q', '2026-03-02', '2026-06-02'],
])('%s leads from %s to %s', (formula, day, expected) => {
  expect(applyDateFormula(formula, day)).toBe(expected);
});

it('refuses what is no date formula', () => {
  expect(() => applyDateFormula('soon', '2026-03-02')).toThrow('date formula "soon"');
});
