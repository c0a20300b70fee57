import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import { asApiError } from '../apiError.ts';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';
import { parseDecimal } from '../ui/parseDecimal.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'flex-start', gap: '2px', justifyContent: 'flex-end' },
  input: { width: '92px', minWidth: '64px', '& input': { textAlign: 'right' } },
  button: { minWidth: '24px', padding: tokens.spacingHorizontalXXS },
});

type Props = { booking: Booking; syncSetupId: string; onDone: () => void };

/** An amount, typed as people of the language write it. Enter saves, Escape leaves it as it was. */
export function AmountField({ booking, syncSetupId, onDone }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { amount } = words.uninvoicedBookings;
  const notify = useNotify();
  const [typed, setTyped] = useState(booking.amount === null ? '' : formats.number(booking.amount));
  const [isWrong, setIsWrong] = useState(false);
  const saving = useChange('updateBooking', ['listBookings']);
  const save = () => {
    const value = parseDecimal(typed, formats.locale);
    setIsWrong(value === undefined);
    if (value === undefined || saving.isPending) return;
    saving.mutate(
      { params: { syncSetupId, bookingId: booking.id }, body: { amount: value } },
      {
        onSuccess: () => {
          notify.show({ text: amount.saved });
          onDone();
        },
      },
    );
  };
  const failure = saving.error ? words.errors[asApiError(saving.error).code].title : undefined;
  const message = isWrong ? amount.invalid : failure;
  return (
    // Escape in any of the fields leaves the form.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.root}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone();
        }
      }}
    >
      <Field {...(message === undefined ? {} : { validationMessage: message })}>
        <Input
          // Somebody just asked for this field.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          size="small"
          inputMode="decimal"
          className={styles.input}
          aria-label={amount.label(booking.service.displayName)}
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <Button
        type="submit"
        size="small"
        appearance="primary"
        className={styles.button}
        icon={<CheckmarkRegular />}
        aria-label={words.frame.save}
        disabledFocusable={saving.isPending}
      />
      <Button
        size="small"
        appearance="subtle"
        className={styles.button}
        icon={<DismissRegular />}
        aria-label={words.frame.cancel}
        onClick={onDone}
      />
    </form>
  );
}
