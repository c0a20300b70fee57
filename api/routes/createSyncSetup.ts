import { CustomerSyncSettings } from '../contract/customerSync.ts';
import { asId, type BookingBusinessId, type CompanyId } from '../domain/ids.ts';
import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { insertSyncSetup, type SyncSetupRecord } from '../state/syncSetups.ts';
import { ApiError, notFound } from './apiError.ts';
import type { Call, Handler } from './call.ts';
import { companiesOf } from './companiesOf.ts';
import { keepTokens } from './keepTokens.ts';
import { bookingsDenied } from './openSyncSetup.ts';
import { presentSyncSetup } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';
import { beginSyncRun } from './startSyncRun.ts';

type Parts = Pick<
  RouteParts,
  'db' | 'bookingsFor' | 'businessCentralFor' | 'accessTokens' | 'newId' | 'queue' | 'defaultRole'
>;

/** Checks with the caller's own rights that both sides open, stores the setup, and begins its first sync. */
export function createSyncSetup(parts: Parts): Handler<'createSyncSetup'> {
  return async (call) => {
    const [bookingBusiness, company] = await Promise.all([
      readBookingBusiness(call, parts),
      readCompany(call, parts),
    ]);
    const setup: SyncSetupRecord = {
      id: asId<'syncSetup'>(parts.newId()),
      tenantId: call.caller.tenantId,
      version: 1,
      bookingBusiness,
      environment: call.body.environment,
      company,
      startDate: call.body.startDate,
      enabled: true,
      writingStopped: false,
      intervalMinutes: call.body.intervalMinutes,
      settings: call.body.settings,
      customerSync: CustomerSyncSettings.parse({}),
      syncUser: {
        userId: call.caller.userId,
        displayName: call.caller.displayName,
        needsSignIn: false,
      },
      createdAt: call.now,
    };
    await keepTokens(call.user, parts.accessTokens);
    await store(setup, call, parts);
    return presentSyncSetup(setup, await beginSyncRun(setup, call, parts));
  };
}

async function store(
  setup: SyncSetupRecord,
  call: Call<'createSyncSetup'>,
  { db }: Parts,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if ((await insertSyncSetup(transaction, setup)) === 'bookingBusinessInUse') throw inUse();
    const details = { startDate: setup.startDate, settings: setup.settings };
    await appendJournal(transaction, setup.tenantId, [
      journalEntry(call, { kind: 'syncSetupCreated', syncSetupId: setup.id, details }),
    ]);
  });
}

export function inUse(): ApiError {
  return new ApiError(
    'bookingBusinessInUse',
    'Another active setup invoices this booking business already. A business belongs to one active setup.',
  );
}

async function readBookingBusiness(
  { body, user }: Call<'createSyncSetup'>,
  { bookingsFor }: Parts,
): Promise<SyncSetupRecord['bookingBusiness']> {
  const id: BookingBusinessId = asId<'bookingBusiness'>(body.bookingBusinessId);
  const business = await bookingsFor(user).getBookingBusiness(id);
  if (business === 'absent') throw notFound('booking business');
  if (business === 'denied') throw bookingsDenied();
  const { displayName, currencyCode, timeZone } = business;
  if (currencyCode === null) throw unusable('has no currency. Set one in Bookings first.');
  if (timeZone === null) throw unusable('has no known time zone. Set one in Bookings first.');
  return { id: business.id, displayName, currencyCode, timeZone };
}

function unusable(what: string): ApiError {
  const message = `This booking business ${what}`;
  return new ApiError('invalidRequest', message, {
    fields: [{ path: 'bookingBusinessId', message }],
  });
}

async function readCompany(
  { body, user }: Call<'createSyncSetup'>,
  { businessCentralFor }: Parts,
): Promise<SyncSetupRecord['company']> {
  const businessCentral = businessCentralFor(user);
  const id: CompanyId = asId<'company'>(body.companyId.toLowerCase());
  const companies = await companiesOf(businessCentral, body.environment);
  const company = companies.find((candidate) => candidate.id === id);
  if (!company) throw notFound('company');
  const place = { environment: body.environment, companyId: id };
  const currencyCode = await businessCentral.getLocalCurrencyCode(place);
  return { id, name: company.name, displayName: company.displayName, currencyCode };
}
