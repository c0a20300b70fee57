import { Button, Checkbox, mergeClasses } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import { memo, useState, type MouseEvent } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useIsSelected, type Selection } from '../ui/selection.ts';
import { AmountCell } from './AmountCell.tsx';
import { isSelectable } from './bookingRows.ts';
import type { RowPlace } from './GroupRow.tsx';
import { useGridStyles } from './gridStyles.ts';
import type { Open } from './opened.ts';
import { StateCell } from './StateCell.tsx';

type Props = RowPlace & {
  booking: Booking;
  setup: SyncSetup;
  isInGroup: boolean;
  selection: Selection<Booking>;
  mayChoose: boolean;
  choose: (key: string, asRange: boolean) => void;
  onOpen: Open;
};

const thisYear = String(new Date().getFullYear());

/** One booking: what was done for whom, how much it is, and what is missing. */
export const BookingRow = memo(function BookingRow(props: Props) {
  const { booking, setup, isInGroup, selection, mayChoose, choose, onOpen } = props;
  const { index, isActive, offset, measure } = props;
  const styles = useGridStyles();
  const { words, formats } = useLanguage();
  const { grid } = words.uninvoicedBookings;
  const [isEditing, setIsEditing] = useState(false);
  const isSelected = useIsSelected(selection, booking.id);
  const canChoose = mayChoose && isSelectable(booking);
  const tabIndex = isActive ? 0 : -1;
  const when = `${formats.day(booking.serviceDate, thisYear)}, ${formats.timeOfDay(booking.serviceTime)}`;
  const who = booking.attendee.displayName || grid.noAttendee;
  const name = `${booking.service.displayName}, ${who}, ${when}`;

  return (
    // The keys of the grid do the same as a click.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <tr
      ref={measure}
      data-index={index}
      data-row-key={booking.id}

      aria-level={isInGroup ? 2 : 1}
      aria-rowindex={index + 2}
      {...(canChoose ? { 'aria-selected': isSelected } : {})}
      tabIndex={tabIndex}
      className={mergeClasses(
        styles.row,
        !isInGroup && styles.withCustomer,
        styles.inList,
        styles.focusable,
        canChoose && styles.selectable,
        isSelected && styles.selected,
      )}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => {
        if (canChoose && !isOnControl(event)) choose(booking.id, event.shiftKey);
      }}
    >
      <td className={styles.check}>
        {canChoose && (
          <Checkbox
            aria-label={grid.selectBooking(name)}
            checked={isSelected}
            tabIndex={tabIndex}
            onChange={({ nativeEvent }) =>
              choose(booking.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
        )}
      </td>
      <td className={styles.date}>{when}</td>
      <th scope="row" className={styles.service}>
        {booking.service.displayName}
      </th>
      <td className={styles.attendee}>{who}</td>
      {!isInGroup && (
        <td className={styles.customer}>{booking.customer?.displayName ?? grid.noCustomer}</td>
      )}
      <td className={styles.staff}>{booking.staff.join(', ')}</td>
      <td className={styles.duration}>{formats.minutes(booking.durationMinutes)}</td>
      <AmountCell
        booking={booking}
        syncSetupId={setup.id}
        isEditing={isEditing}
        onDone={() => setIsEditing(false)}
      />
      <StateCell
        booking={booking}
        setup={setup}
        tabIndex={tabIndex}
        onOpen={onOpen}
        onEnterAmount={() => setIsEditing(true)}
      />
      <td className={styles.more}>
        <Button
          appearance="subtle"
          size="small"
          tabIndex={tabIndex}
          icon={<ChevronRightRegular />}
          aria-label={grid.openDetails(name)}
          onClick={() => onOpen({ kind: 'details', booking })}
        />
      </td>
    </tr>
  );
});

function isOnControl({ target }: Pick<MouseEvent, 'target'>): boolean {
  return target instanceof Element && target.closest('button, input, a, label') !== null;
}
