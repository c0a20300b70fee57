import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { InvoiceRun, InvoiceRunEvent } from '../../api/contract/invoiceRuns.ts';
import { useSession, type Session } from '../session.ts';
import { readEvents, type ServerEvent } from './readEvents.ts';

type Run = { syncSetupId: string; runId: string };

/**
 * Follows a run by its events, from the last one that came, also after the line was lost or the device slept. Answers
 * whether events are coming: while they are not, somebody else has to ask.
 */
export function useRunEvents({ syncSetupId, runId }: Run, isWanted: boolean): boolean {
  const { api } = useSession();
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    if (!isWanted) return undefined;
    const leaving = new AbortController();
    const key = ['getInvoiceRun', { syncSetupId, runId }, {}];
    void follow({
      api,
      run: { syncSetupId, runId },
      signal: leaving.signal,
      onLive: setIsLive,
      onProgress: (event) =>
        queries.setQueryData<InvoiceRun>(key, (before) => before && merge(before, event)),
      onEnd: () => void queries.invalidateQueries({ queryKey: key }),
    });
    return () => leaving.abort();
  }, [api, queries, syncSetupId, runId, isWanted]);
  return isWanted && isLive;
}

/** Each event says how things stand, so that it takes the place of what was known. */
function merge(before: InvoiceRun, { run, drafts }: InvoiceRunEvent): InvoiceRun {
  const moved = new Map(drafts.map((draft) => [draft.id, draft]));
  return { ...before, ...run, drafts: before.drafts.map((draft) => moved.get(draft.id) ?? draft) };
}

type Following = Pick<Session, 'api'> & {
  run: Run;
  signal: AbortSignal;
  onLive: (isLive: boolean) => void;
  onProgress: (event: InvoiceRunEvent) => void;
  onEnd: () => void;
};

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

async function follow(following: Following): Promise<void> {
  const { signal, onLive, onEnd } = following;
  let lastEventId: string | undefined;
  let failures = 0;
  while (!signal.aborted) {
    const outcome = await listen(following, lastEventId, (event) => {
      failures = 0;
      if (event.id !== '') lastEventId = event.id;
    });
    onLive(false);
    if (outcome === 'end') {
      onEnd();
      return;
    }
    await pause(Math.min(firstPauseMs * 2 ** failures, longestPauseMs), signal);
    failures += 1;
  }
}

/** The heartbeat comes every fifteen seconds: whoever is silent for longer is gone. */
const silenceMs = 40_000;

/** One connection, until it ends, is silent for too long, or the page is looked at again after it was hidden. */
async function listen(
  { api, run, signal, onLive, onProgress }: Following,
  lastEventId: string | undefined,
  onEvent: (event: ServerEvent) => void,
): Promise<'end' | 'lost'> {
  const losing = new AbortController();
  const lose = (): void => losing.abort();
  const both = AbortSignal.any([signal, losing.signal]);
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') lose();
  };
  document.addEventListener('visibilitychange', onVisible);
  let timer = setTimeout(lose, silenceMs);
  try {
    const input = { params: run, ...(lastEventId === undefined ? {} : { lastEventId }) };
    const { body } = await api.open('followInvoiceRun', input, both);
    if (!body) return 'lost';
    for await (const event of readEvents(body)) {
      clearTimeout(timer);
      timer = setTimeout(lose, silenceMs);
      onLive(true);
      onEvent(event);
      if (event.name === 'end') return 'end';
      // What our own API sends keeps the contract; a test of the API sees to it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (event.name === 'progress') onProgress(JSON.parse(event.data) as InvoiceRunEvent);
    }
    return 'lost';
  } catch {
    return 'lost';
  } finally {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onVisible);
  }
}

/** Ends early when nobody waits any more, or the page is looked at again. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    document.addEventListener('visibilitychange', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
