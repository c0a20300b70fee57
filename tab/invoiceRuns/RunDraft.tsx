import { Badge, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ChevronRightRegular,
  ClockRegular,
  ErrorCircleRegular,
  InfoRegular,
  OpenRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import type { DraftState, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import { useLanguage } from '../messages/language.ts';
import { useSession } from '../session.ts';
import { PlannedLines } from './PlannedLines.tsx';
import { useDraftStyles } from './ReviewedDraft.tsx';

const useStyles = makeStyles({
  problem: {
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground1,
  },
  link: { minHeight: '24px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  // Targets have to be 24 pixels high at least.
  open: {
    display: 'block',
    lineHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

type Look = { color: 'success' | 'informative' | 'warning' | 'danger'; icon: ReactElement };

const looks: Record<DraftState, Look> = {
  planned: { color: 'informative', icon: <ClockRegular /> },
  sending: { color: 'informative', icon: <ClockRegular /> },
  checking: { color: 'warning', icon: <ClockRegular /> },
  drafted: { color: 'success', icon: <CheckmarkCircleRegular /> },
  rejected: { color: 'danger', icon: <ErrorCircleRegular /> },
  changed: { color: 'warning', icon: <InfoRegular /> },
  deleted: { color: 'informative', icon: <SubtractCircleRegular /> },
  undone: { color: 'informative', icon: <SubtractCircleRegular /> },
  posted: { color: 'success', icon: <CheckmarkCircleRegular /> },
  credited: { color: 'informative', icon: <InfoRegular /> },
};

/** What became of one draft, with the way to it or the reason why it is not there. */
export function RunDraft({ draft }: { draft: SalesInvoiceDraft }) {
  const draftStyles = useDraftStyles();
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { draftStates, rejections, receipt, review, bookings } = words.invoiceRuns;
  const { teams } = useSession();
  const { customer, salesInvoice, problem, currencyCode, undo } = draft;
  const { color, icon } = looks[draft.state];
  return (
    <li className={draftStyles.root}>
      <details className={draftStyles.details}>
        <summary className={draftStyles.summary}>
          <ChevronRightRegular className={draftStyles.chevron} aria-hidden />
          <Badge appearance="tint" color={color} icon={icon}>
            {draftStates[draft.state]}
          </Badge>
          <span className={draftStyles.name}>{customer.displayName}</span>
          <span className={draftStyles.quiet}>
            {customer.number} · {bookings(draft.bookingsCount)}
          </span>
          <span className={draftStyles.total}>
            <Total draft={draft} />
          </span>
        </summary>
        <div className={draftStyles.lines}>
          <PlannedLines
            label={review.showLines(customer.displayName)}
            lines={draft.lines}
            currencyCode={currencyCode}
          />
        </div>
      </details>
      {salesInvoice && !isRemoved(draft) && (
        <span className={styles.open}>
          <Link
            as="button"
            className={styles.link}
            onClick={() => void teams.openLink(salesInvoice.webLink)}
          >
            {receipt.open(salesInvoice.number)} <OpenRegular aria-hidden />
          </Link>
        </span>
      )}
      {problem && (
        <div className={styles.problem}>
          <Text block>{rejections[problem.code]}</Text>
          {problem.said && (
            <Text block size={200} className={styles.quiet}>
              {receipt.said(problem.said)}
            </Text>
          )}
        </div>
      )}
      {undo && (
        <div className={styles.problem}>
          <Text block>{words.runActions.undoResults[undo.result]}</Text>
          {undo.said && (
            <Text block size={200} className={styles.quiet}>
              {receipt.said(undo.said)}
            </Text>
          )}
        </div>
      )}
      {draft.state === 'checking' && draft.checkAgainAt && (
        <Text block size={200} className={styles.problem}>
          {receipt.checkAgainAt(formats.time(draft.checkAgainAt))}
        </Text>
      )}
    </li>
  );
}

/** There is nothing left to open. */
function isRemoved({ state }: SalesInvoiceDraft): boolean {
  return state === 'undone' || state === 'deleted';
}

/**
 * The total as Business Central has it, and what was reviewed where that is neither its gross nor its net total. The
 * one that was reviewed is shown: prices with VAT may have been reviewed for a document without.
 */
function Total({ draft }: { draft: SalesInvoiceDraft }) {
  const styles = useDraftStyles();
  const { words, formats } = useLanguage();
  const { receipt } = words.invoiceRuns;
  const { salesInvoice, expectedTotal, pricesIncludeTax, currencyCode } = draft;
  if (!salesInvoice) return formats.money(expectedTotal, currencyCode);
  const isExpected = (amount: string) => Number(amount) === Number(expectedTotal);
  const { totalAmountExcludingTax: net, totalAmountIncludingTax: gross } = salesInvoice;
  const isGross = isExpected(gross) || (!isExpected(net) && pricesIncludeTax !== false);
  const total = isGross ? gross : net;
  return (
    <>
      {!isExpected(total) && (
        <span className={styles.quiet}>
          {receipt.differs(formats.money(expectedTotal, currencyCode))}{' '}
        </span>
      )}
      {formats.money(total, currencyCode)}{' '}
      <span className={styles.quiet}>{isGross ? receipt.gross : receipt.net}</span>
    </>
  );
}
