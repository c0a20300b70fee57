// The world in which a seed plays: the ordinary made-up one, small, with three people who may do everything.
import type { SigningKey } from '../../simulator/entra/records.ts';
import { addSigningKey, issueToken } from '../../simulator/entra/tokens.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';
import { buildWorld } from '../../simulator/seed/buildWorld.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { ChangeListener } from '../../simulator/table.ts';
import { createWorld, type World } from '../../simulator/world.ts';

export const people = ['megan', 'diego', 'nadia'] as const;
export type Person = (typeof people)[number];

/** Beside Megan, who is in every world. */
const colleagues = {
  diego: { id: '5f8a1c3e-9b2d-4e67-8a10-3c4d5e6f7a81', displayName: 'Diego Siciliani' },
  nadia: { id: '7c2b4d6e-1a3f-4c58-9e20-5d6e7f8a9b02', displayName: 'Nadia Frank' },
};

export function userIdOf(person: Person): string {
  return person === 'megan' ? organisation.users.megan.id : colleagues[person].id;
}

/** Working hours in the week of the story. */
export const curtain = '2026-11-18T08:00:00.000Z';
export const startDate = '2026-11-08';

export async function buildStage(seed: number, onChange: ChangeListener): Promise<World> {
  const world = createWorld(onChange);
  world.signingKeys.put(await keyOfAllWorlds());
  const random = seededRandom(seed);
  const bookings = random.between(4, 14);
  buildWorld(world, { seed, now: new Date(curtain), bookings, customers: random.between(2, 5) });
  for (const [name, { id, displayName }] of Object.entries(colleagues)) {
    letIn({ id, displayName, name }, world);
  }
  if (random.chance(0.5)) forgetSalesHistory(world);
  return world;
}

/** What the tab of a person sends. */
export function tokenOf(
  person: Person,
  world: World,
  { now, random }: { now: number; random: Random },
) {
  const user = world.users.get(userIdOf(person)) ?? organisation.users.megan;
  return issueToken(
    { world, random, now: new Date(now) },
    {
      user,
      tenantId: user.tenantId,
      clientId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      audience: organisation.clientId,
      scopes: ['access_as_user'],
      roles: user.appRoles,
    },
  );
}

function letIn(
  { id, displayName, name }: { id: string; displayName: string; name: string },
  world: World,
): void {
  const { megan } = organisation.users;
  world.users.put({
    ...megan,
    id,
    displayName,
    userPrincipalName: `${name}@fabrikam-health.example`,
  });
  for (const role of world.bookingRoles.filter(({ userId }) => userId === megan.id)) {
    world.bookingRoles.put({ ...role, id: `${role.id}-${name}`, userId: id });
  }
  for (const permission of world.companyPermissions.filter(({ userId }) => userId === megan.id)) {
    world.companyPermissions.put({ ...permission, id: `${permission.id}-${name}`, userId: id });
  }
}

/** A company that never invoiced before: nothing tells whether its prices are net or gross. */
function forgetSalesHistory({ salesInvoices, salesInvoiceLines }: World): void {
  for (const { id } of salesInvoices.list()) salesInvoices.remove(id);
  for (const { id } of salesInvoiceLines.list()) salesInvoiceLines.remove(id);
}

let knownKey: Promise<SigningKey> | undefined;

/** To make a key takes longer than to play a seed, and no seed decides what comes out. */
function keyOfAllWorlds(): Promise<SigningKey> {
  knownKey ??= addSigningKey(createWorld());
  return knownKey;
}
