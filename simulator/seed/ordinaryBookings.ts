// The everyday: many bookings of the last sixty days, of which about four in five can be invoiced as they are.
import type { DateTime } from 'luxon';
import type { BookingAttendee, BookingService } from '../graph/records.ts';
import type { Stage } from './cast.ts';
import type { OrdinaryPeople } from './ordinaryCustomers.ts';
import type { ServiceKey } from './serviceCatalogue.ts';
import { closesAtMinute, opensAtMinute, workingDay } from './timetable.ts';

/** Bookings are billing units: a group of five people is five of them. */
export function seedOrdinaryBookings(
  stage: Stage,
  { bookings, people }: { bookings: number; people: OrdinaryPeople },
): void {
  if (people.regulars.length === 0) return;
  const { staffMemberIds, days } = rosterFor(bookings, stage);
  for (let made = 0; made < bookings;) {
    const service = pickService(stage);
    const attendees = pickAttendees(service, { stage, people, most: bookings - made });
    stage.business.addAppointment({
      service,
      ...findSlot(service, { stage, staffMemberIds, days }),
      attendees,
    });
    made += attendees.length;
  }
}

const days = 60;
const mostPerDay = 5;
/** Bookings takes at most 100 staff members; two see the cast. */
const mostStaff = 60;

type Roster = { staffMemberIds: string[]; days: DateTime[] };

/** Staff for the work, and where even the most staff are too few, more days. */
function rosterFor(bookings: number, { business, now }: Stage): Roster {
  const perStaffMember = Math.round((days * 5) / 7) * mostPerDay;
  const needed = Math.ceil(bookings / perStaffMember);
  const size = Math.min(mostStaff, Math.max(2, needed));
  const length = Math.max(days, Math.ceil((days * needed) / size));
  const staff = Array.from({ length: size }, (_, index) => {
    const [name, address] = staffNames[index] ?? [`Raum ${index + 1}`, `raum${index + 1}`];
    return business.addStaffMember(name, `${address}@fabrikam-health.example`);
  });
  const dates = Array.from({ length }, (_, index) => workingDay(now, index + 1, business.zone));
  const distinct = new Map(dates.map((day) => [day.toISODate(), day]));
  return { staffMemberIds: staff.map(({ id }) => id), days: [...distinct.values()] };
}

const staffNames: [name: string, address: string][] = [
  ['Mona Kane', 'mona.kane'],
  ['Tobias Reuter', 'tobias.reuter'],
  ['Sara Nikolić', 'sara.nikolic'],
];

/** The first ones can be invoiced once they are linked to items; the others need somebody's attention. */
const usual: ServiceKey[] = [
  ...times<ServiceKey>(8, 'therapy'),
  ...times<ServiceKey>(4, 'firstVisit'),
  ...times<ServiceKey>(4, 'consulting'),
  ...times<ServiceKey>(1, 'backClass'),
];
const unusual: ServiceKey[] = [
  'homeVisit',
  'homeVisit',
  'report',
  'checkUp',
  'phoneCall',
  'phoneCall',
];

function pickService({ services, random }: Stage): BookingService {
  return services[random.pick(random.chance(0.86) ? usual : unusual)];
}

function pickAttendees(
  { maximumAttendeesCount }: BookingService,
  { stage, people, most }: { stage: Stage; people: OrdinaryPeople; most: number },
): BookingAttendee[] {
  const { random } = stage;
  const wanted = maximumAttendeesCount > 1 ? random.between(3, 7) : 1;
  const isWalkIn = (): boolean => people.walkIns.length > 0 && random.chance(0.05);
  const picked = Array.from({ length: Math.min(wanted, most) }, () =>
    random.pick(isWalkIn() ? people.walkIns : people.regulars),
  );
  return [...new Set(picked)];
}

function findSlot(
  service: BookingService,
  { stage, staffMemberIds, days: workingDays }: Roster & { stage: Stage },
) {
  const { random, timetable } = stage;
  const minutes =
    service.defaultPriceType === 'hourly'
      ? random.pick([30, 45, 60, 60, 90, 120])
      : service.defaultDurationMinutes;
  for (;;) {
    const staffMemberId = random.pick(staffMemberIds);
    const lastQuarter = Math.floor((closesAtMinute - minutes) / 15);
    const slot = timetable.tryBook({
      staffMemberId,
      day: random.pick(workingDays),
      minuteOfDay: random.between(opensAtMinute / 15, lastQuarter) * 15,
      minutes,
    });
    if (slot) return { ...slot, staffMemberIds: [staffMemberId] };
  }
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}
