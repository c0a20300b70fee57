// How long this process has been looking for what was not answered. Clocks of several machines may differ by more than
// the settle window, and one may be set while it waits: what somebody wrote down as an instant proves no passing of time.
import { settleWindowMs } from '../domain/settleWindow.ts';
import type { SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';

type Draft = Pick<SalesInvoiceDraftRecord, 'id' | 'attempt' | 'sentAt' | 'unknownSince'>;

export type SettleWatch = {
  /** Begins to watch a draft that is on its way or in doubt, unless it is watched already. */
  begin(draft: Draft): void;
  /** Whether this very process has watched the draft for a whole window. After a restart it takes as long again. */
  isOver(draft: Draft): boolean;
};

/** More drafts than are ever in doubt at once; the ones watched longest go, and are watched anew. */
const mostWatched = 10_000;

export function createSettleWatch(elapsedMs: () => number): SettleWatch {
  const begunAt = new Map<string, number>();
  const begin = (draft: Draft): void => {
    if (begunAt.has(keyOf(draft))) return;
    if (begunAt.size >= mostWatched) begunAt.delete(begunAt.keys().next().value ?? '');
    begunAt.set(keyOf(draft), elapsedMs());
  };
  return {
    begin,
    isOver: (draft) => {
      begin(draft);
      const begun = begunAt.get(keyOf(draft)) ?? elapsedMs();
      return elapsedMs() - begun >= settleWindowMs;
    },
  };
}

/** A later attempt, or another step whose answer was lost, is another question. */
function keyOf({ id, attempt, sentAt, unknownSince }: Draft): string {
  return `${id} ${attempt} ${unknownSince ?? sentAt}`;
}
