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
  measure: (element: HTMLDivElement | null) => void;
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
    <div
      ref={measure}
      data-index={index}
      data-row-key={key}
      role="row"
      aria-level={1}
      aria-expanded={isOpen}
      aria-rowindex={index + 2}
      {...(ids.length > 0 ? { 'aria-selected': share === true } : {})}
      tabIndex={tabIndex}
      className={mergeClasses(styles.row, styles.group, styles.inList, styles.focusable)}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <div role="gridcell" className={styles.check}>
        {mayChoose && ids.length > 0 && (
          <Checkbox
            aria-label={grid.selectGroup(name)}
            checked={share}
            tabIndex={tabIndex}
            onChange={() => choose(key, false)}
          />
        )}
      </div>
      <div role="gridcell">
        <Button
          appearance="transparent"
          size="small"
          tabIndex={tabIndex}
          icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-label={isOpen ? grid.collapse(name) : grid.expand(name)}
          onClick={() => expand(key, !isOpen)}
        />
      </div>
      {/* The keys and the button before it do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div role="gridcell" className={styles.groupName} onClick={() => expand(key, !isOpen)}>
        <span>{name}</span>
        <span className={styles.quiet}>
          {group.customer && `${group.customer.number} · `}
          {words.uninvoicedBookings.count(group.bookings.length)}
        </span>
      </div>
      <div role="gridcell" className={styles.amount}>
        {withoutAmount > 0 && (
          <Text className={styles.quiet}>{grid.partly(withoutAmount)} </Text>
        )}
        {withoutAmount < group.bookings.length &&
          printSums(sums, formats, setup.bookingBusiness.currencyCode)}
      </div>
    </div>
  );
});
