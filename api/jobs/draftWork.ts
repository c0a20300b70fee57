// What every step on a draft needs, and the one way to move a draft from state to state.
import type { BusinessCentral, CompanyPlace } from '../businessCentral/businessCentral.ts';
import type { DraftState } from '../domain/draftState.ts';
import type { Db } from '../state/database.ts';
import type { DraftFields, SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { transitionDraft } from '../state/transitionDraft.ts';
import type { SettleWatch } from './settleWatch.ts';

export type DraftWork = {
  db: Db;
  businessCentral: BusinessCentral;
  /** Whom the journal names. */
  actor: string;
  now: () => string;
  /** Milliseconds on a clock that nobody sets: it never jumps. */
  elapsedMs: () => number;
  settleWatch: SettleWatch;
  /** Whether lines that the company adds by itself may stand beside ours. */
  acceptsAddedLines: boolean;
};

/** What it takes to move a draft. */
export type Mover = Pick<DraftWork, 'db' | 'actor' | 'now'>;

export type Move = {
  to: DraftState;
  /** The journal's word for it. */
  kind: string;
  fields?: DraftFields;
  details?: Record<string, unknown>;
};

export function placeOf({ environment, companyId }: SalesInvoiceDraftRecord): CompanyPlace {
  return { environment, companyId };
}

/**
 * Moves a draft, with its journal entry, in one transaction. Another worker may have moved it from `sending` to
 * `checking` meanwhile: an answer that arrives late still counts, as long as it is about the same attempt. False where
 * the draft is beyond that, or another worker was faster.
 */
export async function moveDraft(
  draft: SalesInvoiceDraftRecord,
  work: Mover,
  move: Move,
): Promise<boolean> {
  if (await tryMove(draft, draft.state, { work, move })) return true;
  return draft.state === 'sending' && (await tryMove(draft, 'checking', { work, move }));
}

async function tryMove(
  draft: SalesInvoiceDraftRecord,
  from: DraftState,
  { work, move }: { work: Mover; move: Move },
): Promise<boolean> {
  const now = work.now();
  const { to, kind, fields = {}, details = {} } = move;
  const outcome = await transitionDraft(work.db, {
    id: draft.id,
    attempt: draft.attempt,
    from,
    to,
    fields,
    journal: {
      at: now,
      actor: work.actor,
      kind,
      syncSetupId: draft.syncSetupId,
      runId: draft.runId,
      draftId: draft.id,
      details: { marker: draft.marker, ...details },
    },
    now,
  });
  return outcome === 'done';
}
