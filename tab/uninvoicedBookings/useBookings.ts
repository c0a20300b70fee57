import { keepPreviousData, useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type {
  Booking,
  BookingFilter,
  BookingPage,
  BookingSort,
} from '../../api/contract/bookings.ts';
import type { ApiError } from '../apiError.ts';
import type { Place } from '../place.ts';
import { useRead, useSession } from '../session.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { rangeOf } from './period.ts';

/** As many as the API gives at once: groups and their subtotals need all bookings of the view. */
const pageSize = 1000;

export type Bookings = {
  bookings: Booking[];
  page: BookingPage | undefined;
  filter: BookingFilter;
  error: ApiError | null;
  isLoading: boolean;
  isLoadingMore: boolean;
  /** The rows shown belong to the filter before; the ones for this filter are on their way. */
  isBehind: boolean;
  refetch: () => void;
};

/** The bookings of the place the person is at, all pages of them. */
export function useBookings(syncSetupId: string, place: Place): Bookings {
  const { api } = useSession();
  const q = useDebounced(place.q);
  const [today] = useState(() => new Date());
  const filter = useMemo(() => filterOf({ ...place, q }, today), [place, q, today]);
  const sort: BookingSort = place.sort;
  const query = useInfiniteQuery<
    BookingPage,
    ApiError,
    InfiniteData<BookingPage, string>,
    unknown[],
    string
  >({
    queryKey: ['listBookings', { syncSetupId }, { ...filter, sort }],
    queryFn: ({ pageParam, signal }) =>
      api.call(
        'listBookings',
        {
          params: { syncSetupId },
          query: { ...filter, sort, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);

  const bookings = useMemo(() => data?.pages.flatMap((page) => page.bookings) ?? [], [data]);
  return {
    bookings,
    page: data?.pages[0],
    filter,
    error: query.error,
    isLoading: query.isPending,
    isLoadingMore: isFetchingNextPage,
    isBehind: isPlaceholderData,
    refetch: () => void query.refetch(),
  };
}

function filterOf(place: Place, today: Date): BookingFilter {
  return {
    view: place.view,
    ...rangeOf(place, today),
    ...(place.service ? { service: place.service } : {}),
    ...(place.staff ? { staff: place.staff } : {}),
    ...(place.q ? { q: place.q } : {}),
  };
}

/** Totals of what is ready under the same filters, whichever view is open. */
export function useReadyTotals(syncSetupId: string, { filter, page }: Bookings) {
  const isReady = filter.view === 'ready';
  const other = useRead(
    'listBookings',
    { params: { syncSetupId }, query: { ...filter, view: 'ready', limit: 1 } },
    { enabled: !isReady },
  );
  return isReady ? page?.totals : other.data?.totals;
}
