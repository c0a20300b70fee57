// Booking pages beside the one where the story plays: a small one in another time zone, and one that stays closed.
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { seedBookingBusiness } from './bookingBusiness.ts';
import type { SeededCompany } from './company.ts';
import { createNames } from './names.ts';
import { organisation } from './organisation.ts';
import { createTimetable, workingDay } from './timetable.ts';

type Options = { random: Random; now: Date; company: SeededCompany };

/** Coaching in Lisbon, which names its zone as IANA does. Megan may see everything there but is no administrator. */
export function seedCoaching(world: World, { random, now, company }: Options): void {
  const business = seedBookingBusiness(world, {
    random,
    now,
    id: 'Coaching@fabrikam-health.example',
    displayName: 'Fabrikam Coaching Lisboa',
    businessTimeZone: 'Europe/Lisbon',
    zone: 'Europe/Lisbon',
    languageTag: 'en-GB',
    phone: '+351 21 000 00 00',
    roles: [{ userId: organisation.users.megan.id, role: 'scheduler' }],
  });
  const coach = business.addStaffMember('Lidia Gama', 'lidia.gama@fabrikam-health.example');
  const service = business.addService({
    displayName: 'Coaching session',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 80,
  });
  company.addItem({ displayName: 'Coaching session', unitPrice: 80 });
  const timetable = createTimetable();
  const names = createNames(random);
  for (let daysAgo = 3; daysAgo <= 24; daysAgo += 3) {
    const person = names.person('coachees.example');
    company.addCustomer({ displayName: person.name, email: person.email });
    business.addAppointment({
      service,
      ...timetable.book({
        staffMemberId: coach.id,
        day: workingDay(now, daysAgo, business.zone),
        minuteOfDay: 9 * 60,
        minutes: 60,
      }),
      attendees: [business.addCustomer(person)],
      staffMemberIds: [coach.id],
    });
  }
}

/** In the list of the tenant like every page, but nobody here has a role in it. */
export function seedClosedBusiness(world: World, { random, now }: Omit<Options, 'company'>): void {
  seedBookingBusiness(world, {
    random,
    now,
    id: 'Geschaeftsleitung@fabrikam-health.example',
    displayName: 'Fabrikam Geschäftsleitung',
    businessTimeZone: 'W. Europe Standard Time',
    zone: 'Europe/Berlin',
  });
}
