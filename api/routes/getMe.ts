import type { Reach } from '../contract/me.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { Bookings } from '../graph/bookings.ts';
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { Handler } from './call.ts';
import { bookingsDenied, companyDenied } from './openSyncSetup.ts';
import { rolesOf } from './roles.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'bookingsFor' | 'businessCentralFor' | 'defaultRole'>;

export function getMe({ bookingsFor, businessCentralFor, defaultRole }: Parts): Handler<'getMe'> {
  return async ({ caller, user }) => {
    const [bookings, businessCentral] = await Promise.all([
      reach(() => openAnyBusiness(bookingsFor(user))),
      reach(() => openAnyCompany(businessCentralFor(user))),
    ]);
    const { userId, tenantId, displayName } = caller;
    const roles = rolesOf(caller, defaultRole);
    return { userId, tenantId, displayName, roles, bookings, businessCentral };
  };
}

/** The list names every business of the organisation; only opening one shows whether the user has a role in it. */
async function openAnyBusiness(bookings: Bookings): Promise<void> {
  const listed = await bookings.listBookingBusinesses();
  // Too many to try them all: which ones are open is seen when somebody searches for one.
  if (listed === 'tooMany') return;
  for (const { id } of listed) {
    const business = await bookings.getBookingBusiness(id);
    if (business !== 'denied' && business !== 'absent') return;
  }
  throw bookingsDenied();
}

/** A company is listed also to people who may not read anything in it. */
async function openAnyCompany(businessCentral: BusinessCentral): Promise<void> {
  for (const { name: environment } of await businessCentral.listEnvironments()) {
    const companies = await unlessDenied(() => businessCentral.listCompanies(environment));
    for (const { id: companyId } of companies ?? []) {
      const place = { environment, companyId };
      const currency = await unlessDenied(() => businessCentral.getLocalCurrencyCode(place));
      if (currency !== undefined) return;
    }
  }
  throw companyDenied();
}

/** Who has no access to one environment or company may have it to the next. */
async function unlessDenied<Result>(read: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AccessError && error.code === 'businessCentralAccessDenied') {
      return undefined;
    }
    throw error;
  }
}

async function reach(open: () => Promise<void>): Promise<Reach> {
  try {
    await open();
    return { state: 'ok' };
  } catch (error) {
    if (error instanceof UpstreamError) return { state: 'unavailable' };
    if (!(error instanceof AccessError)) throw error;
    const { code, claims, consentUrl } = error;
    return {
      state: stateOf(code),
      code,
      ...(claims && { claims }),
      ...(consentUrl && { consentUrl }),
    };
  }
}

function stateOf(code: AccessError['code']): Reach['state'] {
  if (code === 'consentRequired' || code === 'interactionRequired') return code;
  return code === 'tokenInvalid' ? 'interactionRequired' : 'denied';
}
