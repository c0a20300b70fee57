// Where the person is, kept in the hash of the address, so that a reload and a link keep the place.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { BookingSort, BookingView } from '../api/contract/bookings.ts';
import { isKeyOf } from './ui/isKeyOf.ts';

export type Page = 'bookings' | 'runs' | 'setup';
export type Period = 'any' | 'thisMonth' | 'lastMonth' | 'older' | 'custom';

export type Place = {
  page: Page;
  /** Id of the setup that is worked with; empty for the first one. */
  setup: string;
  run: string;
  view: BookingView;
  period: Period;
  from: string;
  to: string;
  service: string;
  staff: string;
  q: string;
  sort: BookingSort;
};

export const start: Place = {
  page: 'bookings',
  setup: '',
  run: '',
  view: 'ready',
  period: 'any',
  from: '',
  to: '',
  service: '',
  staff: '',
  q: '',
  sort: 'customer',
};

const pages: readonly Page[] = ['bookings', 'runs', 'setup'];
const periods: readonly Period[] = ['any', 'thisMonth', 'lastMonth', 'older', 'custom'];
const views: readonly BookingView[] = ['ready', 'attention', 'inDraft', 'posted', 'skipped', 'all'];
const sorts: readonly BookingSort[] = ['customer', 'date', '-date', 'service', 'amount', '-amount'];

/** Reads a hash like `#/bookings?view=attention`. What it does not know it leaves at the start. */
export function parsePlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const values = new URLSearchParams(search);
  const text = (key: keyof Place) => (values.get(key) ?? '').slice(0, 400);
  return {
    page: oneOf(pages, path, start.page),
    setup: text('setup'),
    run: text('run'),
    view: oneOf(views, text('view'), start.view),
    period: oneOf(periods, text('period'), start.period),
    from: dateOrNothing(text('from')),
    to: dateOrNothing(text('to')),
    service: text('service'),
    staff: text('staff'),
    q: text('q').slice(0, 100),
    sort: oneOf(sorts, text('sort'), start.sort),
  };
}

/** Writes only what differs from the start. */
export function printPlace(place: Place): string {
  const values = new URLSearchParams();
  for (const [key, value] of Object.entries(place)) {
    if (key !== 'page' && isKeyOf(start, key) && value !== start[key]) values.set(key, value);
  }
  return `#/${place.page}${values.size > 0 ? `?${values.toString()}` : ''}`;
}

function oneOf<Value extends string>(known: readonly Value[], text: string, other: Value): Value {
  return known.find((value) => value === text) ?? other;
}

function dateOrNothing(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
}

export type Go = (change: Partial<Place>, how?: 'push' | 'replace') => void;

/** The place, and how to go to another one. `replace` leaves no step behind for the back button. */
export function usePlace(): [Place, Go] {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const place = useMemo(() => parsePlace(hash), [hash]);
  const go = useCallback<Go>((change, how = 'push') => {
    const next = printPlace({ ...parsePlace(window.location.hash), ...change });
    if (next === window.location.hash) return;
    window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
    remember(next);
    window.dispatchEvent(new Event(moved));
  }, []);
  return [place, go];
}

const moved = 'placechange';
const storageKey = 'place';

function subscribe(listener: () => void): () => void {
  const events = ['hashchange', 'popstate', moved];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}

/**
 * Goes to where a link into the tab points, or back to where the person was: a host that is reloaded opens its
 * frame without the hash.
 */
export function restorePlace(subPageId: string): void {
  if (window.location.hash.length > 1) return;
  const hash = subPageId ? printPlace(parsePlace(subPageId)) : remembered();
  if (hash) window.history.replaceState(null, '', printPlace(parsePlace(hash)));
}

function remember(hash: string): void {
  try {
    window.sessionStorage.setItem(storageKey, hash);
  } catch {
    // A browser may forbid storage inside a frame; then only the address keeps the place.
  }
}

function remembered(): string {
  try {
    return window.sessionStorage.getItem(storageKey) ?? '';
  } catch {
    return '';
  }
}
