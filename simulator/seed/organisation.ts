// The organisation in which every simulated world plays: its tenant, its people, and the product's registration in it.
// Ids are fixed, so that a configuration stays good whatever the world was seeded with.
import { grantAdminConsent } from '../entra/consent.ts';
import type { Application, Tenant, User } from '../entra/records.ts';
import type { World } from '../world.ts';

const tenantId = '6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81';
const clientId = 'b3c9e5d7-41f2-4a68-8e0b-9d7c6a5f4e32';

/** Has every right: administrator of the booking calendar, full permission in Business Central. */
const megan: User = {
  id: '2a7e9c14-5b3d-4f86-a1c0-7d8e9f0a1b2c',
  tenantId,
  displayName: 'Megan Bowen',
  userPrincipalName: 'megan.bowen@fabrikam-health.example',
  appRoles: ['manager'],
  stepUpFor: [],
};

/** Signed in like everyone, but without a role in any booking calendar and without Business Central. */
const alex: User = {
  id: '8d4b6f20-9e1a-4c37-b5d8-0c1d2e3f4a5b',
  tenantId,
  displayName: 'Alex Wilber',
  userPrincipalName: 'alex.wilber@fabrikam-health.example',
  appRoles: [],
  stepUpFor: [],
};

export const organisation = {
  tenantId,
  clientId,
  /** Opens nothing but the simulator. */
  clientSecret: 'simulated-client-secret',
  users: { megan, alex },
};

/** Puts the tenant, the users, the product's registration and the administrator's consent into a world. */
export function seedOrganisation(world: World): void {
  world.tenants.put(tenant);
  for (const user of Object.values(organisation.users)) world.users.put(user);
  world.applications.put(application);
  grantAdminConsent(world, tenantId, application);
}

const tenant: Tenant = {
  id: tenantId,
  displayName: 'Fabrikam Health',
  domain: 'fabrikam-health.example',
};

const application: Application = {
  id: clientId,
  displayName: 'Bookings Invoicing',
  secret: organisation.clientSecret,
  appIdUris: [`api://localhost/${clientId}`],
  // At localhost the port does not count.
  redirectUris: ['http://localhost/auth-end'],
  certificates: [],
  requiredPermissions: [
    {
      resource: 'graph',
      scopes: ['Bookings.Read.All', 'User.Read'],
      roles: ['Bookings.Read.All'],
    },
    {
      resource: 'businessCentral',
      scopes: ['Financials.ReadWrite.All', 'user_impersonation'],
      roles: ['API.ReadWrite.All'],
    },
  ],
};
