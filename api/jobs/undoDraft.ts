// One draft that somebody wants deleted again. It is deleted only as we made it, by its etag.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { UndoResult } from '../contract/invoiceRuns.ts';
import type { DraftState } from '../domain/draftState.ts';
import { invariant } from '../domain/invariant.ts';
import type { SalesInvoice } from '../domain/salesInvoice.ts';
import { nextLookUpAt } from '../domain/settleWindow.ts';
import { AccessError } from '../http/accessError.ts';
import { listReleasedBookings } from '../state/claims.ts';
import type { DraftUndo } from '../state/draftJson.ts';
import { changeUndo } from '../state/draftUndo.ts';
import type { JournalEntry } from '../state/journal.ts';
import { getSalesInvoiceDraft, type SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { moveDraft, placeOf, type Mover } from './draftWork.ts';
import { reconcileDraft } from './reconcileDrafts.ts';

export type UndoWork = Omit<Mover, 'actor'> & {
  businessCentral: BusinessCentral;
  actor: NonNullable<SalesInvoiceDraftRecord['undo']>['requestedBy'];
};

type Document = SalesInvoice | 'absent' | undefined;

/** Judges a draft by the document as it was just read. */
export async function undoDraft(
  draft: SalesInvoiceDraftRecord,
  found: Document,
  work: UndoWork,
): Promise<void> {
  try {
    if (draft.state !== 'drafted' || found === undefined) {
      await endUndo(draft, { result: resultOf(draft.state) }, work);
    } else if (found === 'absent' && isBegun(draft) && (await isGone(draft, work))) {
      await undone(draft, work);
    } else if (isUntouched(draft, found)) {
      await remove(draft, found, work);
    } else {
      await leave(draft, found, work);
    }
  } catch (error) {
    // Nothing was done, and for this user nothing will be.
    if (error instanceof AccessError) await endUndo(draft, { result: 'noAccess' }, work);
    else throw error;
  }
}

function isBegun({ undo }: SalesInvoiceDraftRecord): boolean {
  return typeof undo?.deletingSince === 'string';
}

/** As long as any document bears the marker, its bookings are invoiced. */
async function isGone(
  { marker, markerField, ...draft }: SalesInvoiceDraftRecord,
  { businessCentral }: UndoWork,
): Promise<boolean> {
  const place = { environment: draft.environment, companyId: draft.companyId };
  return (await businessCentral.findSalesInvoices(place, { marker, markerField })).length === 0;
}

/** Whoever opens a document and changes the least of it gives it another etag. */
function isUntouched(draft: SalesInvoiceDraftRecord, found: Document): found is SalesInvoice {
  return (
    found !== undefined &&
    found !== 'absent' &&
    found.status === 'Draft' &&
    found.etag === draft.salesInvoice?.etag
  );
}

/** The intent is on record before the call. */
async function remove(
  draft: SalesInvoiceDraftRecord,
  { id, etag }: SalesInvoice,
  work: UndoWork,
): Promise<void> {
  const deletingSince = draft.undo?.deletingSince ?? work.now();
  const undo = { ...wishOf(draft), deletingSince };
  const journal = entry(draft, { kind: 'draftUndoing', details: { salesInvoiceId: id } }, work);
  if (!(await changeUndo(work.db, draft, { undo, journal }))) return;
  const begun = { ...draft, undo };
  const outcome = await work.businessCentral.deleteSalesInvoice(placeOf(draft), { id, etag });
  switch (outcome.outcome) {
    case 'done':
      await undone(begun, work);
      return;
    case 'refused':
      await refused(begun, outcome.said, work);
      return;
    case 'notDone':
      await postponeUndo(
        { ...begun, undo: { ...undo, deletingSince: null } },
        work,
        outcome.retryAfterMs,
      );
      return;
    default:
      await postponeUndo(begun, work);
  }
}

/** A refusal is understood by what stands there now: changed, posted, or gone; else Business Central has its reason. */
async function refused(
  draft: SalesInvoiceDraftRecord,
  said: string,
  work: UndoWork,
): Promise<void> {
  const { salesInvoice } = draft;
  invariant(salesInvoice !== null, 'What was to be deleted was made');
  const found = await work.businessCentral.getSalesInvoice(placeOf(draft), salesInvoice.id);
  if (isUntouched(draft, found)) await endUndo(draft, { result: 'refused', said }, work);
  else if (!found && (await isGone(draft, work))) await undone(draft, work);
  else await leave(draft, found ?? 'absent', work);
}

/** Its bookings are free again. */
async function undone(draft: SalesInvoiceDraftRecord, work: UndoWork): Promise<void> {
  const undo = { ...wishOf(draft), result: 'undone' as const, tryAgainAt: null };
  await moveDraft(draft, work, { to: 'undone', kind: 'draftUndone', fields: { undo } });
}

/** It is not ours to delete: the ledger learns what became of it, and the wish ends with that. */
async function leave(
  draft: SalesInvoiceDraftRecord,
  found: SalesInvoice | 'absent',
  work: UndoWork,
): Promise<void> {
  const released = await listReleasedBookings(work.db, [draft.id]);
  const releasedBefore = released.get(draft.id) ?? new Set();
  await reconcileDraft(draft, { found, releasedBefore }, work);
  const after = await getSalesInvoiceDraft(work.db, draft.id);
  await endUndo(draft, { result: resultOf(after?.state ?? draft.state) }, work);
}

function resultOf(state: DraftState): Exclude<UndoResult, 'pending'> {
  switch (state) {
    case 'posted':
    case 'credited':
    case 'undone':
      return state;
    case 'deleted':
      return 'gone';
    default:
      return 'changed';
  }
}

type Ending = { result: Exclude<UndoResult, 'pending'>; said?: string };

export async function endUndo(
  draft: SalesInvoiceDraftRecord,
  { result, said = '' }: Ending,
  work: UndoWork,
): Promise<void> {
  const undo = { ...wishOf(draft), result, said, tryAgainAt: null };
  const journal = entry(draft, { kind: 'undoEnded', details: { result } }, work);
  await changeUndo(work.db, draft, { undo, journal });
}

/** Where nobody says how long to wait. */
const standardPauseMs = 10_000;
/** When nothing was found out within the settle window. */
const longPauseMs = 60_000;

export async function postponeUndo(
  draft: SalesInvoiceDraftRecord,
  work: UndoWork,
  pauseMs: number | null = null,
): Promise<void> {
  const undo = wishOf(draft);
  const now = work.now();
  const later = (ms: number): string => new Date(Date.parse(now) + ms).toISOString();
  const tryAgainAt =
    undo.deletingSince === null
      ? later(pauseMs ?? standardPauseMs)
      : (nextLookUpAt(undo.deletingSince, now) ?? later(longPauseMs));
  await changeUndo(work.db, draft, { undo: { ...undo, tryAgainAt }, journal: null });
}

function wishOf({ undo }: SalesInvoiceDraftRecord): DraftUndo {
  invariant(undo !== null, 'Only what somebody asked for is undone');
  return undo;
}

function entry(
  { id, marker, syncSetupId, runId }: SalesInvoiceDraftRecord,
  { kind, details }: Pick<JournalEntry, 'kind' | 'details'>,
  { actor, now }: UndoWork,
): JournalEntry {
  const all = { marker, ...details };
  return { at: now(), actor, kind, syncSetupId, runId, draftId: id, details: all };
}
