// One sync of a setup: what Bookings has, what Business Central has, and what became of our drafts there.
import type { SyncRunId, UserId } from '../domain/ids.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { getSyncRun, updateSyncRun, type SyncRunRecord } from '../state/syncRuns.ts';
import {
  findSyncSetup,
  setSyncUserNeedsSignIn,
  type SyncSetupRecord,
} from '../state/syncSetups.ts';
import { adoptSalesInvoices } from './adoptSalesInvoices.ts';
import { announceBookings } from './announceBookings.ts';
import type { JobParts } from './jobParts.ts';
import { reconcileDrafts } from './reconcileDrafts.ts';
import { syncAppointments } from './syncAppointments.ts';
import { syncCustomers } from './syncCustomers.ts';
import { syncMasterData } from './syncMasterData.ts';
import { SyncProgress } from './syncProgress.ts';

type Parts = Pick<
  JobParts,
  'db' | 'queue' | 'bookingsFor' | 'businessCentralFor' | 'now' | 'newId' | 'logger'
>;

export async function carryOutSyncRun(id: SyncRunId, parts: Parts): Promise<void> {
  const run = await getSyncRun(parts.db, id);
  if (!run || run.state === 'done' || run.state === 'failed') return;
  const setup = await findSyncSetup(parts.db, { tenantId: run.tenantId, id: run.syncSetupId });
  if (!setup) {
    await end(run, { state: 'failed', errorCode: 'notFound' }, parts);
    return;
  }
  try {
    await sync(run, setup, parts);
    await end(run, { state: 'done', errorCode: null }, parts);
    if (isSyncUser(run, setup)) await setSyncUserNeedsSignIn(parts.db, setup, false);
  } catch (error) {
    await fail(error, { run, setup }, parts);
  }
}

async function sync(run: SyncRunRecord, setup: SyncSetupRecord, parts: Parts): Promise<void> {
  const userId = actingUser(run, setup);
  const user = { tenantId: setup.tenantId, userId, assertion: null };
  const progress = new SyncProgress(run, parts.db);
  const businessCentral = parts.businessCentralFor(user);
  const { db, now, newId, bookingsFor } = parts;
  await progress.begin();
  await syncAppointments(setup, { db, now, bookings: bookingsFor(user), progress });
  if (run.writesCustomers) {
    const bookings = bookingsFor(user);
    // Before the customers are mirrored, so that new ones are among them.
    await syncCustomers(setup, { db, now, bookings, businessCentral, progress, actor: userId });
  }
  await syncMasterData(setup, { db, businessCentral, progress });
  await reconcileDrafts(setup, { db, now, businessCentral, progress, actor: userId });
  await adoptSalesInvoices(setup, { db, now, businessCentral, newId, actor: userId });
  await announceBookings(setup, parts);
}

/** Whoever pressed the button; the schedule acts as the sync user. */
function actingUser(run: SyncRunRecord, { syncUser }: SyncSetupRecord): UserId {
  return run.startedBy?.userId ?? syncUser.userId;
}

function isSyncUser(run: SyncRunRecord, setup: SyncSetupRecord): boolean {
  return actingUser(run, setup) === setup.syncUser.userId;
}

type Failing = { run: SyncRunRecord; setup: SyncSetupRecord };

/** What the person or the service has to mend ends the run with its code; anything else is ours, and is repeated. */
async function fail(error: unknown, { run, setup }: Failing, parts: Parts): Promise<void> {
  if (error instanceof AccessError) {
    parts.logger.warn({ syncRunId: run.id, code: error.code }, 'a sync has no access');
    if (isSyncUser(run, setup)) await setSyncUserNeedsSignIn(parts.db, setup, true);
    await end(run, { state: 'failed', errorCode: error.code }, parts);
  } else if (error instanceof UpstreamError) {
    parts.logger.warn({ syncRunId: run.id, service: error.service }, 'a sync got no answer');
    await end(run, { state: 'failed', errorCode: `${error.service}Unavailable` }, parts);
  } else {
    await end(run, { state: 'failed', errorCode: 'internal' }, parts);
    throw error;
  }
}

async function end(
  run: SyncRunRecord,
  outcome: { state: 'done' | 'failed'; errorCode: string | null },
  { db, now }: Parts,
): Promise<void> {
  await updateSyncRun(db, run.id, { ...outcome, finishedAt: now() });
}
