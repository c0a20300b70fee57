// Who is busy when: no staff member has two appointments at the same time.
import { DateTime } from 'luxon';

export type Slot = { startAt: string; endAt: string };

export type Wish = {
  staffMemberId: string;
  /** Midnight of the day in the business's time zone. */
  day: DateTime;
  minuteOfDay: number;
  minutes: number;
};

export const opensAtMinute = 8 * 60;
export const closesAtMinute = 18 * 60;
const stepMinutes = 15;

export type Timetable = {
  /** The wished time, if the staff member is free and the page is open then. */
  tryBook(wish: Wish): Slot | undefined;
  /** The wished time or the next free one, on that day or a working day before it. */
  book(wish: Wish): Slot;
  /** Takes a time, open or not. Throws where the staff member is busy. */
  bookExactly(staffMemberId: string, start: DateTime, minutes: number): Slot;
};

export function createTimetable(): Timetable {
  const busy = new Map<string, Slot[]>();

  const take = (staffMemberId: string, slot: Slot): boolean => {
    // An appointment may cross midnight, but none is longer than a day.
    const days = [slot.startAt.slice(0, 10), slot.endAt.slice(0, 10)];
    const keys = [...new Set(days)].map((day) => `${staffMemberId} ${day}`);
    const taken = keys.flatMap((key) => busy.get(key) ?? []);
    if (taken.some((other) => slot.startAt < other.endAt && other.startAt < slot.endAt)) {
      return false;
    }
    for (const key of keys) busy.set(key, [...(busy.get(key) ?? []), slot]);
    return true;
  };

  const tryBook = ({ staffMemberId, day, minuteOfDay, minutes }: Wish): Slot | undefined => {
    if (minuteOfDay < opensAtMinute || minuteOfDay + minutes > closesAtMinute) return undefined;
    const time = { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
    const slot = slotFrom(day.set(time), minutes);
    return take(staffMemberId, slot) ? slot : undefined;
  };

  return {
    tryBook,
    book: (wish) => {
      for (let day = wish.day; ; day = workingDayBefore(day)) {
        const first = day === wish.day ? wish.minuteOfDay : opensAtMinute;
        for (let minute = first; minute < closesAtMinute; minute += stepMinutes) {
          const slot = tryBook({ ...wish, day, minuteOfDay: minute });
          if (slot) return slot;
        }
      }
    },
    bookExactly: (staffMemberId, start, minutes) => {
      const slot = slotFrom(start, minutes);
      if (!take(staffMemberId, slot)) throw new Error('Cannot book: the staff member is busy');
      return slot;
    },
  };
}

/** So many days before an instant, or the Friday before where that is a weekend: midnight in the zone. */
export function workingDay(now: Date, daysAgo: number, zone: string): DateTime {
  const day = DateTime.fromJSDate(now, { zone }).startOf('day').minus({ days: daysAgo });
  return isWeekend(day) ? workingDayBefore(day) : day;
}

function workingDayBefore(day: DateTime): DateTime {
  const before = day.minus({ days: 1 });
  return isWeekend(before) ? workingDayBefore(before) : before;
}

function isWeekend(day: DateTime): boolean {
  return day.weekday > 5;
}

/** Minutes are counted on the clock of physics: the end is so many minutes later also when the clocks change. */
function slotFrom(start: DateTime, minutes: number): Slot {
  return {
    startAt: start.toJSDate().toISOString(),
    endAt: new Date(start.toMillis() + minutes * 60_000).toISOString(),
  };
}
