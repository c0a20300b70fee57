// Who may open a booking business, and what they may change there.
import type { GraphCall } from './graphCall.ts';
import { accessDenied, GraphError, itemNotFound } from './graphError.ts';
import { contextOf } from './graphCall.ts';
import type { BookingBusiness, BookingRole } from './records.ts';

type Role = BookingRole['role'];

/** Roles whose holders may use the API: https://devblogs.microsoft.com/microsoft365dev/ (Bookings API, 2022). */
const rolesThatOpen: readonly Role[] = ['administrator', 'scheduler', 'teamMember', 'viewer'];

/** Who changes what: https://learn.microsoft.com/microsoft-365/bookings/add-staff */
const rolesThatChange = {
  settings: ['administrator'],
  customers: ['administrator', 'scheduler'],
  /** Team members only those in their own calendar. */
  appointments: ['administrator', 'scheduler', 'teamMember'],
} satisfies Record<string, readonly Role[]>;
export type Area = keyof typeof rolesThatChange;

/**
 * The business of the path, if the caller may open it. Without a role its mailbox looks as if it had no such folder:
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/14841
 */
export function openBusiness(call: GraphCall): BookingBusiness {
  const business = findBusiness(call);
  const { deniesWithoutRole, guestsMayRead } = call.context.switches.graph;
  const allowed = guestsMayRead ? [...rolesThatOpen, 'guest'] : rolesThatOpen;
  if (call.caller.userId === null || rolesIn(business, call).some((role) => allowed.includes(role)))
    return business;
  if (deniesWithoutRole) throw accessDenied();
  const message = 'The specified folder could not be found in the store.';
  throw new GraphError(404, 'ErrorFolderNotFound', { message });
}

/** The same for a change. Throws the 403 for a role that is too low, as that of a viewer. */
export function openForChange(call: GraphCall, area: Area): BookingBusiness {
  const business = openBusiness(call);
  const allowed: readonly Role[] = rolesThatChange[area];
  const isAllowed =
    call.caller.userId === null || rolesIn(business, call).some((role) => allowed.includes(role));
  if (!isAllowed) throw accessDenied();
  return business;
}

/** Whether the caller may change only what is in his own calendar. */
export function isTeamMember(business: BookingBusiness, call: GraphCall): boolean {
  const roles = rolesIn(business, call);
  return roles.includes('teamMember') && !roles.some((role) => higher.includes(role));
}

const higher: readonly Role[] = rolesThatChange.customers;

function rolesIn(business: BookingBusiness, { caller, context }: GraphCall): Role[] {
  return context.world.bookingRoles
    .filter(({ businessId, userId }) => businessId === business.id && userId === caller.userId)
    .map(({ role }) => role);
}

function findBusiness({ ids, caller, context }: GraphCall): BookingBusiness {
  const address = ids[0]?.toLowerCase();
  const business = context.world.bookingBusinesses.find(
    ({ id, tenantId }) => tenantId === caller.tenantId && id.toLowerCase() === address,
  );
  if (business) return business;
  if (context.switches.graph.missingBusinessIsItemNotFound) throw itemNotFound();
  const message = 'The SMTP address has no mailbox associated with it.';
  throw new GraphError(404, 'ErrorNonExistentMailbox', { message });
}

/** Context URL of a collection of a business. */
export function collectionContext(business: BookingBusiness, collection: string): string {
  return contextOf(business.id, collection);
}
