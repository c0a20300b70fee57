import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { useGridStyles } from './gridStyles.ts';

const AmountField = lazy(async () => ({
  default: (await import('./AmountField.tsx')).AmountField,
}));

const useStyles = makeStyles({
  none: { color: tokens.colorNeutralForeground3 },
  estimate: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type Props = { booking: Booking; syncSetupId: string; isEditing: boolean; onDone: () => void };

/** What a booking costs, or the field to say so. */
export function AmountCell({ booking, syncSetupId, isEditing, onDone }: Props) {
  const grid = useGridStyles();
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { amount, currencyCode, amountIsEstimate } = booking;
  if (isEditing) {
    return (
      <td className={grid.amount}>
        <Suspense fallback={null}>
          <AmountField booking={booking} syncSetupId={syncSetupId} onDone={onDone} />
        </Suspense>
      </td>
    );
  }
  return (
    <td className={grid.amount}>
      {amount === null ? (
        <Text className={styles.none}>{words.uninvoicedBookings.grid.noAmount}</Text>
      ) : (
        <>
          {amountIsEstimate && (
            <span className={styles.estimate}>{words.uninvoicedBookings.grid.estimate} </span>
          )}
          {formats.money(amount, currencyCode)}
        </>
      )}
    </td>
  );
}
