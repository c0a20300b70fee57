// What becomes of a run when people do something about it.
import type { InvoiceRun, InvoiceRunEvent, UndoResult } from '../../api/contract/invoiceRuns.ts';

/** What was not sent is given up. */
export function stoppedRun(run: InvoiceRun): InvoiceRun {
  return counted({
    ...run,
    state: 'finished',
    finishedAt: run.startedAt,
    drafts: run.drafts.map((draft) =>
      draft.state === 'planned' || draft.state === 'sending'
        ? { ...draft, state: 'rejected', problem: { code: 'stoppedByUser', said: '' } }
        : draft,
    ),
  });
}

/** Every draft that was created, with what became of the wish to undo it. */
export function undoing(run: InvoiceRun, result: UndoResult): InvoiceRun {
  return counted({
    ...run,
    drafts: run.drafts.map((draft) =>
      draft.state === 'drafted'
        ? {
            ...draft,
            state: result === 'undone' ? 'undone' : draft.state,
            undo: { result, said: '', requestedAt: run.startedAt },
          }
        : draft,
    ),
  });
}

export const retryId = '7d1f7c0e-2222-4c0b-9c1e-0000000000aa';

/** A run of its own for what was refused, in which everything goes well. */
export function retriedRun(run: InvoiceRun): InvoiceRun {
  return counted({
    ...run,
    id: retryId,
    retryOf: run.id,
    drafts: run.drafts
      .filter(({ state }) => state === 'rejected')
      .map((draft) => ({ ...draft, state: 'drafted', problem: null })),
  });
}

function counted(run: InvoiceRun): InvoiceRun {
  const count = (...states: string[]): number =>
    run.drafts.filter(({ state }) => states.includes(state)).length;
  return {
    ...run,
    progress: {
      drafts: run.drafts.length,
      drafted: count('drafted'),
      rejected: count('rejected'),
      checking: count('checking'),
      waiting: count('planned', 'sending'),
      removed: count('deleted', 'undone'),
    },
  };
}

/** A stream of events that says how runs stand, one after the other; it ends with `end` where the last one is over. */
export function eventStream(runs: readonly InvoiceRun[], ending: 'end' | 'lost'): Response {
  const events = runs.map((run, index) => {
    const { drafts, leftOut: _, retriedBy: __, ...summary } = run;
    const event: InvoiceRunEvent = { run: summary, drafts };
    return `id: ${index + 1}\nevent: progress\ndata: ${JSON.stringify(event)}\n\n`;
  });
  const last = ending === 'end' ? `id: ${runs.length}\nevent: end\ndata: {}\n\n` : '';
  return new Response(`: heartbeat\n\n${events.join('')}${last}`);
}
