import { Button, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { undoable } from './runState.ts';

type Props = { run: InvoiceRun; action: 'stop' | 'undo'; onClose: () => void };

/** Says what will happen before it does: to stop, or to take back, is no small thing. */
export function ConfirmRunAction({ run, action, onClose }: Props) {
  const { words } = useLanguage();
  const { stop, undo } = words.runActions;
  const queries = useQueryClient();
  const { say } = useNotify();
  const stopping = useChange('stopInvoiceRun', ['listBookings', 'listInvoiceRuns']);
  const undoing = useChange('undoInvoiceRun', ['listInvoiceRuns']);
  const params = { syncSetupId: run.syncSetupId, runId: run.id };
  const isStop = action === 'stop';
  const count = undoable(run).length;
  const onSuccess = (changed: InvoiceRun): void => {
    queries.setQueryData(['getInvoiceRun', params, {}], changed);
    say(isStop ? stop.done : undo.begun);
    onClose();
  };
  const submit = (): void => {
    if (isStop) stopping.mutate({ params }, { onSuccess });
    else undoing.mutate({ params, body: {} }, { onSuccess });
  };
  const error = stopping.error ?? undoing.error;
  return (
    <TaskDialog
      title={isStop ? stop.title : undo.title(count)}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button
            appearance="primary"
            type="submit"
            disabledFocusable={stopping.isPending || undoing.isPending}
          >
            {isStop ? stop.confirm : undo.confirm(count)}
          </Button>
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </>
      }
    >
      {(isStop ? stop.text(run.progress.waiting) : undo.text).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {error && <ErrorNotice error={error} />}
    </TaskDialog>
  );
}
