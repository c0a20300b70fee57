import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular, InfoRegular } from '@fluentui/react-icons';
import type { PlannedDraft } from '../../api/contract/invoicePreviews.ts';
import { useLanguage } from '../messages/language.ts';
import { PlannedLines } from './PlannedLines.tsx';

export const useDraftStyles = makeStyles({
  root: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    // Hundreds of drafts may be listed; those out of sight cost nothing.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 48px',
  },
  summary: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    },
  },
  // Turns the chevron down while the lines are shown.
  details: { '&[open] > summary > svg:first-child': { transform: 'rotate(90deg)' } },
  chevron: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
  total: {
    marginLeft: 'auto',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  lines: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
});

/** One draft to be: for whom, how much, and its lines. */
export function ReviewedDraft({ draft, isOpen }: { draft: PlannedDraft; isOpen: boolean }) {
  const styles = useDraftStyles();
  const { words, formats } = useLanguage();
  const { review, lines } = words.invoiceRuns;
  const { hints } = words.uninvoicedBookings;
  const { customer, currencyCode, pricesIncludeTax } = draft;
  return (
    <li className={styles.root}>
      <details open={isOpen} className={styles.details}>
        <summary className={styles.summary}>
          <ChevronRightRegular className={styles.chevron} aria-hidden />
          <span className={styles.name}>{customer.displayName}</span>
          <span className={styles.quiet}>
            {customer.number} · {lines(draft.lines.length)}
            {pricesIncludeTax !== null && ` · ${pricesIncludeTax ? review.gross : review.net}`}
          </span>
          {draft.confirmations.map((code) => (
            <Badge key={code} appearance="tint" color="severe" icon={<InfoRegular />}>
              {hints[code]}
            </Badge>
          ))}
          <span className={styles.total}>
            {draft.isEstimate && <span className={styles.quiet}>{review.estimate} </span>}
            {formats.money(draft.total, currencyCode)}
          </span>
        </summary>
        <div className={styles.lines}>
          <PlannedLines
            label={review.showLines(customer.displayName)}
            lines={draft.lines}
            currencyCode={currencyCode}
          />
        </div>
      </details>
    </li>
  );
}
