import { Button, makeStyles, Text, Title3, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { DraftState, InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { LeftOut } from './LeftOut.tsx';
import { LinkedRuns } from './LinkedRuns.tsx';
import { RunActions } from './RunActions.tsx';
import { RunDraft } from './RunDraft.tsx';
import { RunProgress } from './RunProgress.tsx';
import { useInvoiceRun } from './useInvoiceRun.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  back: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  quiet: { color: tokens.colorNeutralForeground2 },
  drafts: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});

/** Progress while a run goes on, and the receipt of it ever after. */
export function InvoiceRunReceipt({ setup, runId }: { setup: SyncSetup; runId: string }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const [, go] = usePlace();
  const { receipt } = words.invoiceRuns;
  const run = useInvoiceRun(setup.id, runId);
  return (
    <section className={styles.root}>
      <Button
        appearance="subtle"
        className={styles.back}
        icon={<ArrowLeftRegular />}
        onClick={() => go({ run: '' })}
      >
        {receipt.back}
      </Button>
      {run.error && <ErrorNotice error={run.error} onRetry={() => void run.refetch()} />}
      {run.data ? (
        <Receipt run={run.data} onSignedIn={() => void run.refetch()} />
      ) : (
        !run.error && <LoadingRows label={words.frame.loading} />
      )}
    </section>
  );
}

function Receipt({ run, onSignedIn }: { run: InvoiceRun; onSignedIn: () => void }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { receipt, bookings } = words.invoiceRuns;
  const [, go] = usePlace();
  const sums = run.totals.sums.map((sum) => formats.money(sum.amount, sum.currencyCode));
  return (
    <>
      <div>
        <Title3 as="h1" block>
          {receipt.title(formats.instant(run.startedAt))}
        </Title3>
        <Text className={styles.quiet}>
          {run.origin === 'found'
            ? words.invoiceRuns.list.found
            : receipt.startedBy(run.startedBy.displayName)}{' '}
          · {bookings(run.totals.bookings)} · {receipt.total}: {sums.join(' + ')}
        </Text>
      </div>
      <RunProgress run={run} onSignedIn={onSignedIn} />
      <RunActions run={run} />
      <LinkedRuns run={run} />
      <ul className={styles.drafts} aria-label={receipt.draftsLabel}>
        {run.drafts.toSorted(byNeed).map((draft) => (
          <RunDraft key={draft.id} draft={draft} />
        ))}
      </ul>
      <LeftOut title={receipt.leftOut(run.leftOut.length)} excluded={run.leftOut} />
      <div>
        <Button onClick={() => go({ page: 'bookings', run: '' })}>{receipt.toBookings}</Button>
      </div>
    </>
  );
}

const needsPeople: ReadonlySet<DraftState> = new Set(['rejected', 'checking', 'changed']);

/** What somebody has to look at comes first; the rest stays in its order. */
function byNeed(one: SalesInvoiceDraft, other: SalesInvoiceDraft): number {
  return Number(needsPeople.has(other.state)) - Number(needsPeople.has(one.state));
}
