import { Badge, Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DocumentMultipleRegular } from '@fluentui/react-icons';
import type { InvoiceRunSummary } from '../../api/contract/invoiceRuns.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRead } from '../session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LoadingRows } from '../ui/LoadingRows.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  run: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  when: { minWidth: '180px', minHeight: '24px', textAlign: 'left' },
  what: { flex: '1 1 220px', color: tokens.colorNeutralForeground2 },
  sum: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
});

/** What was invoiced before, newest first. */
export function InvoiceRunList({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { list } = words.invoiceRuns;
  const [, go] = usePlace();
  const runs = useRead('listInvoiceRuns', { params: { syncSetupId: setup.id } });
  if (runs.error && !runs.data) {
    return <ErrorNotice error={runs.error} onRetry={() => void runs.refetch()} />;
  }
  if (!runs.data) return <LoadingRows label={words.frame.loading} />;
  if (runs.data.invoiceRuns.length === 0) {
    return (
      <EmptyState icon={<DocumentMultipleRegular />} title={list.emptyTitle} text={list.emptyText}>
        <Button appearance="primary" onClick={() => go({ page: 'bookings' })}>
          {list.toBookings}
        </Button>
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list} aria-label={list.label}>
      {runs.data.invoiceRuns.map((run) => (
        <RunRow key={run.id} run={run} onOpen={() => go({ run: run.id })} />
      ))}
    </ul>
  );
}

function RunRow({ run, onOpen }: { run: InvoiceRunSummary; onOpen: () => void }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { list, drafts, bookings, states } = words.invoiceRuns;
  const when = formats.instant(run.startedAt);
  return (
    <li className={styles.run}>
      <Link as="button" className={styles.when} aria-label={list.open(when)} onClick={onOpen}>
        {when}
      </Link>
      <Text className={styles.what}>
        {drafts(run.progress.drafts)} · {bookings(run.totals.bookings)} ·{' '}
        {run.origin === 'found' ? list.found : list.by(run.startedBy.displayName)}
      </Text>
      <Text className={styles.sum}>
        {run.totals.sums.map((sum) => formats.money(sum.amount, sum.currencyCode)).join(' + ')}
      </Text>
      <Badge appearance="tint" color={colorOf(run)}>
        {run.state === 'finished' && run.progress.rejected > 0
          ? states.withProblems
          : states[run.state]}
      </Badge>
    </li>
  );
}

function colorOf({ state, progress }: InvoiceRunSummary) {
  if (state !== 'finished') return 'informative';
  return progress.rejected > 0 ? 'warning' : 'success';
}
