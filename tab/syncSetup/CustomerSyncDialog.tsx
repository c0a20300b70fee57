import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CustomerSyncPlan } from '../../api/contract/customerSync.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useChange, useRead } from '../session.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { useNotify } from '../ui/Notices.tsx';
import type { Choice } from '../ui/SearchCombobox.tsx';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { PatternField } from './PatternField.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const direction = 'toBusinessCentral';

/** Every action of the next sync, before anything is done; from here it is turned on. */
export function CustomerSyncDialog({ setup, onClose }: { setup: SyncSetup; onClose: () => void }) {
  const { words } = useLanguage();
  const { customerSync: texts, frame } = words;
  const notify = useNotify();
  const [pattern, setPattern] = useState<Choice | null>(null);
  const params = { syncSetupId: setup.id };
  const plan = useRead('planCustomerSync', { params, body: { direction } });
  const updating = useChange('updateSyncSetup', ['listSyncSetups']);
  const isOn = setup.customerSync.direction !== 'off';
  const isReading = plan.isFetching;
  const submit = () => {
    if (isOn || !plan.data || isReading || updating.isPending) return;
    const customerSync = { direction, patternCustomerId: pattern?.id ?? null } as const;
    updating.mutate(
      { params, ifMatch: setup.etag, body: { customerSync } },
      {
        onSuccess: () => {
          notify.show({ text: texts.turnedOn });
          onClose();
        },
      },
    );
  };
  return (
    <TaskDialog
      wide
      title={texts.dialog.title}
      closeLabel={frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {!isOn && (
            <Button
              appearance="primary"
              type="submit"
              disabledFocusable={!plan.data || isReading || updating.isPending}
            >
              {texts.turnOn}
            </Button>
          )}
          <Button onClick={onClose}>{isOn ? frame.close : frame.cancel}</Button>
        </>
      }
    >
      {isReading && <LoadingRows label={texts.dialog.reading} />}
      {plan.error && <ErrorNotice error={plan.error} onRetry={() => void plan.refetch()} />}
      {!isReading && plan.data && <Plan plan={plan.data} />}
      {!isOn && <PatternField syncSetupId={setup.id} chosen={pattern} onChoose={setPattern} />}
      {updating.error && <ErrorNotice error={updating.error} onRetry={submit} />}
    </TaskDialog>
  );
}

function Plan({ plan: { counts, actions, left } }: { plan: CustomerSyncPlan }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { dialog, reasons } = words.customerSync;
  const hidden = counts.create + counts.link + counts.update - actions.length;
  return (
    <>
      <Text className={styles.quiet}>{dialog.text}</Text>
      {actions.length === 0 && <Text>{dialog.none}</Text>}
      <ul className={styles.list} aria-label={dialog.actions}>
        {actions.map(({ kind, person, customer, changes }, place) => (
          <li key={place} className={styles.row}>
            <Text>
              <b>{dialog.kinds[kind]}</b> {person.displayName || dialog.nameless}
              {kind === 'link' && customer && ` ${dialog.with(nameOf(customer))}`}
              {kind === 'update' && customer && ` · ${nameOf(customer)}`}
            </Text>
            {changes.map(({ field, from, to }) => (
              <Text key={field} size={200} className={styles.quiet}>
                {dialog.change(dialog.fields[field], from, to)}
              </Text>
            ))}
          </li>
        ))}
      </ul>
      {hidden > 0 && <Text>{dialog.more(hidden)}</Text>}
      {left.length > 0 && <Subtitle2 as="h3">{dialog.left}</Subtitle2>}
      <ul className={styles.list} aria-label={dialog.left}>
        {left.map(({ person, customer, reason }, place) => (
          <li key={place} className={styles.row}>
            <Text>
              {person.displayName || dialog.nameless}
              {person.email && ` (${person.email})`}
            </Text>
            <Text size={200} className={styles.quiet}>
              {reasons[reason]} {customer && nameOf(customer)}
            </Text>
          </li>
        ))}
      </ul>
      {counts.leave > left.length && <Text>{dialog.more(counts.leave - left.length)}</Text>}
    </>
  );
}

function nameOf({ displayName, number }: { displayName: string; number: string }): string {
  return `${displayName} (${number})`;
}
