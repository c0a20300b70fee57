import {
  Button,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  Link,
  makeStyles,
  OverlayDrawer,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState, type ReactNode } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import { useSession } from '../session.ts';
import { Facts } from '../ui/Facts.tsx';
import { useReturnFocus } from '../ui/useReturnFocus.ts';
import { isSelectable } from './bookingRows.ts';
import { BookingProblems } from './BookingProblems.tsx';
import type { Open } from './opened.ts';
import { StateBadge } from './StateCell.tsx';
import { useUnskip } from './useSkips.ts';
import { WhyThisAmount } from './WhyThisAmount.tsx';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    paddingBottom: tokens.spacingVerticalXL,
  },
  state: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  footer: { flexWrap: 'wrap' },
});

type Props = { booking: Booking; setup: SyncSetup; onOpen: Open; onClose: () => void };

/** Everything about one booking: facts, who pays and as what, and why this amount. */
export function BookingDetails({ booking, setup, onOpen, onClose }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { states, stateHelp, selection, skip } = words.uninvoicedBookings;
  const rights = useRights();
  const unskip = useUnskip(setup.id);
  const [isEditing, setIsEditing] = useState(false);
  useReturnFocus();
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              aria-label={words.frame.close}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          {booking.service.displayName}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        <div className={styles.body}>
          <div className={styles.state}>
            <span>
              <StateBadge state={booking.state} text={states[booking.state]} />
            </span>
            <Text className={styles.quiet}>{stateHelp[booking.state]}</Text>
          </div>
          <BookingProblems
            setup={setup}
            booking={booking}
            onOpen={onOpen}
            onEnterAmount={() => setIsEditing(true)}
          />
          <BookingFacts booking={booking} onOpen={onOpen} />
          <section>
            <Subtitle2 as="h3" block>
              {words.bookingDetails.why}
            </Subtitle2>
            <WhyThisAmount
              booking={booking}
              syncSetupId={setup.id}
              isEditing={isEditing}
              onEdit={setIsEditing}
            />
          </section>
        </div>
      </DrawerBody>
      {rights.invoice && (
        <DrawerFooter className={styles.footer}>
          {isSelectable(booking) && (
            <Button onClick={() => onOpen({ kind: 'skip', bookingIds: [booking.id] })}>
              {selection.skip}
            </Button>
          )}
          {booking.state === 'skipped' && booking.skip && booking.skip.reason !== 'free' && (
            <Button onClick={() => unskip([booking.id])}>{skip.bringBack}</Button>
          )}
        </DrawerFooter>
      )}
    </OverlayDrawer>
  );
}

function BookingFacts({ booking, onOpen }: { booking: Booking; onOpen: Open }) {
  const { words, formats } = useLanguage();
  const { bookingDetails: texts } = words;
  const rights = useRights();
  const { attendee, customer, item, skip } = booking;
  const changeable = rights.invoice && isSelectable(booking);
  const withChange = (text: string | undefined, onChange: () => void): ReactNode => (
    <>
      {text ?? texts.none}{' '}
      {changeable && (
        <Link as="button" onClick={onChange}>
          {text === undefined ? words.uninvoicedBookings.fixes.linkCustomer : texts.chooseOther}
        </Link>
      )}
    </>
  );
  const reason = skip && words.uninvoicedBookings.skip.reasons[skip.reason];
  const skippedBy =
    skip?.skippedAt && skip.skippedBy
      ? texts.skippedBy(skip.skippedBy, formats.instant(skip.skippedAt))
      : texts.skippedAlways;
  return (
    <Facts
      facts={[
        [
          texts.when,
          `${formats.longDay(booking.serviceDate)}, ${formats.timeOfDay(booking.serviceTime)}`,
        ],
        [texts.duration, formats.minutes(booking.durationMinutes)],
        [
          texts.attendee,
          <>
            {attendee.displayName || words.uninvoicedBookings.grid.noAttendee}
            {attendee.email && <Text block>{attendee.email}</Text>}
            {booking.attendeesCount > 1 && (
              <Text block>{texts.attendees(booking.attendeesCount)}</Text>
            )}
          </>,
        ],
        [texts.staff, booking.staff.join(', ') || null],
        [texts.customer, withChange(named(customer), () => onOpen({ kind: 'customer', booking }))],
        [
          texts.item,
          item
            ? withChange(named(item), () =>
                onOpen({ kind: 'service', serviceId: booking.service.id }),
              )
            : texts.none,
        ],
        [texts.invoice, booking.salesInvoice && <InvoiceLinks key="links" booking={booking} />],
        [texts.skipped, skip ? [reason, skip.note, skippedBy].filter(Boolean).join(' · ') : null],
      ]}
    />
  );
}

function named(thing: { number: string; displayName: string } | null): string | undefined {
  return thing ? `${thing.displayName} (${thing.number})` : undefined;
}

function InvoiceLinks({ booking: { salesInvoice } }: { booking: Booking }) {
  const { words } = useLanguage();
  const { teams } = useSession();
  const [, go] = usePlace();
  if (!salesInvoice) return null;
  const { number, webLink, runId } = salesInvoice;
  return (
    <>
      {number && webLink ? (
        <Link as="button" onClick={() => void teams.openLink(webLink)}>
          {words.bookingDetails.openInvoice(number)}
        </Link>
      ) : (
        (number ?? words.bookingDetails.noNumber)
      )}
      <br />
      <Link as="button" onClick={() => go({ page: 'runs', run: runId })}>
        {words.bookingDetails.openRun}
      </Link>
    </>
  );
}
