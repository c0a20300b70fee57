import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { SyncRunSummary, SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { wordsForCode } from '../wordsForCode.ts';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  list: {
    listStyleType: 'none',
    margin: `${tokens.spacingVerticalS} 0 0`,
    padding: 0,
  },
  run: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  when: { minWidth: '150px', fontVariantNumeric: 'tabular-nums' },
  text: { flex: '1 1 240px' },
});

/** More would only be scrolled past. */
const shown = 15;

/** What the latest syncs found or why they failed, read only when somebody opens it. */
export function SyncHistory({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { history } = words.syncSetup;
  const [isOpen, setIsOpen] = useState(false);
  const params = { syncSetupId: setup.id };
  const list = useRead('listSyncRuns', { params }, { enabled: isOpen });
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary className={styles.summary}>{history.title}</summary>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {isOpen && list.isPending && <LoadingRows label={words.frame.loading} />}
      {list.data?.syncRuns.length === 0 && <Text>{history.empty}</Text>}
      <ul className={styles.list} aria-label={history.title}>
        {list.data?.syncRuns.slice(0, shown).map((run) => (
          <SyncRunRow key={run.id} run={run} />
        ))}
      </ul>
    </details>
  );
}

function SyncRunRow({ run }: { run: SyncRunSummary }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { history, card } = words.syncSetup;
  const isDone = run.state === 'done';
  const [label, color] = isDone
    ? ([history.done, 'success'] as const)
    : run.state === 'failed'
      ? ([history.failed, 'danger'] as const)
      : ([card.running, 'informative'] as const);
  return (
    <li className={styles.run}>
      <Text className={styles.when}>{formats.instant(run.finishedAt ?? run.startedAt)}</Text>
      <Badge appearance="tint" color={color}>
        {label}
      </Badge>
      <Text className={styles.text}>
        {run.state === 'failed' ? wordsForCode(words, run.errorCode) : isDone && found()}
      </Text>
    </li>
  );

  function found(): string {
    const { appointmentsSeen, appointmentsRead, appointmentsVanished } = run.counts;
    const changes = [
      appointmentsRead > 0 && card.read(appointmentsRead),
      appointmentsVanished > 0 && history.vanished(appointmentsVanished),
    ].filter((text) => text !== false);
    const seen = card.seen(appointmentsSeen);
    return changes.length > 0 ? [seen, ...changes].join(', ') : `${history.nothingNew} ${seen}.`;
  }
}
