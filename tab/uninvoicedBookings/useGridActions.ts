import { useMemo, type Dispatch, type SetStateAction } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { Selection } from '../ui/selection.ts';
import type { TreegridActions } from '../ui/useTreegrid.ts';
import { bookingsOf, selectableOf, type GridRow } from './bookingRows.ts';
import type { Open } from './opened.ts';

type Options = {
  rows: readonly GridRow[];
  bookings: readonly Booking[];
  selection: Selection<Booking>;
  mayChoose: boolean;
  onOpen: Open;
  setClosed: Dispatch<SetStateAction<ReadonlySet<string>>>;
};

/** What the keys and the mouse do in the grid. */
export function useGridActions(options: Options): TreegridActions {
  const { rows, bookings, selection, mayChoose, onOpen, setClosed } = options;
  return useMemo(() => {
    const places = new Map(rows.map((row, index) => [row.key, index]));
    const rowAt = (key: string) => rows[places.get(key) ?? -1];
    const expand = (key: string, expanded: boolean) =>
      setClosed((closed) => {
        const next = new Set(closed);
        if (expanded) next.delete(key);
        else next.add(key);
        return next;
      });
    return {
      toggle: (key) => {
        const row = rowAt(key);
        if (!row || !mayChoose) return;
        const entries = selectableOf(bookingsOf(row));
        selection.change(entries, !entries.every(([id]) => selection.has(id)));
      },
      selectRange: (from, to) => {
        const ends = [places.get(from), places.get(to)].filter((place) => place !== undefined);
        if (ends.length < 2 || !mayChoose) return;
        const range = rows.slice(Math.min(...ends), Math.max(...ends) + 1);
        const chosen = range.filter((row) => row.kind === 'booking').flatMap(bookingsOf);
        selection.change(selectableOf(chosen), true);
      },
      selectAll: () => {
        if (mayChoose) selection.change(selectableOf(bookings), true);
      },
      clear: () => selection.clear(),
      open: (key) => {
        const row = rowAt(key);
        if (row?.kind === 'group') expand(key, !row.isOpen);
        else if (row) onOpen({ kind: 'details', booking: row.booking });
      },
      expand,
    };
  }, [rows, bookings, selection, mayChoose, onOpen, setClosed]);
}
