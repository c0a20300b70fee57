import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { fixFor, type Fix } from './fixFor.ts';
import type { Open } from './opened.ts';
import { useResumeCustomer } from './useResumeCustomer.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

type Props = {
  booking: Booking;
  setup: Pick<SyncSetup, 'id'>;
  onOpen: Open;
  onEnterAmount: () => void;
};

/** Everything that keeps a booking from being invoiced, each with its way out. */
export function BookingProblems({ booking, setup, onOpen, onEnterAmount }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const rights = useRights();
  const resume = useResumeCustomer(setup.id);
  if (booking.state !== 'needsAttention') return null;
  const run: Record<Fix, () => void> = {
    linkCustomer: () => onOpen({ kind: 'customer', booking }),
    linkService: () => onOpen({ kind: 'service', serviceId: booking.service.id }),
    enterTaxRate: () => onOpen({ kind: 'service', serviceId: booking.service.id }),
    enterAmount: onEnterAmount,
    resumeCustomer: () => resume(booking),
  };
  return (
    <div className={styles.root}>
      {booking.problems.map((problem) => (
        <MessageBar key={problem} intent="warning" layout="multiline">
          <MessageBarBody>{words.uninvoicedBookings.problems[problem].long}</MessageBarBody>
          {rights.invoice && (
            <MessageBarActions>
              <Button size="small" onClick={run[fixFor(problem)]}>
                {words.uninvoicedBookings.fixes[fixFor(problem)]}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      ))}
    </div>
  );
}
