// When somebody is told of new bookings. Everything is counted in the business's time zone.
import { DateTime } from 'luxon';

export const noticeSchedules = ['daily', 'weekly', 'atOnce', 'never'] as const;
export type NoticeSchedule = (typeof noticeSchedules)[number];

/** Nobody is written to from the evening on until the morning. */
const wakingHour = 7;
const quietHour = 20;
/** When people look through what is waiting. */
const digestHour = 8;
/** So many at a time are worth a message of their own. */
export const manyBookings = 20;

export type NoticeOccasion = {
  /** Instant in UTC. */
  now: string;
  timeZone: string;
  newBookings: number;
};

/** The instant at which new bookings are told, or `null` where the person does not want to hear of them. */
export function noticeDueAt(schedule: NoticeSchedule, occasion: NoticeOccasion): string | null {
  const now = DateTime.fromISO(occasion.now, { zone: occasion.timeZone });
  switch (schedule) {
    case 'never':
      return null;
    case 'weekly':
      return utc(nextMonday(now));
    case 'atOnce':
      return utc(whenAwake(now));
    default:
      return utc(occasion.newBookings >= manyBookings ? whenAwake(now) : nextAt(now, digestHour));
  }
}

/** The morning after an instant: for whoever wants to be reminded tomorrow. */
export function tomorrowMorning(now: string, timeZone: string): string {
  return utc(atHour(DateTime.fromISO(now, { zone: timeZone }).plus({ days: 1 }), digestHour));
}

function whenAwake(now: DateTime): DateTime {
  return now.hour >= wakingHour && now.hour < quietHour ? now : nextAt(now, wakingHour);
}

/** Monday's digest; on Monday before it, today's. */
function nextMonday(now: DateTime): DateTime {
  const monday = now.plus({ days: (8 - now.weekday) % 7 });
  const digest = atHour(monday, digestHour);
  return digest > now ? digest : atHour(now.plus({ days: 7 }), digestHour);
}

function nextAt(now: DateTime, hour: number): DateTime {
  const today = atHour(now, hour);
  return today > now ? today : atHour(now.plus({ days: 1 }), hour);
}

function atHour(day: DateTime, hour: number): DateTime {
  return day.set({ hour, minute: 0, second: 0, millisecond: 0 });
}

function utc(time: DateTime): string {
  const text = time.toUTC().toISO();
  if (text === null) throw new RangeError(`Cannot tell a time: ${time.invalidReason}`);
  return text;
}
