import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { useShareSelected, type Selection } from '../ui/selection.ts';
import { selectableOf } from './bookingRows.ts';
import { useGridStyles } from './gridStyles.ts';

type Props = {
  bookings: readonly Booking[];
  selection: Selection<Booking>;
  mayChoose: boolean;
  withCustomer: boolean;
};

/** Names of the columns, and the box for all rows. It stays in sight. */
export function GridHead({ bookings, selection, mayChoose, withCustomer }: Props) {
  const styles = useGridStyles();
  const { words } = useLanguage();
  const { grid } = words.uninvoicedBookings;
  const entries = useMemo(() => selectableOf(bookings), [bookings]);
  const ids = useMemo(() => entries.map(([id]) => id), [entries]);
  const share = useShareSelected(selection, ids);
  const names = [
    grid.date,
    grid.service,
    grid.attendee,
    ...(withCustomer ? [grid.customer] : []),
    grid.staff,
    grid.duration,
    grid.amount,
    grid.state,
  ];
  return (
    <thead className={styles.stick}>
      <tr
        aria-rowindex={1}
        className={mergeClasses(styles.row, withCustomer && styles.withCustomer, styles.head)}
      >
        <th scope="col" className={styles.headCheck}>
          {mayChoose && ids.length > 0 && (
            <Checkbox
              aria-label={grid.selectAll}
              checked={share}
              onChange={() => selection.change(entries, share !== true)}
            />
          )}
          {mayChoose && ids.length > 0 && (
            <span className={styles.headChoice} aria-hidden>
              {grid.selectAll}
            </span>
          )}
        </th>
        {names.map((name) => (
          <th
            key={name}
            className={mergeClasses(
              styles.headCell,
              (name === grid.amount || name === grid.duration) && styles.right,
            )}
          >
            {name}
          </th>
        ))}
        <th scope="col" className={styles.unseen}>
          {grid.actions}
        </th>
      </tr>
    </thead>
  );
}
