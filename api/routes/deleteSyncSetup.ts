import { appendJournal } from '../state/journal.ts';
import { journalEntry } from './journalEntry.ts';
import { deleteSyncSetup as removeSyncSetup } from '../state/syncSetups.ts';
import type { Handler } from './call.ts';
import { changedMeanwhile, expectedVersion } from './ifMatch.ts';
import { findOwnSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

/** What was drafted stays on record, and its bookings stay claimed. */
export function deleteSyncSetup({ db }: Pick<RouteParts, 'db'>): Handler<'deleteSyncSetup'> {
  return async (call) => {
    const version = expectedVersion(call.header('if-match'));
    const { id, tenantId } = await findOwnSyncSetup(call, db);
    await db.transaction().execute(async (transaction) => {
      const outcome = await removeSyncSetup(transaction, { tenantId, id, version, now: call.now });
      if (outcome === 'changedMeanwhile') throw changedMeanwhile();
      await appendJournal(transaction, tenantId, [
        journalEntry(call, { kind: 'syncSetupDeleted', syncSetupId: id, details: {} }),
      ]);
    });
    return undefined;
  };
}
