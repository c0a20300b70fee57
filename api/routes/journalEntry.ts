import type { Caller } from '../identity/verifyToken.ts';
import type { InvoiceRunId, SyncSetupId } from '../domain/ids.ts';
import type { JournalEntry } from '../state/journal.ts';

/** What the caller did to a setup, for the journal. */
export function journalEntry(
  { caller, now }: { caller: Caller; now: string },
  step: Pick<JournalEntry, 'kind' | 'details'> & { syncSetupId: SyncSetupId; runId?: InvoiceRunId },
): JournalEntry {
  return { at: now, actor: caller.userId, runId: null, draftId: null, ...step };
}
