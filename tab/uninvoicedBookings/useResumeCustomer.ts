import type { Booking } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { useChange } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';

/** Invoices to the paused customer of a booking again, and says how it went. */
export function useResumeCustomer(syncSetupId: string): (booking: Booking) => void {
  const resuming = useChange('resumeCustomer', ['listBookings']);
  const notify = useNotify();
  const { words } = useLanguage();
  return ({ customer }) => {
    if (!customer) return;
    resuming.mutate(
      { params: { syncSetupId, customerId: customer.id } },
      {
        onSuccess: () => notify.show({ text: words.uninvoicedBookings.resumed }),
        onError: ({ code }) => {
          const { title, advice } = words.errors[code];
          notify.show({ text: `${title}. ${advice}` });
        },
      },
    );
  };
}
