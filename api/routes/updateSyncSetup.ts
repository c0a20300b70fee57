import type { z } from 'zod';
import { CustomerSyncSettings } from '../contract/customerSync.ts';
import { InvoicingSettings, type UpdateSyncSetup } from '../contract/syncSetups.ts';
import { sqlExecutor, type Db } from '../state/database.ts';
import { listRunsWaitingToWrite, resumeInvoiceRun } from '../state/invoiceRuns.ts';
import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { latestSyncRuns } from '../state/syncRuns.ts';
import { updateSyncSetup as writeSyncSetup, type SyncSetupRecord } from '../state/syncSetups.ts';
import type { Call, Handler } from './call.ts';
import { checkCustomerSync } from './checkCustomerSync.ts';
import { inUse } from './createSyncSetup.ts';
import { changedMeanwhile, expectedVersion } from './ifMatch.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { keepTokens } from './keepTokens.ts';
import { presentSyncSetup } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<
  RouteParts,
  'db' | 'bookingsFor' | 'businessCentralFor' | 'accessTokens' | 'queue'
>;

export function updateSyncSetup(parts: Parts): Handler<'updateSyncSetup'> {
  return async (call) => {
    const version = expectedVersion(call.header('if-match'));
    const before = await openSyncSetup(call, parts);
    await checkCustomerSync(before, call, parts);
    if (call.body.becomeSyncUser) await keepTokens(call.user, parts.accessTokens);
    const setup = { ...changed(before, call.body), version, ...becoming(call, before) };
    const stored = await parts.db.transaction().execute(async (transaction) => {
      const written = await writeSyncSetup(transaction, setup);
      if (written === 'changedMeanwhile') throw changedMeanwhile();
      if (written === 'bookingBusinessInUse') throw inUse();
      await appendJournal(transaction, before.tenantId, [
        journalEntry(call, {
          kind: 'syncSetupChanged',
          syncSetupId: before.id,
          details: call.body,
        }),
      ]);
      if (!written.writingStopped) await letRunsGoOn(written, transaction, parts.queue);
      return written;
    });
    const runs = await latestSyncRuns(parts.db, [stored.id]);
    return presentSyncSetup(stored, runs.get(stored.id));
  };
}

/** What waited only for the leave to write. */
async function letRunsGoOn(setup: SyncSetupRecord, db: Db, queue: Parts['queue']): Promise<void> {
  for (const id of await listRunsWaitingToWrite(db, setup)) {
    await resumeInvoiceRun(db, id);
    await queue.enqueueInvoiceRun(id, { within: sqlExecutor(db) });
  }
}

/** What was not sent stays as it is. */
function changed(setup: SyncSetupRecord, body: z.output<typeof UpdateSyncSetup>): SyncSetupRecord {
  return {
    ...setup,
    startDate: body.startDate ?? setup.startDate,
    enabled: body.enabled ?? setup.enabled,
    writingStopped: body.writingStopped ?? setup.writingStopped,
    intervalMinutes:
      body.intervalMinutes === undefined ? setup.intervalMinutes : body.intervalMinutes,
    customerSync: CustomerSyncSettings.parse({ ...setup.customerSync, ...body.customerSync }),
    settings: InvoicingSettings.parse({
      ...setup.settings,
      ...body.settings,
      bounds: { ...setup.settings.bounds, ...body.settings?.bounds },
    }),
  };
}

function becoming(
  { body, caller }: Call<'updateSyncSetup'>,
  { syncUser }: SyncSetupRecord,
): Pick<SyncSetupRecord, 'syncUser'> {
  const { userId, displayName } = caller;
  return { syncUser: body.becomeSyncUser ? { userId, displayName, needsSignIn: false } : syncUser };
}
