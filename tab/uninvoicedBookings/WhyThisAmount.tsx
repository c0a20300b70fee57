import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Booking } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { useChange } from '../session.ts';
import { isKeyOf } from '../ui/isKeyOf.ts';
import { AmountField } from './AmountField.tsx';
import { isSelectable } from './bookingRows.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
  amount: {
    fontSize: tokens.fontSizeBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Props = {
  booking: Booking;
  syncSetupId: string;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
};

/** From the price in Bookings to the amount on the line, in sentences. */
export function WhyThisAmount({ booking, syncSetupId, isEditing, onEdit }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { bookingDetails: texts } = words;
  const { amount: amountTexts } = words.uninvoicedBookings;
  const rights = useRights();
  const takingBack = useChange('updateBooking', ['listBookings']);
  const { amount, quantity, unitPrice, currencyCode, amountSource } = booking;
  const mayChange = rights.invoice && isSelectable(booking) && !isEditing;
  return (
    <div className={styles.root}>
      <Text>{priceSentence()}</Text>
      {amountSource && <Text>{texts.sources[amountSource]}</Text>}
      {amount !== null && quantity !== null && unitPrice !== null ? (
        <Text className={styles.amount}>
          {texts.calculation(
            formats.number(quantity),
            formats.money(unitPrice, currencyCode),
            formats.money(amount, currencyCode),
          )}
        </Text>
      ) : (
        <Text className={styles.amount}>
          {amount === null ? texts.noAmount : formats.money(amount, currencyCode)}
        </Text>
      )}
      {booking.amountIsEstimate && <Text className={styles.quiet}>{texts.estimate}</Text>}
      {isEditing && (
        <AmountField booking={booking} syncSetupId={syncSetupId} onDone={() => onEdit(false)} />
      )}
      <div className={styles.actions}>
        {mayChange && (
          <Button size="small" onClick={() => onEdit(true)}>
            {amount === null ? words.uninvoicedBookings.fixes.enterAmount : amountTexts.change}
          </Button>
        )}
        {mayChange && amountSource === 'entered' && (
          <Button
            size="small"
            appearance="subtle"
            onClick={() =>
              takingBack.mutate({
                params: { syncSetupId, bookingId: booking.id },
                body: { amount: null },
              })
            }
          >
            {amountTexts.takeBack}
          </Button>
        )}
      </div>
    </div>
  );

  function priceSentence(): string {
    const { priceTypes } = texts;
    const price = formats.money(booking.bookingsPrice ?? '0', currencyCode);
    return isKeyOf(priceTypes, booking.priceType)
      ? priceTypes[booking.priceType](price)
      : texts.unknownPriceType;
  }
}
