import {
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { BookingCounts, BookingPage } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { printSums } from './amounts.ts';

const narrow = '@media (max-width: 519px)';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXXL}`,
    margin: 0,
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, auto)',
      columnGap: tokens.spacingHorizontalM,
    },
  },
  figure: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    [narrow]: { ':first-child': { gridColumn: '1 / -1' } },
  },
  label: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  attention: { color: tokens.colorStatusWarningForeground1 },
  detail: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  minor: { [narrow]: { display: 'none' } },
  waiting: { width: '120px' },
});

type Props = {
  counts: BookingCounts | undefined;
  totals: BookingPage['totals'] | undefined;
  setup: SyncSetup;
};

/** The state of affairs in three numbers. */
export function Figures({ counts, totals, setup }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { figures } = words.uninvoicedBookings;
  const known = counts && totals;
  const shown: [string, string, string, boolean][] = known
    ? [
        [
          figures.ready,
          printSums(totals.sums, formats, setup.bookingBusiness.currencyCode),
          figures.readyDetail(totals.bookings, totals.customers),
          false,
        ],
        [
          figures.attention,
          formats.number(counts.attention),
          figures.attentionDetail,
          counts.attention > 0,
        ],
        [figures.inDraft, formats.number(counts.inDraft), figures.inDraftDetail, false],
      ]
    : [];
  if (!known) {
    return (
      <Skeleton className={styles.root} aria-label={words.frame.loading}>
        {[figures.ready, figures.attention, figures.inDraft].map((label) => (
          <div key={label} className={styles.figure}>
            <Text className={styles.label}>{label}</Text>
            <SkeletonItem size={32} className={styles.waiting} />
          </div>
        ))}
      </Skeleton>
    );
  }
  return (
    <dl className={styles.root}>
      {shown.map(([label, value, detail, isWarning]) => (
        <div key={label} className={styles.figure}>
          <dt className={styles.label}>{label}</dt>
          <dd className={mergeClasses(styles.value, isWarning && styles.attention)}>{value}</dd>
          <dd className={mergeClasses(styles.detail, label !== figures.ready && styles.minor)}>
            {detail}
          </dd>
        </div>
      ))}
    </dl>
  );
}
