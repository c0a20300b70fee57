import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowClockwiseRegular,
  ArrowDownloadRegular,
  ArrowUndoRegular,
  StopRegular,
} from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { ApiError } from '../apiError.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import { useChange, useSession } from '../session.ts';
import { ConfirmRunAction } from './ConfirmRunAction.tsx';
import { undoable } from './runState.ts';
import { saveFile } from './saveFile.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What can be done about a run: stop it, try again what failed, take back what was made, keep its receipt. */
export function RunActions({ run }: { run: InvoiceRun }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { runActions } = words;
  const { invoice } = useRights();
  const [asking, setAsking] = useState<'stop' | 'undo' | null>(null);
  const retry = useRetry(run);
  const download = useDownload(run);
  const canStop = invoice && (run.state === 'running' || run.state === 'waiting');
  const undoableCount = invoice ? undoable(run).length : 0;
  const { rejected } = run.progress;
  return (
    <>
      <div className={styles.root}>
        {canStop && (
          <Button icon={<StopRegular />} onClick={() => setAsking('stop')}>
            {runActions.stop.action}
          </Button>
        )}
        {invoice && rejected > 0 && (
          <Button
            icon={<ArrowClockwiseRegular />}
            disabledFocusable={retry.isPending}
            onClick={() => retry.mutate()}
          >
            {runActions.retry(rejected)}
          </Button>
        )}
        {undoableCount > 0 && (
          <Button icon={<ArrowUndoRegular />} onClick={() => setAsking('undo')}>
            {runActions.undo.action(undoableCount)}
          </Button>
        )}
        <Button
          appearance="subtle"
          icon={<ArrowDownloadRegular />}
          disabledFocusable={download.isPending}
          onClick={() => download.mutate()}
        >
          {runActions.download}
        </Button>
      </div>
      {retry.error && <ErrorNotice error={retry.error} />}
      {download.error && <ErrorNotice error={download.error} />}
      {asking && <ConfirmRunAction run={run} action={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

/** Goes to the new run. Its key stays the same, so that a second click starts nothing twice. */
function useRetry({ id: runId, syncSetupId }: InvoiceRun) {
  const [key] = useState(() => crypto.randomUUID());
  const queries = useQueryClient();
  const [, go] = usePlace();
  const change = useChange('retryInvoiceRun', ['listBookings', 'listInvoiceRuns', 'getInvoiceRun']);
  const mutate = (): void =>
    change.mutate(
      { params: { syncSetupId, runId }, body: {}, idempotencyKey: key },
      {
        onSuccess: (run) => {
          queries.setQueryData(['getInvoiceRun', { syncSetupId, runId: run.id }, {}], run);
          go({ run: run.id });
        },
      },
    );
  return { mutate, isPending: change.isPending, error: change.error };
}

function useDownload({ id: runId, syncSetupId, startedAt }: InvoiceRun) {
  const { api } = useSession();
  return useMutation<void, ApiError>({
    mutationFn: async () => {
      const input = { params: { syncSetupId, runId } };
      const response = await api.open('exportInvoiceRun', input, new AbortController().signal);
      saveFile(await response.blob(), `invoice-run-${startedAt.slice(0, 10)}.csv`);
    },
  });
}
