// The life of a salesInvoiceDraft. Each state says what it means, who moves it on, and how it can end.
import { invariant } from './invariant.ts';

export type DraftState =
  /** Reviewed and claimed, not sent. The run sends it. */
  | 'planned'
  /** The intent to send is on record; an answer is awaited. The run moves it on, also after a crash. */
  | 'sending'
  /** Business Central may or may not have it. Looked up by marker until it is found or the settle window is over. */
  | 'checking'
  /** It stands in Business Central as reviewed. Reconciliation moves it on. */
  | 'drafted'
  /** Business Central refused it, or it was stopped; its bookings are free again. Final. */
  | 'rejected'
  /** It stands in Business Central, but not as we made it. Shown until somebody posts or deletes it. */
  | 'changed'
  /** Somebody deleted it in Business Central; its bookings are free again. Final. */
  | 'deleted'
  /** We deleted it on request, untouched; its bookings are free again. Final. */
  | 'undone'
  /** Posted in Business Central under another number. */
  | 'posted'
  /** Posted, then cancelled or credited. A person decides about its bookings. */
  | 'credited';

const next: Record<DraftState, readonly DraftState[]> = {
  planned: ['sending', 'rejected'],
  sending: ['drafted', 'rejected', 'checking', 'planned'],
  checking: ['drafted', 'planned', 'rejected', 'checking'],
  drafted: ['posted', 'changed', 'deleted', 'undone', 'credited'],
  changed: ['posted', 'deleted', 'drafted', 'credited'],
  posted: ['credited'],
  credited: [],
  rejected: [],
  deleted: [],
  undone: [],
};

/** In these a draft holds its bookings: nobody else may invoice them. */
const holding: ReadonlySet<DraftState> = new Set([
  'planned',
  'sending',
  'checking',
  'drafted',
  'changed',
  'posted',
  'credited',
]);

/** Whether the bookings of a draft in this state are claimed. */
export function holdsBookings(state: DraftState): boolean {
  return holding.has(state);
}

/** Whether a run has nothing more to do for a draft in this state. */
export function isSettled(state: DraftState): boolean {
  return state !== 'planned' && state !== 'sending' && state !== 'checking';
}

/** Stops the caller where a draft may not go from one state to the other. */
export function assertTransition(from: DraftState, to: DraftState): void {
  invariant(next[from].includes(to), `Cannot move a salesInvoiceDraft from "${from}" to "${to}"`);
}
