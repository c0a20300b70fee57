import { expect, test } from 'vitest';
import {
  manyBookings,
  noticeDueAt,
  tomorrowMorning,
  type NoticeSchedule,
} from '../../api/domain/noticeTime.ts';

const timeZone = 'Europe/Berlin';

/** Wednesday, 25 November 2026, in Berlin an hour later. */
const cases: [NoticeSchedule, number, string, string | null][] = [
  ['daily', 3, '2026-11-25T05:00:00.000Z', '2026-11-25T07:00:00.000Z'],
  ['daily', 3, '2026-11-25T07:00:00.000Z', '2026-11-26T07:00:00.000Z'],
  ['daily', manyBookings, '2026-11-25T12:00:00.000Z', '2026-11-25T12:00:00.000Z'],
  ['daily', manyBookings, '2026-11-25T20:00:00.000Z', '2026-11-26T06:00:00.000Z'],
  ['weekly', 500, '2026-11-25T12:00:00.000Z', '2026-11-30T07:00:00.000Z'],
  ['weekly', 3, '2026-11-30T06:59:00.000Z', '2026-11-30T07:00:00.000Z'],
  ['weekly', 3, '2026-11-30T07:00:00.000Z', '2026-12-07T07:00:00.000Z'],
  ['atOnce', 1, '2026-11-25T12:00:00.000Z', '2026-11-25T12:00:00.000Z'],
  ['atOnce', 1, '2026-11-25T19:00:00.000Z', '2026-11-26T06:00:00.000Z'],
  ['atOnce', 1, '2026-11-25T01:00:00.000Z', '2026-11-25T06:00:00.000Z'],
  ['never', 500, '2026-11-25T12:00:00.000Z', null],
];

test.each(cases)('%s with %i new bookings at %s means %s', (...each) => {
  const [schedule, newBookings, now, dueAt] = each;
  expect(noticeDueAt(schedule, { now, timeZone, newBookings })).toBe(dueAt);
});

test('a morning stays a morning when the clocks change', () => {
  const before = { now: '2026-03-28T12:00:00.000Z', timeZone, newBookings: 1 };
  expect(noticeDueAt('daily', before)).toBe('2026-03-29T06:00:00.000Z');
  expect(tomorrowMorning('2026-10-24T12:00:00.000Z', timeZone)).toBe('2026-10-25T07:00:00.000Z');
});
