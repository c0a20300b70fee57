// The booking page at which the story plays.
import type { BookingService } from '../graph/records.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { seedBookingBusiness, type SeededBusiness } from './bookingBusiness.ts';
import { seedCast, type Stage } from './cast.ts';
import type { SeededCompany } from './company.ts';
import { seedOrdinaryBookings } from './ordinaryBookings.ts';
import { seedOrdinaryCustomers } from './ordinaryCustomers.ts';
import { organisation } from './organisation.ts';
import { otherItems, serviceCatalogue, type ServiceKey } from './serviceCatalogue.ts';
import { createTimetable } from './timetable.ts';

export type CentreOptions = {
  random: Random;
  now: Date;
  company: SeededCompany;
  /** Beside the cast's. */
  bookings: number;
  customers: number;
};

/** Fills the therapy centre and the company that invoices its services. */
export function seedTherapyCentre(world: World, options: CentreOptions): void {
  const { random, now, company } = options;
  const business = seedBookingBusiness(world, {
    random,
    now,
    id: 'Therapiezentrum@fabrikam-health.example',
    displayName: 'Fabrikam Therapiezentrum',
    businessTimeZone: 'W. Europe Standard Time',
    zone: 'Europe/Berlin',
    roles: [{ userId: organisation.users.megan.id, role: 'administrator' }],
  });
  const nadia = business.addStaffMember('Dr. Nadia Frank', 'nadia.frank@fabrikam-health.example');
  const kai = business.addStaffMember('Kai Sommer', 'kai.sommer@fabrikam-health.example');
  const services = seedServices(business, company);
  const stage: Stage = { business, company, services, timetable: createTimetable(), random, now };
  seedCast(stage, [nadia.id, kai.id]);
  const people = seedOrdinaryCustomers(stage, options.customers);
  seedOrdinaryBookings(stage, { bookings: options.bookings, people });
  assignStaff(world, business);
}

function seedServices(
  business: SeededBusiness,
  company: SeededCompany,
): Record<ServiceKey, BookingService> {
  for (const item of otherItems) company.addItem(item);
  const add = (key: ServiceKey): BookingService => {
    const { item, ...service } = serviceCatalogue[key];
    if (item) company.addItem(item);
    return business.addService(service);
  };
  return {
    firstVisit: add('firstVisit'),
    therapy: add('therapy'),
    consulting: add('consulting'),
    backClass: add('backClass'),
    familyTalk: add('familyTalk'),
    siteSurvey: add('siteSurvey'),
    homeVisit: add('homeVisit'),
    phoneCall: add('phoneCall'),
    report: add('report'),
    workshop: add('workshop'),
    checkUp: add('checkUp'),
    online: add('online'),
    trial: add('trial'),
    acupuncture: add('acupuncture'),
    trainingBand: add('trainingBand'),
    drainage: add('drainage'),
  };
}

/** Everyone offers everything. */
function assignStaff(world: World, { business }: SeededBusiness): void {
  const belongs = ({ businessId }: { businessId: string }): boolean => businessId === business.id;
  const staffMemberIds = world.bookingStaffMembers.filter(belongs).map(({ id }) => id);
  for (const { id } of world.bookingServices.filter(belongs)) {
    world.bookingServices.patch(id, { staffMemberIds });
  }
}
