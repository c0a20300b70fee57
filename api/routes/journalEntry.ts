import type { Caller } from '../identity/verifyToken.ts';
import type { SyncSetupId } from '../domain/ids.ts';
import type { JournalEntry } from '../state/journal.ts';

/** What the caller did to a setup, for the journal. */
export function journalEntry(
  { caller, now }: { caller: Caller; now: string },
  step: { kind: string; syncSetupId: SyncSetupId; details: Record<string, unknown> },
): JournalEntry {
  return { at: now, actor: caller.userId, runId: null, draftId: null, ...step };
}
