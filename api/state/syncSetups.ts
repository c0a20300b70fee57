import type { Selectable } from 'kysely';
import { CustomerSyncSettings } from '../contract/customerSync.ts';
import { InvoicingSettings } from '../contract/syncSetups.ts';
import type { BookingBusinessId, CompanyId, SyncSetupId, TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import { isUniqueViolation } from './uniqueViolation.ts';
import type { Tables } from './tables.ts';

export type SyncSetupRecord = {
  id: SyncSetupId;
  tenantId: TenantId;
  version: number;
  bookingBusiness: {
    id: BookingBusinessId;
    displayName: string;
    currencyCode: string;
    timeZone: string;
  };
  environment: string;
  company: { id: CompanyId; name: string; displayName: string; currencyCode: string };
  startDate: string;
  enabled: boolean;
  writingStopped: boolean;
  intervalMinutes: number | null;
  settings: InvoicingSettings;
  customerSync: CustomerSyncSettings;
  syncUser: { userId: UserId; displayName: string; needsSignIn: boolean };
  createdAt: string;
};

/** What tells one setup from another. */
export type SetupKey = { tenantId: TenantId; id: SyncSetupId };

/** A business belongs to one enabled setup at a time: the index refuses a second one. */
export async function insertSyncSetup(
  db: Db,
  setup: SyncSetupRecord,
): Promise<'inserted' | 'bookingBusinessInUse'> {
  const { id, tenantId, bookingBusiness: business, company } = setup;
  const inserted = await db
    .insertInto('sync_setups')
    .values({
      id,
      tenant_id: tenantId,
      booking_business_id: business.id,
      booking_business_name: business.displayName,
      booking_currency_code: business.currencyCode,
      time_zone: business.timeZone,
      environment: setup.environment,
      company_id: company.id,
      company_name: company.name,
      company_display_name: company.displayName,
      company_currency_code: company.currencyCode,
      created_at: setup.createdAt,
      deleted_at: null,
      version: setup.version,
      ...changeable(setup),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return inserted.length > 0 ? 'inserted' : 'bookingBusinessInUse';
}

function changeable(setup: SyncSetupRecord) {
  return {
    start_date: setup.startDate,
    enabled: setup.enabled,
    writing_stopped: setup.writingStopped,
    interval_minutes: setup.intervalMinutes,
    settings: JSON.stringify(setup.settings),
    customer_sync: JSON.stringify(setup.customerSync),
    sync_user_id: setup.syncUser.userId,
    sync_user_name: setup.syncUser.displayName,
    sync_user_needs_sign_in: setup.syncUser.needsSignIn,
  };
}

export async function listSyncSetups(db: Db, tenantId: TenantId): Promise<SyncSetupRecord[]> {
  const rows = await live(db).where('tenant_id', '=', tenantId).orderBy('created_at').execute();
  return rows.map(recordOf);
}

/** Of all tenants, for the schedule. */
export async function listEnabledSyncSetups(db: Db): Promise<SyncSetupRecord[]> {
  const rows = await live(db).where('enabled', '=', true).execute();
  return rows.map(recordOf);
}

/** Where its invoices and customers are. */
export function companyOf({ environment, company }: SyncSetupRecord) {
  return { environment, companyId: company.id };
}

export async function findSyncSetup(
  db: Db,
  { tenantId, id }: SetupKey,
): Promise<SyncSetupRecord | undefined> {
  const row = await live(db)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && recordOf(row);
}

function live(db: Db) {
  return db.selectFrom('sync_setups').selectAll().where('deleted_at', 'is', null);
}

/** Writes a setup whose `version` is the one it was read with. */
export async function updateSyncSetup(
  db: Db,
  setup: SyncSetupRecord,
): Promise<SyncSetupRecord | 'changedMeanwhile' | 'bookingBusinessInUse'> {
  try {
    const row = await db
      .updateTable('sync_setups')
      .set({ ...changeable(setup), version: setup.version + 1 })
      .where('tenant_id', '=', setup.tenantId)
      .where('id', '=', setup.id)
      .where('version', '=', setup.version)
      .where('deleted_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    return row ? recordOf(row) : 'changedMeanwhile';
  } catch (error) {
    if (isUniqueViolation(error, 'sync_setups_business')) return 'bookingBusinessInUse';
    throw error;
  }
}

/** Asked right before each sending. */
export async function isWritingStopped(db: Db, id: SyncSetupId): Promise<boolean> {
  const row = await db
    .selectFrom('sync_setups')
    .select('writing_stopped')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.writing_stopped ?? false;
}

/** With which start date everything that the company has of ours was recognised; `null` where it never was. */
export async function findLookedThroughFrom(
  db: Db,
  { tenantId, id }: SetupKey,
): Promise<string | null> {
  const row = await db
    .selectFrom('sync_setups')
    .select('looked_through_from')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.looked_through_from ?? null;
}

export async function setLookedThroughFrom(
  db: Db,
  { tenantId, id }: SetupKey,
  startDate: string | null,
): Promise<void> {
  await db
    .updateTable('sync_setups')
    .set({ looked_through_from: startDate })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Says whether the sync user has to sign in again; not a change that people make, so the version stays. */
export async function setSyncUserNeedsSignIn(
  db: Db,
  { tenantId, id }: SetupKey,
  needsSignIn: boolean,
): Promise<void> {
  await db
    .updateTable('sync_setups')
    .set({ sync_user_needs_sign_in: needsSignIn })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
}

/** Hides a setup for good; its drafts and its journal stay. */
export async function deleteSyncSetup(
  db: Db,
  { tenantId, id, version, now }: SetupKey & { version: number; now: string },
): Promise<'deleted' | 'changedMeanwhile'> {
  const row = await db
    .updateTable('sync_setups')
    .set({ deleted_at: now, enabled: false, version: version + 1 })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row ? 'deleted' : 'changedMeanwhile';
}

function recordOf(row: Selectable<Tables['sync_setups']>): SyncSetupRecord {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    version: row.version,
    bookingBusiness: {
      id: row.booking_business_id,
      displayName: row.booking_business_name,
      currencyCode: row.booking_currency_code,
      timeZone: row.time_zone,
    },
    environment: row.environment,
    company: {
      id: row.company_id,
      name: row.company_name,
      displayName: row.company_display_name,
      currencyCode: row.company_currency_code,
    },
    startDate: row.start_date,
    enabled: row.enabled,
    writingStopped: row.writing_stopped,
    intervalMinutes: row.interval_minutes,
    settings: InvoicingSettings.parse(row.settings),
    customerSync: CustomerSyncSettings.parse(row.customer_sync),
    syncUser: {
      userId: row.sync_user_id,
      displayName: row.sync_user_name,
      needsSignIn: row.sync_user_needs_sign_in,
    },
    createdAt: row.created_at,
  };
}
