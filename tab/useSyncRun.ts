import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OperationName } from '../api/contract/operations.ts';
import type { SyncRunSummary, SyncSetup } from '../api/contract/syncSetups.ts';
import type { ApiError } from './apiError.ts';
import { useLanguage } from './messages/language.ts';
import { useChange, useRead } from './session.ts';
import { useNotify } from './ui/Notices.tsx';

export type RunningSync = {
  running: SyncRunSummary | null;
  error: ApiError | null;
  start: () => void;
};

const touched: readonly OperationName[] = [
  'listSyncSetups',
  'listSyncRuns',
  'listBookings',
  'listServiceLinks',
  'listCustomerMatches',
  'getInvoiceRun',
];

/** Follows the sync run of a setup while it goes on, and starts one on request. */
export function useSyncRun(setup: SyncSetup): RunningSync {
  const syncSetupId = setup.id;
  const queries = useQueryClient();
  const notify = useNotify();
  const { words } = useLanguage();
  const [startedId, setStartedId] = useState('');
  const starting = useChange('startSyncRun', []);

  const last = setup.lastSyncRun;
  const followedId = startedId || (last && isGoing(last) ? last.id : '');
  const followed = useRead(
    'getSyncRun',
    { params: { syncSetupId, syncRunId: followedId } },
    {
      enabled: followedId !== '',
      refetchInterval: (run) => (run && !isGoing(run) ? false : 1_000),
    },
  );
  const run = followed.data;
  const ended = run && !isGoing(run) ? run : null;

  const told = useRef('');
  useEffect(() => {
    if (!ended || told.current === ended.id) return;
    told.current = ended.id;
    const { sync } = words.uninvoicedBookings;
    notify.say(ended.state === 'done' ? sync.done : sync.failed);
    setStartedId('');
    for (const name of touched) {
      void queries.invalidateQueries({ queryKey: [name] });
    }
  }, [ended, notify, queries, words]);

  const { mutate, isPending } = starting;
  const start = useCallback(() => {
    mutate({ params: { syncSetupId }, body: {} }, { onSuccess: ({ id }) => setStartedId(id) });
  }, [mutate, syncSetupId]);

  const first = starting.data?.id === followedId ? starting.data : last;
  const running = isPending ? justStarted : followedId === '' || ended ? null : (run ?? first);
  return { running, error: starting.error, start };
}

function isGoing(run: SyncRunSummary): boolean {
  return run.state === 'queued' || run.state === 'running';
}

/** Between the click and the first answer. */
const justStarted: SyncRunSummary = {
  id: '',
  state: 'queued',
  startedAt: '',
  finishedAt: null,
  progress: { done: 0, of: 0 },
  counts: {
    appointmentsSeen: 0,
    appointmentsRead: 0,
    appointmentsVanished: 0,
    customersRead: 0,
    itemsRead: 0,
    draftsReconciled: 0,
    customersCreated: 0,
    customersLinked: 0,
    customersUpdated: 0,
    customerConflicts: 0,
    customersFailed: 0,
  },
  errorCode: null,
  customerProblems: [],
};
