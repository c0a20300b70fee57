// Another organisation that uses the same installation, with a booking page and a company of its own.
import { grantAdminConsent } from '../../simulator/entra/consent.ts';
import { seededRandom } from '../../simulator/random.ts';
import { seedBookingBusiness } from '../../simulator/seed/bookingBusiness.ts';
import { seedCompany } from '../../simulator/seed/company.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { World } from '../../simulator/world.ts';

export const secondTenantId = '11aa22bb-33cc-44dd-88ee-55ff66aa77bb';
const noraId = '99aa88bb-77cc-46dd-95ee-44ff33aa22bb';

/** Adds the organisation with one person, `nora`, who has every right in it. */
export function addSecondTenant(world: World, now: Date): void {
  const random = seededRandom(77);
  world.tenants.put({ id: secondTenantId, displayName: 'Contoso', domain: 'contoso.example' });
  world.users.put({
    id: noraId,
    tenantId: secondTenantId,
    displayName: 'Nora Contoso',
    userPrincipalName: 'nora@contoso.example',
    appRoles: [],
    stepUpFor: [],
  });
  const application = world.applications.get(organisation.clientId);
  if (application) grantAdminConsent(world, secondTenantId, application);
  const books = seedCompany(world, {
    random,
    now,
    name: 'Contoso Studio',
    userIds: [noraId],
  });
  const environment = world.environments.put({
    id: 'environment-contoso',
    tenantId: secondTenantId,
    name: 'Production',
    type: 'Production',
    countryCode: 'DE',
  });
  world.companies.patch(books.company.id, { environmentId: environment.id });
  books.addItem({ displayName: 'Yoga lesson', unitPrice: 20 });
  const business = seedBookingBusiness(world, {
    random,
    now,
    id: 'Studio@contoso.example',
    tenantId: secondTenantId,
    displayName: 'Contoso Studio',
    businessTimeZone: 'Europe/Berlin',
    zone: 'Europe/Berlin',
    roles: [{ userId: noraId, role: 'administrator' }],
  });
  const teacher = business.addStaffMember('Tess Teacher', 'tess@contoso.example');
  const service = business.addService({
    displayName: 'Yoga lesson',
    defaultPriceType: 'fixedPrice',
    defaultPrice: 20,
  });
  for (const daysAgo of [2, 3, 4]) {
    const person = { name: `Guest ${daysAgo}`, email: `guest${daysAgo}@contoso.example` };
    books.addCustomer({ displayName: person.name, email: person.email });
    const startAt = new Date(now.getTime() - daysAgo * 86_400_000);
    business.addAppointment({
      service,
      startAt: startAt.toISOString(),
      endAt: new Date(startAt.getTime() + 3_600_000).toISOString(),
      attendees: [business.addCustomer(person)],
      staffMemberIds: [teacher.id],
    });
  }
}
