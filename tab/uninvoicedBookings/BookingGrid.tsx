import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { useMemo, useRef, useState } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import type { Selection } from '../ui/selection.ts';
import { useTreegrid } from '../ui/useTreegrid.ts';
import { useWindowRows } from '../ui/useWindowRows.ts';
import { BookingRow } from './BookingRow.tsx';
import { groupBookings, groupedRows, plainRows, type GridRow } from './bookingRows.ts';
import { GridHead } from './GridHead.tsx';
import { useGridStyles } from './gridStyles.ts';
import { GroupRow } from './GroupRow.tsx';
import type { Open } from './opened.ts';
import type { Bookings } from './useBookings.ts';
import { useGridActions } from './useGridActions.ts';

const useStyles = makeStyles({
  list: { display: 'block', position: 'relative', width: '100%' },
  behind: { opacity: 0.6 },
  more: { padding: tokens.spacingVerticalL },
});

type Props = {
  list: Bookings;
  setup: SyncSetup;
  selection: Selection<Booking>;
  onOpen: Open;
};

const closedAtFirst: ReadonlySet<string> = new Set();

/** Thousands of bookings, of which only those in sight are in the document. */
export function BookingGrid({ list, setup, selection, onOpen }: Props) {
  const styles = useStyles();
  const gridStyles = useGridStyles();
  const { words } = useLanguage();
  const rights = useRights();
  const [{ sort }] = usePlace();
  const isGrouped = sort === 'customer';
  const [closed, setClosed] = useState(closedAtFirst);
  const groups = useMemo(() => groupBookings(list.bookings), [list.bookings]);
  const rows = useMemo(
    () => (isGrouped ? groupedRows(groups, closed) : plainRows(list.bookings)),
    [isGrouped, groups, closed, list.bookings],
  );
  const actions = useGridActions({
    rows,
    bookings: list.bookings,
    selection,
    mayChoose: rights.invoice,
    onOpen,
    setClosed,
  });
  const treeRows = useMemo(() => rows.map(asTreegridRow), [rows]);
  const gridRef = useRef<HTMLTableElement>(null);
  const grid = useTreegrid({ gridRef, rows: treeRows, actions });
  const { virtualizer, listRef, scrollMargin } = useWindowRows({
    count: rows.length,
    keyAt: (index) => rows[index]?.key ?? '',
    heightAt: () => 45,
    keptIndex: grid.activeIndex,
  });

  const shared = {
    selection,
    mayChoose: rights.invoice,
    measure: virtualizer.measureElement,
    choose: grid.choose,
    setup,
  };
  return (
    <>
      <table
        ref={gridRef}
        // The pattern of the ARIA guide puts the role on the table.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="treegrid"
        aria-label={words.uninvoicedBookings.grid.label}
        aria-multiselectable={rights.invoice}
        aria-rowcount={rows.length + 1}
        aria-busy={list.isBehind}
        onKeyDown={grid.onKeyDown}
        onFocus={grid.onFocus}
        onBlur={grid.onBlur}
        className={mergeClasses(gridStyles.table, list.isBehind && styles.behind)}
      >
        <GridHead
          bookings={list.bookings}
          selection={selection}
          mayChoose={rights.invoice}
          withCustomer={!isGrouped}
        />
        <tbody
          ref={listRef}

          className={styles.list}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            if (!row) return null;
            const at = {
              index,
              isActive: index === grid.activeIndex,
              offset: start - scrollMargin,
            };
            return row.kind === 'group' ? (
              <GroupRow key={key} {...shared} {...at} row={row} expand={actions.expand} />
            ) : (
              <BookingRow
                key={key}
                {...shared}
                {...at}
                booking={row.booking}
                isInGroup={isGrouped}
                onOpen={onOpen}
              />
            );
          })}
        </tbody>
      </table>
      {list.isLoadingMore && (
        <Spinner
          className={styles.more}
          size="tiny"
          label={words.uninvoicedBookings.grid.loadingMore}
        />
      )}
    </>
  );
}

function asTreegridRow(row: GridRow) {
  return row.kind === 'group'
    ? { key: row.key, parentKey: '', expanded: row.isOpen }
    : { key: row.key, parentKey: row.groupKey };
}
