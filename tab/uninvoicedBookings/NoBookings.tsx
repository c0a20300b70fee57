import { Button, Spinner } from '@fluentui/react-components';
import {
  CalendarEmptyRegular,
  CheckmarkCircleRegular,
  FilterDismissRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { BookingPage } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { start, usePlace } from '../place.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Why the list is empty, and what to do about it, if anything. */
export function NoBookings({ page }: { page: BookingPage }) {
  const { words } = useLanguage();
  const { empty, filters } = words.uninvoicedBookings;
  const [place, go] = usePlace();
  const { period, from, to, service, staff, q } = start;
  const isNarrowed = place.period !== 'any' || place.service || place.staff || place.q;

  if (page.asOf === null) {
    return <EmptyState icon={<Spinner size="large" />} {...empty.neverSynced} />;
  }
  if (isNarrowed) {
    return (
      <EmptyState icon={<FilterDismissRegular />} {...empty.filtered}>
        <Button appearance="primary" onClick={() => go({ period, from, to, service, staff, q })}>
          {filters.reset}
        </Button>
      </EmptyState>
    );
  }
  if (place.view !== 'ready') {
    const isGood = place.view === 'attention';
    return (
      <EmptyState
        icon={isGood ? <CheckmarkCircleRegular /> : <CalendarEmptyRegular />}
        {...empty[place.view]}
      />
    );
  }
  if (page.counts.attention > 0) {
    const { title, text, action } = empty.onlyAttention;
    return (
      <EmptyState icon={<WarningRegular />} title={title} text={text(page.counts.attention)}>
        <Button appearance="primary" onClick={() => go({ view: 'attention' })}>
          {action}
        </Button>
        <Button onClick={() => go({ page: 'setup' })}>{words.serviceMatching.title}</Button>
      </EmptyState>
    );
  }
  return page.counts.all === 0 ? (
    <EmptyState icon={<CalendarEmptyRegular />} {...empty.all} />
  ) : (
    <EmptyState icon={<CheckmarkCircleRegular />} {...empty.caughtUp} />
  );
}
