import { Button, Checkbox, mergeClasses, Text } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { memo, useMemo } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useShareSelected, type Selection } from '../ui/selection.ts';
import { printSums, sumsOf } from './amounts.ts';
import { selectableOf, type GridRow } from './bookingRows.ts';
import { useGridStyles } from './gridStyles.ts';

export type RowPlace = {
  index: number;
  isActive: boolean;
  /** Pixels from the top of the list. */
  offset: number;
  measure: (element: HTMLTableRowElement | null) => void;
};

type Props = RowPlace & {
  row: Extract<GridRow, { kind: 'group' }>;
  setup: SyncSetup;
  selection: Selection<Booking>;
  mayChoose: boolean;
  choose: (key: string, asRange: boolean) => void;
  expand: (key: string, expanded: boolean) => void;
};

/** A customer with the bookings beneath: how many, how much, and one box for all of them. */
export const GroupRow = memo(function GroupRow(props: Props) {
  const { row, setup, selection, mayChoose, choose, expand, index, isActive, offset, measure } =
    props;
  const styles = useGridStyles();
  const { words, formats } = useLanguage();
  const { grid } = words.uninvoicedBookings;
  const { group, isOpen, key } = row;
  const ids = useMemo(() => selectableOf(group.bookings).map(([id]) => id), [group]);
  const share = useShareSelected(selection, ids);
  const sums = useMemo(() => sumsOf(group.bookings), [group]);
  const withoutAmount = group.bookings.filter(({ amount }) => amount === null).length;
  const name = group.customer?.displayName ?? grid.noCustomer;
  const tabIndex = isActive ? 0 : -1;
  return (
    <tr
      ref={measure}
      data-index={index}
      data-row-key={key}

      aria-level={1}
      aria-expanded={isOpen}
      aria-rowindex={index + 2}
      {...(ids.length > 0 ? { 'aria-selected': share === true } : {})}
      tabIndex={tabIndex}
      className={mergeClasses(styles.row, styles.group, styles.inList, styles.focusable)}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <td className={styles.check}>
        {mayChoose && ids.length > 0 && (
          <Checkbox
            aria-label={grid.selectGroup(name)}
            checked={share}
            tabIndex={tabIndex}
            onChange={() => choose(key, false)}
          />
        )}
      </td>
      {/* The keys and the button do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions */}
      <td className={styles.groupName} onClick={() => expand(key, !isOpen)}>
        <Button
          appearance="transparent"
          size="small"
          tabIndex={tabIndex}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-label={isOpen ? grid.collapse(name) : grid.expand(name)}
        />
        <span>
          {name}{' '}
          <span className={styles.quiet}>
            {group.customer && `${group.customer.number} · `}
            {words.uninvoicedBookings.count(group.bookings.length)}
          </span>
        </span>
      </td>
      <td className={styles.amount}>
        {withoutAmount < group.bookings.length &&
          printSums(sums, formats, setup.bookingBusiness.currencyCode)}
      </td>
      <td className={styles.state}>
        {withoutAmount > 0 && (
          <Text size={200} className={styles.quiet}>
            {grid.partly(withoutAmount)}
          </Text>
        )}
      </td>
    </tr>
  );
});
