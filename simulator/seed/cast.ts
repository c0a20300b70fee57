// Puts the cast into a world: the people into Bookings and Business Central, and their bookings into the calendar.
import { DateTime } from 'luxon';
import type { Customer } from '../businessCentral/records.ts';
import type { BookingAttendee, BookingService } from '../graph/records.ts';
import type { Random } from '../random.ts';
import type { SeededBusiness } from './bookingBusiness.ts';
import { castBookings, type CastBooking } from './castBookings.ts';
import { castMembers, type CastMember } from './castMembers.ts';
import type { SeededCompany } from './company.ts';
import type { ServiceKey } from './serviceCatalogue.ts';
import { workingDay, type Slot, type Timetable } from './timetable.ts';

export type Stage = {
  business: SeededBusiness;
  company: SeededCompany;
  services: Record<ServiceKey, BookingService>;
  timetable: Timetable;
  random: Random;
  now: Date;
};

/** `staffMemberIds` are the two who see the cast. */
export function seedCast(stage: Stage, staffMemberIds: readonly [string, string]): void {
  const attendees = new Map(
    Object.entries(castMembers).map(([name, member]) => [name, enter(member, stage)]),
  );
  for (const booking of castBookings) {
    const staffMemberId = staffMemberIds[booking.staff ?? 0];
    const service = stage.services[booking.service];
    stage.business.addAppointment({
      service,
      ...slotOf(booking, { staffMemberId, service }, stage),
      staffMemberIds: [staffMemberId],
      attendees: booking.who.flatMap((name) => attendees.get(name) ?? []),
      ...booking.fields,
    });
  }
}

/** Whether the story has a customer invoiced before; `undefined` for one of whom it tells nothing. */
export function castWasInvoiced({ email }: Pick<Customer, 'email'>): boolean | undefined {
  if (email === '') return undefined;
  const member = Object.values(castMembers).find((each) =>
    [each.email?.toLowerCase(), ...(each.contactOf ?? []).map((firm) => firm.email)].includes(
      email,
    ),
  );
  return member && !member.isNewcomer;
}

/** Gives the person as attendee. */
function enter(member: CastMember, { business, company, random }: Stage): BookingAttendee {
  const email = member.email?.toLowerCase() ?? '';
  const customers = (member.customers ?? []).map((fields) =>
    company.addCustomer({ email, ...fields }),
  );
  // Nobody has them inserted by themselves until somebody sets it so.
  if (member === castMembers.ben)
    customers.forEach((customer) => company.addRecurringLines(customer));
  for (const fields of member.contactOf ?? []) addContactOf(fields, { member, company });
  if (member.withoutCard) {
    const { name, phone = null } = member;
    return { customerId: random.guid(), name, emailAddress: member.email, phone, notes: null };
  }
  const attendee = business.addCustomer(member);
  // Cards pile up: the address of a person does not tell one card from the other.
  if (member === castMembers.adele) business.addCustomer(member);
  return attendee;
}

/** A company as Business Central keeps it: the customer, its own contact, and the person as a contact of that. */
function addContactOf(
  fields: NonNullable<CastMember['contactOf']>[number],
  { member, company }: { member: CastMember; company: SeededCompany },
): void {
  const customer = company.addCustomer(fields);
  const own = company.addContact({
    displayName: customer.displayName,
    type: 'Company',
    email: customer.email,
    customerId: customer.id,
  });
  company.addContact({
    displayName: member.name,
    companyNumber: own.number,
    companyName: customer.displayName,
    email: member.email ?? '',
    customerId: customer.id,
  });
}

function slotOf(
  { when }: CastBooking,
  { staffMemberId, service }: { staffMemberId: string; service: BookingService },
  { business: { zone }, timetable, now }: Stage,
): Slot {
  if ('endedMinutesAgo' in when) {
    const start = DateTime.fromJSDate(now, { zone }).startOf('minute');
    const minutes = when.endedMinutesAgo + when.minutes;
    return timetable.bookExactly(staffMemberId, start.minus({ minutes }), when.minutes);
  }
  if ('acrossLastClockChange' in when) {
    const start = nightOfLastClockChange(now, zone).set({ hour: 1, minute: 30 });
    return timetable.bookExactly(staffMemberId, start, when.minutes);
  }
  return timetable.book({
    staffMemberId,
    day: workingDay(now, when.daysAgo, zone),
    minuteOfDay: when.hour * 60,
    minutes: when.minutes ?? service.defaultDurationMinutes,
  });
}

/** The latest day, before today, that had 23 or 25 hours; a year ago where the zone has none. */
function nightOfLastClockChange(now: Date, zone: string): DateTime {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  for (let daysAgo = 1; daysAgo < 366; daysAgo += 1) {
    const day = today.minus({ days: daysAgo });
    if (day.offset !== day.plus({ days: 1 }).offset) return day;
  }
  return today.minus({ years: 1 });
}
