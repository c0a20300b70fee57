import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarWindows } from '../../api/domain/calendarWindows.ts';

describe('windows of the calendar', () => {
  it('are a month at most, the oldest first', () => {
    expect(calendarWindows('2026-09-30T22:00:00.000Z', '2026-11-23T08:00:00.000Z')).toEqual([
      { from: '2026-09-30T22:00:00.000Z', to: '2026-10-31T22:00:00.000Z' },
      { from: '2026-10-31T22:00:00.000Z', to: '2026-11-23T08:00:00.000Z' },
    ]);
  });

  it('are none before the setup begins', () => {
    expect(calendarWindows('2026-12-01T00:00:00.000Z', '2026-11-23T08:00:00.000Z')).toEqual([]);
  });

  it('leave no gap and do not overlap', () => {
    const instants = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, instants, (one, other) => {
        const [from = '', to = ''] = [one, other].map((date) => date.toISOString()).toSorted();
        const windows = calendarWindows(from, to);
        const days = windows.map(
          (each) => (Date.parse(each.to) - Date.parse(each.from)) / 86_400_000,
        );
        expect(Math.max(0, ...days)).toBeLessThanOrEqual(31);
        expect(days.every((each) => each > 0)).toBe(true);
        expect([from, ...windows.map((each) => each.to)]).toEqual([
          ...windows.map((each) => each.from),
          to,
        ]);
      }),
    );
  });
});
