// Mirrored rows are served only to a user whose own rights reached the business and the company a moment ago.
import type { BookingsFor } from '../graph/bookings.ts';
import type { BusinessCentralFor } from '../businessCentral/businessCentral.ts';
import { asId } from '../domain/ids.ts';
import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import { confirmAccess, findAccess } from '../state/accessGrants.ts';
import type { Db } from '../state/database.ts';
import { findSyncSetup, type SyncSetupRecord } from '../state/syncSetups.ts';
import { notFound } from './apiError.ts';
import type { CallInSetup } from './call.ts';

/** For so long a right that was seen is taken to be there still. */
const accessLastsMs = 10 * 60_000;

export type AccessParts = {
  db: Db;
  bookingsFor: BookingsFor;
  businessCentralFor: BusinessCentralFor;
};

/**
 * The setup of a call, after it was made sure that the caller may see what it mirrors. Throws `notFound`, also for
 * another organisation's setup, and an `AccessError` that tells which right is missing.
 */
export async function openSyncSetup(
  call: CallInSetup,
  parts: AccessParts,
): Promise<SyncSetupRecord> {
  const setup = await findOwnSyncSetup(call, parts.db);
  const { bookingBusiness, environment, company } = setup;
  await Promise.all([
    ensureBookingBusiness(bookingBusiness.id, call, parts),
    ensureCompany({ environment, companyId: company.id }, call, parts),
  ]);
  return setup;
}

/** The setup of a call, without looking at rights in the remote services. */
export async function findOwnSyncSetup(call: CallInSetup, db: Db): Promise<SyncSetupRecord> {
  const id = asId<'syncSetup'>(call.params.syncSetupId);
  const setup = await findSyncSetup(db, { tenantId: call.caller.tenantId, id });
  if (!setup) throw notFound('setup');
  return setup;
}

type Asking = { user: SignedInUser; now: string };

async function ensureBookingBusiness(
  id: SyncSetupRecord['bookingBusiness']['id'],
  { user, now }: Asking,
  { db, bookingsFor }: AccessParts,
): Promise<void> {
  const grant = { ...owner(user), kind: 'bookingBusiness' as const, resource: id.toLowerCase() };
  if (isFresh(await findAccess(db, grant), now)) return;
  const business = await bookingsFor(user).getBookingBusiness(id);
  if (business === 'denied' || business === 'absent') throw bookingsDenied();
  await confirmAccess(db, { ...grant, at: now });
}

async function ensureCompany(
  place: { environment: string; companyId: SyncSetupRecord['company']['id'] },
  { user, now }: Asking,
  { db, businessCentralFor }: AccessParts,
): Promise<void> {
  const resource = `${place.environment.toLowerCase()} ${place.companyId}`;
  const grant = { ...owner(user), kind: 'company' as const, resource };
  if (isFresh(await findAccess(db, grant), now)) return;
  // A company is listed also to people who may not read anything in it.
  await businessCentralFor(user).getLocalCurrencyCode(place);
  await confirmAccess(db, { ...grant, at: now });
}

function owner({ tenantId, userId }: SignedInUser): Pick<SignedInUser, 'tenantId' | 'userId'> {
  return { tenantId, userId };
}

function isFresh(grantedAt: string | undefined, now: string): boolean {
  return grantedAt !== undefined && Date.parse(now) - Date.parse(grantedAt) < accessLastsMs;
}

export function bookingsDenied(): AccessError {
  return new AccessError(
    'You have no role in this booking calendar. Its administrator can add you as staff.',
    { code: 'bookingsAccessDenied', service: 'bookings' },
  );
}

export function companyDenied(): AccessError {
  return new AccessError('You have no access to this company in Business Central.', {
    code: 'businessCentralAccessDenied',
    service: 'businessCentral',
  });
}
