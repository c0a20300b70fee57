// Once a minute: begins the syncs that are due, and picks up runs that nobody carries on.
import { asId, type InvoiceRunId } from '../domain/ids.ts';
import { sqlExecutor } from '../state/database.ts';
import { deleteExpiredPreviews } from '../state/invoicePreviews.ts';
import { listUnfinishedInvoiceRuns } from '../state/invoiceRuns.ts';
import { leaveUnknown, listDueNotices } from '../state/notices.ts';
import { listUnansweredDrafts } from '../state/salesInvoiceDrafts.ts';
import { latestSyncRuns, listOpenSyncRuns, openSyncRun } from '../state/syncRuns.ts';
import { listEnabledSyncSetups, type SyncSetupRecord } from '../state/syncSetups.ts';
import type { JobParts } from './jobParts.ts';
import { newSyncRun } from '../state/newSyncRun.ts';

/** How often it is called, in milliseconds. */
export const tickMs = 60_000;

type Parts = Pick<JobParts, 'db' | 'queue' | 'now' | 'newId' | 'settleWatch'>;

export async function tick(parts: Parts): Promise<void> {
  const now = parts.now();
  await deleteExpiredPreviews(parts.db, shifted(now, -previewsStayMs));
  const unfinished = await listUnfinishedInvoiceRuns(parts.db);
  await watchUnanswered(unfinished, parts);
  for (const run of unfinished) {
    if (run.state !== 'waiting') await parts.queue.enqueueInvoiceRun(run.id);
  }
  for (const run of await listOpenSyncRuns(parts.db)) await parts.queue.enqueueSyncRun(run.id);
  await leaveUnknown(parts.db, shifted(now, -sendingLastsMs));
  for (const id of await listDueNotices(parts.db, now)) await parts.queue.enqueueNotice(id);
  await beginDueSyncs(parts, now);
}

/** From its start on a process knows what is in doubt, whoever looks it up. */
async function watchUnanswered(
  runs: readonly { id: InvoiceRunId }[],
  { db, settleWatch }: Parts,
): Promise<void> {
  if (runs.length === 0) return;
  const ids = runs.map(({ id }) => id);
  for (const draft of await listUnansweredDrafts(db, ids)) settleWatch.begin(draft);
}

/** Whoever comes back to an old review is told that it expired, not that it never was. */
const previewsStayMs = 24 * 60 * 60_000;

/** Longer than any message is on its way. */
const sendingLastsMs = 10 * 60_000;

function shifted(instant: string, byMs: number): string {
  return new Date(Date.parse(instant) + byMs).toISOString();
}

async function beginDueSyncs(parts: Parts, now: string): Promise<void> {
  const setups = await listEnabledSyncSetups(parts.db);
  const latest = await latestSyncRuns(
    parts.db,
    setups.map((setup) => setup.id),
  );
  for (const setup of setups) {
    const startedAt = latest.get(setup.id)?.startedAt;
    if (isDue(setup, startedAt, now)) await beginSync(setup, parts, now);
  }
}

function isDue(
  { intervalMinutes, syncUser }: SyncSetupRecord,
  startedAt: string | undefined,
  now: string,
): boolean {
  if (intervalMinutes === null || syncUser.needsSignIn) return false;
  if (startedAt === undefined) return true;
  return Date.parse(startedAt) + intervalMinutes * 60_000 <= Date.parse(now);
}

async function beginSync(
  setup: SyncSetupRecord,
  { db, queue, newId }: Parts,
  now: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const id = asId<'syncRun'>(newId());
    const { run, isNew } = await openSyncRun(
      transaction,
      newSyncRun(setup, { id, now, startedBy: null }),
    );
    if (isNew) await queue.enqueueSyncRun(run.id, { within: sqlExecutor(transaction) });
  });
}
