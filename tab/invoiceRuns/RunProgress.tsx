import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { useSignIn } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { isBeingUndone } from './runState.ts';
import { useNotify } from '../ui/Notices.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How far a run is, what it waits for, and how it ended. */
export function RunProgress({ run, onSignedIn }: { run: InvoiceRun; onSignedIn: () => void }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { progress: texts } = words.invoiceRuns;
  const { drafts, drafted, rejected, checking } = run.progress;
  const isFinished = run.state === 'finished';
  const undoing = run.drafts.filter(isBeingUndone).length;
  const text = isFinished ? '' : texts.running(drafted + rejected, drafts);
  const { say } = useNotify();
  useEffect(() => {
    if (text) say(text);
  }, [say, text]);
  return (
    <div className={styles.root}>
      {!isFinished && (
        <>
          <Text weight="semibold">{text}</Text>
          <ProgressBar
            aria-label={texts.label}
            value={drafts === 0 ? 0 : (drafted + rejected) / drafts}
          />
          <Text className={styles.quiet}>
            {run.state === 'stopping' ? words.runActions.stop.stopping : texts.keepsGoing}
          </Text>
        </>
      )}
      {run.waitingFor && !isFinished && <Waiting {...{ run, onSignedIn }} />}
      {checking > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.checking(checking)}</MessageBarBody>
        </MessageBar>
      )}
      {undoing > 0 && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.runActions.undo.running(undoing)}</MessageBarBody>
        </MessageBar>
      )}
      {isFinished && <Ending run={run} />}
    </div>
  );
}

function Ending({ run }: { run: InvoiceRun }) {
  const { words } = useLanguage();
  const { receipt } = words.invoiceRuns;
  const { drafted, rejected, removed } = run.progress;
  return (
    <>
      {drafted > 0 && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{receipt.allDone(drafted)}</MessageBarBody>
        </MessageBar>
      )}
      {rejected > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{receipt.someFailed(rejected)}</MessageBarBody>
        </MessageBar>
      )}
      {removed > 0 && (
        <MessageBar layout="multiline">
          <MessageBarBody>{words.runActions.removed(removed)}</MessageBarBody>
        </MessageBar>
      )}
      {drafted === 0 && rejected === 0 && removed === 0 && (
        <MessageBar layout="multiline">
          <MessageBarBody>{receipt.noneDone}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function Waiting({ run, onSignedIn }: { run: InvoiceRun; onSignedIn: () => void }) {
  const { words } = useLanguage();
  const me = useRead('getMe', {});
  const signIn = useSignIn(() => {
    void me.refetch();
    onSignedIn();
  });
  if (run.waitingFor === null) return null;
  const { title, text } = words.invoiceRuns.progress.waitingFor[run.waitingFor];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {text}
      </MessageBarBody>
      {run.waitingFor === 'signIn' && (
        <MessageBarActions>
          <Button
            disabled={signIn.busy}
            onClick={() => signIn.run(me.data?.businessCentral.claims ?? me.data?.bookings.claims)}
          >
            {words.frame.interaction.action}
          </Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
