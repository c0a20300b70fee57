import { Badge, Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CustomerSyncProblem } from '../../api/contract/customerSync.ts';
import type { SyncRunSummary, SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { CustomerSyncDialog } from './CustomerSyncDialog.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Whether people of Bookings become customers, and what became of it. */
export function CustomerSync({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { customerSync: texts } = words;
  const rights = useRights();
  const notify = useNotify();
  const [isShown, setIsShown] = useState(false);
  const updating = useChange('updateSyncSetup', ['listSyncSetups']);
  const isOn = setup.customerSync.direction !== 'off';
  const turnOff = () =>
    updating.mutate(
      {
        params: { syncSetupId: setup.id },
        ifMatch: setup.etag,
        body: { customerSync: { direction: 'off' } },
      },
      { onSuccess: () => notify.show({ text: texts.turnedOff }) },
    );
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <Subtitle2 as="h3">{texts.title}</Subtitle2>
        <Badge appearance="tint" color={isOn ? 'success' : 'informative'}>
          {isOn ? texts.on : texts.off}
        </Badge>
      </div>
      <Text className={styles.quiet}>{isOn ? texts.textOn : texts.textOff}</Text>
      {isOn && setup.lastSyncRun?.state === 'done' && <LastSync run={setup.lastSyncRun} />}
      {rights.manage && (
        <div className={styles.actions}>
          <Button onClick={() => setIsShown(true)}>{texts.preview}</Button>
          {isOn && (
            <Button disabledFocusable={updating.isPending} onClick={turnOff}>
              {texts.turnOff}
            </Button>
          )}
        </div>
      )}
      {updating.error && <ErrorNotice error={updating.error} />}
      {isShown && <CustomerSyncDialog setup={setup} onClose={() => setIsShown(false)} />}
    </section>
  );
}

function LastSync({ run }: { run: SyncRunSummary }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { customerSync: texts } = words;
  const { counts, customerProblems } = run;
  const did = [
    counts.customersCreated > 0 && texts.created(counts.customersCreated),
    counts.customersLinked > 0 && texts.linked(counts.customersLinked),
    counts.customersUpdated > 0 && texts.updated(counts.customersUpdated),
    counts.customerConflicts > 0 && texts.conflicts(counts.customerConflicts),
    counts.customersFailed > 0 && texts.failed(counts.customersFailed),
  ].filter((text) => text !== false);
  return (
    <>
      <Text>
        {texts.lastSync}: {did.length > 0 ? did.join(', ') : texts.nothing}
      </Text>
      {customerProblems.length > 0 && (
        <ul className={styles.list} aria-label={texts.problems}>
          {customerProblems.map((problem, place) => (
            <li key={place}>
              <Problem problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Problem({ problem: { code, person, said } }: { problem: CustomerSyncProblem }) {
  const { words } = useLanguage();
  const { problem, dialog } = words.customerSync;
  const text = code === 'refused' ? problem.refused(said) : problem[code];
  return (
    <Text>
      {person && <b>{person.displayName || person.email || dialog.nameless}: </b>}
      {text}
    </Text>
  );
}
