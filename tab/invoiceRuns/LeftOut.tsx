import { makeStyles, tokens } from '@fluentui/react-components';
import type { Exclusion } from '../../api/contract/invoicePreviews.ts';
import { useLanguage } from '../messages/language.ts';

const useStyles = makeStyles({
  root: {
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = { title: string; excluded: readonly Exclusion[] };

/** Bookings that are on no draft, each with the reason. */
export function LeftOut({ title, excluded }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { reasons } = words.invoiceRuns;
  const { problems } = words.uninvoicedBookings;
  if (excluded.length === 0) return null;
  return (
    <details className={styles.root}>
      <summary className={styles.summary}>{title}</summary>
      <ul className={styles.list}>
        {excluded.map((exclusion) => {
          const { bookingId, serviceDate, serviceName, attendeeName, reason } = exclusion;
          const what = [serviceDate && formats.day(serviceDate), serviceName, attendeeName];
          const why = exclusion.problems.map((problem) => problems[problem].short);
          return (
            <li key={bookingId}>
              {what.filter(Boolean).join(', ') || reasons.notFound}{' '}
              <span className={styles.quiet}>
                – {why.length > 0 ? why.join(', ') : reasons[reason]}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
