import { lazy, Suspense } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { usePlace } from '../place.ts';
import type { Selection } from '../ui/selection.ts';
import type { Open, Opened } from './opened.ts';
import type { Bookings } from './useBookings.ts';

const BookingDetails = lazy(async () => ({
  default: (await import('./BookingDetails.tsx')).BookingDetails,
}));
const ChooseCustomer = lazy(async () => ({
  default: (await import('./ChooseCustomer.tsx')).ChooseCustomer,
}));
const SkipDialog = lazy(async () => ({ default: (await import('./SkipDialog.tsx')).SkipDialog }));
const ServiceLinkDialog = lazy(async () => ({
  default: (await import('../syncSetup/ServiceLinkDialog.tsx')).ServiceLinkDialog,
}));
const InvoiceReview = lazy(async () => ({
  default: (await import('../invoiceRuns/InvoiceReview.tsx')).InvoiceReview,
}));

type Props = {
  opened: Opened | null;
  list: Bookings;
  setup: SyncSetup;
  selection: Selection<Booking>;
  onOpen: Open;
  onClose: () => void;
};

/** Dialogs and the details pane, loaded when they are first needed. */
export function OpenedOver({ opened, list, setup, selection, onOpen, onClose }: Props) {
  const [, go] = usePlace();
  const newest = (booking: Booking) => list.bookings.find(({ id }) => id === booking.id) ?? booking;
  return (
    <Suspense fallback={null}>
      {opened?.kind === 'details' && (
        <BookingDetails
          booking={newest(opened.booking)}
          setup={setup}
          onOpen={onOpen}
          onClose={onClose}
        />
      )}
      {opened?.kind === 'customer' && (
        <ChooseCustomer booking={newest(opened.booking)} syncSetupId={setup.id} onClose={onClose} />
      )}
      {opened?.kind === 'service' && (
        <ServiceLinkDialog setup={setup} serviceId={opened.serviceId} onClose={onClose} />
      )}
      {opened?.kind === 'skip' && (
        <SkipDialog
          bookingIds={opened.bookingIds}
          syncSetupId={setup.id}
          onClose={onClose}
          onSkipped={() => selection.clear()}
        />
      )}
      {opened?.kind === 'review' && (
        <InvoiceReview
          chosen={opened.chosen}
          setup={setup}
          onClose={onClose}
          onStarted={(run) => {
            selection.clear();
            onClose();
            go({ page: 'runs', run: run.id });
          }}
        />
      )}
    </Suspense>
  );
}
