import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { createSelection } from '../ui/selection.ts';
import { ActionBar } from './ActionBar.tsx';
import { BookingGrid } from './BookingGrid.tsx';
import { isSelectable } from './bookingRows.ts';
import { BookingViews } from './BookingViews.tsx';
import { Figures } from './Figures.tsx';
import { FilterBar } from './FilterBar.tsx';
import { NoBookings } from './NoBookings.tsx';
import type { Opened } from './opened.ts';
import { OpenedOver } from './OpenedOver.tsx';
import { SyncNow } from './SyncNow.tsx';
import { SyncProblems } from './SyncProblems.tsx';
import { useBookings, useReadyTotals } from './useBookings.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingVerticalM,
  },
});

/** The completed bookings of a setup: what is ready, what is missing, and the way to draft invoices. */
export function UninvoicedBookings({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const [place] = usePlace();
  const rights = useRights();
  const [selection] = useState(() => createSelection<Booking>());
  const [opened, setOpened] = useState<Opened | null>(null);
  const list = useBookings(setup.id, place);
  const readyTotals = useReadyTotals(setup.id, list);

  // What was chosen may have changed since: the newest version counts, and what is done falls out.
  useEffect(() => {
    const chosen = list.bookings.filter(({ id }) => selection.has(id));
    const unselectable = chosen.filter((booking) => !isSelectable(booking));
    if (chosen.length > 0) selection.change(entries(chosen), true);
    if (unselectable.length > 0) selection.change(entries(unselectable), false);
  }, [list.bookings, selection]);

  return (
    <section className={styles.root} aria-label={words.uninvoicedBookings.title}>
      <div className={styles.top}>
        <Figures counts={list.page?.counts} totals={readyTotals} setup={setup} />
        <SyncNow setup={setup} asOf={list.page?.asOf ?? null} />
      </div>
      <SyncProblems setup={setup} asOf={list.page?.asOf ?? null} />
      {!rights.invoice && (
        <MessageBar>
          <MessageBarBody>{words.frame.readOnly.viewer}</MessageBarBody>
        </MessageBar>
      )}
      <BookingViews counts={list.page?.counts} />
      <FilterBar facets={list.page?.facets} />
      {list.error && <ErrorNotice error={list.error} onRetry={list.refetch} />}
      {list.isLoading ? (
        <LoadingRows label={words.frame.loading} />
      ) : list.bookings.length === 0 ? (
        !list.error && list.page && <NoBookings page={list.page} />
      ) : (
        <BookingGrid
          list={list}
          setup={setup}
          selection={selection}
          onOpen={setOpened}
          key={list.filter.view}
        />
      )}
      {rights.invoice && (
        <ActionBar list={list} setup={setup} selection={selection} onOpen={setOpened} />
      )}
      <OpenedOver
        opened={opened}
        list={list}
        setup={setup}
        selection={selection}
        onOpen={setOpened}
        onClose={() => setOpened(null)}
      />
    </section>
  );
}

function entries(bookings: readonly Booking[]): [string, Booking][] {
  return bookings.map((booking) => [booking.id, booking]);
}
