import {
  Button,
  Checkbox,
  makeStyles,
  Spinner,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ConfirmationCode } from '../../api/contract/bookings.ts';
import type { CreateInvoicePreview, InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { TaskDialog } from '../ui/TaskDialog.tsx';
import { LeftOut } from './LeftOut.tsx';
import { ReviewedDraft } from './ReviewedDraft.tsx';
import { useReview } from './useReview.ts';

const useStyles = makeStyles({
  summary: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  drafts: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  confirm: { border: 'none', margin: 0, padding: 0 },
});

type Props = {
  chosen: CreateInvoicePreview;
  setup: SyncSetup;
  onClose: () => void;
  onStarted: (run: InvoiceRun) => void;
};

/** Every draft as it will read, before anything is created. What is agreed to here is what is created. */
export function InvoiceReview({ chosen, setup, onClose, onStarted }: Props) {
  const { words } = useLanguage();
  const { review } = words.invoiceRuns;
  const [confirmed, setConfirmed] = useState<ReadonlySet<ConfirmationCode>>(new Set());
  const { preview, error, starting, startError, start, again } = useReview({
    chosen,
    syncSetupId: setup.id,
    onStarted,
  });
  const missing = preview?.confirmations.filter((code) => !confirmed.has(code)) ?? [];
  const canStart = preview !== undefined && preview.drafts.length > 0 && missing.length === 0;
  const reviewAgain = () => {
    setConfirmed(new Set());
    again();
  };
  const isOutdated =
    startError !== null &&
    ['previewExpired', 'previewChanged', 'nothingToInvoice', 'confirmationRequired'].includes(
      startError.code,
    );
  const submit = () => {
    if (canStart && !starting && !isOutdated) start([...confirmed]);
  };

  return (
    <TaskDialog
      wide
      title={review.title}
      closeLabel={words.frame.close}
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          {missing.length > 0 && <Text size={200}>{review.confirmFirst}</Text>}
          {preview && preview.drafts.length > 0 && (
            <Button
              appearance="primary"
              type="submit"
              disabledFocusable={!canStart || starting || isOutdated}
            >
              {starting ? review.starting : review.create(preview.totals.drafts)}
            </Button>
          )}
          <Button onClick={onClose}>{words.frame.cancel}</Button>
        </>
      }
    >
      {error && <ErrorNotice error={error} onRetry={reviewAgain} />}
      {!preview && !error && <Spinner label={review.planning} />}
      {preview && <Reviewed preview={preview} confirmed={confirmed} onConfirm={setConfirmed} />}
      {startError && isOutdated && (
        <>
          <ErrorNotice error={startError} />
          <Button onClick={reviewAgain}>{review.again}</Button>
        </>
      )}
      {startError && !isOutdated && (
        <ErrorNotice error={startError} onRetry={submit} hint={review.retrySame} />
      )}
    </TaskDialog>
  );
}

type ReviewedProps = {
  preview: InvoicePreview;
  confirmed: ReadonlySet<ConfirmationCode>;
  onConfirm: (confirmed: ReadonlySet<ConfirmationCode>) => void;
};

/** So many that nobody reads them all at a glance: their lines are shown on request. */
const manyDrafts = 12;

function Reviewed({ preview, confirmed, onConfirm }: ReviewedProps) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { review } = words.invoiceRuns;
  const { drafts, excluded, totals, confirmations } = preview;
  const money = totals.sums.map((sum) => formats.money(sum.amount, sum.currencyCode)).join(' + ');
  return (
    <>
      {drafts.length > 0 ? (
        <div>
          <Text block className={styles.summary}>
            {review.summary(totals.drafts, totals.bookings, money)}
          </Text>
          <Text block className={styles.quiet}>
            {review.promise}
          </Text>
        </div>
      ) : (
        <Text>{review.nothing}</Text>
      )}
      {drafts.some(({ isEstimate }) => isEstimate) && (
        <Text className={styles.quiet}>{review.estimateHelp}</Text>
      )}
      <ol className={styles.drafts}>
        {drafts.map((draft) => (
          <ReviewedDraft key={draft.key} draft={draft} isOpen={drafts.length <= manyDrafts} />
        ))}
      </ol>
      <LeftOut title={review.excluded(excluded.length)} excluded={excluded} />
      {confirmations.length > 0 && (
        <fieldset className={styles.confirm}>
          <legend>
            <Subtitle2>{review.confirm}</Subtitle2>
          </legend>
          {confirmations.map((code) => (
            <div key={code}>
              <Checkbox
                label={review.confirmations[code]}
                checked={confirmed.has(code)}
                onChange={(_, { checked }) => {
                  const next = new Set(confirmed);
                  if (checked === true) next.add(code);
                  else next.delete(code);
                  onConfirm(next);
                }}
              />
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
