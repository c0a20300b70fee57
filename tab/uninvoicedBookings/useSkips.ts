import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { asApiError } from '../apiError.ts';
import { useLanguage } from '../messages/language.ts';
import { useSession } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';

/** Offers skipped bookings again, one after another, and says how it went. */
export function useUnskip(syncSetupId: string): (bookingIds: readonly string[]) => void {
  const { api } = useSession();
  const queries = useQueryClient();
  const notify = useNotify();
  const { words } = useLanguage();
  return useCallback(
    (bookingIds) => {
      const all = async () => {
        for (const bookingId of bookingIds) {
          await api.call('unskipBooking', { params: { syncSetupId, bookingId } });
        }
      };
      const text = words.uninvoicedBookings.skip.broughtBack;
      all()
        .then(
          () => notify.show({ text }),
          (error: unknown) => {
            const { title, advice } = words.errors[asApiError(error).code];
            notify.show({ text: `${title}. ${advice}` });
          },
        )
        .finally(() => void queries.invalidateQueries({ queryKey: ['listBookings'] }));
    },
    [api, queries, notify, words, syncSetupId],
  );
}
