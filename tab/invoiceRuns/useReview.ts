import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConfirmationCode } from '../../api/contract/bookings.ts';
import type { CreateInvoicePreview, InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { ApiError } from '../apiError.ts';
import { useSession } from '../session.ts';

type Options = {
  chosen: CreateInvoicePreview;
  syncSetupId: string;
  onStarted: (run: InvoiceRun) => void;
};

/** A preview for what was chosen, and the start of its run. */
export function useReview({ chosen, syncSetupId, onStarted }: Options) {
  const { api } = useSession();
  const queries = useQueryClient();
  // One key for each review: whatever is tried again with it, the drafts are created once.
  const [review, setReview] = useState(() => crypto.randomUUID());
  const preview = useQuery<InvoicePreview, ApiError>({
    queryKey: ['createInvoicePreview', syncSetupId, review],
    queryFn: () => api.call('createInvoicePreview', { params: { syncSetupId }, body: chosen }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const starting = useMutation<InvoiceRun, ApiError, ConfirmationCode[]>({
    mutationFn: (confirmations) => {
      const { id = '', hash = '' } = preview.data ?? {};
      return api.call('startInvoiceRun', {
        params: { syncSetupId },
        body: { previewId: id, hash, confirmations },
        idempotencyKey: review,
      });
    },
    onSuccess: (run) => {
      queries.setQueryData(['getInvoiceRun', { syncSetupId, runId: run.id }, {}], run);
      for (const name of ['listBookings', 'listInvoiceRuns']) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
      onStarted(run);
    },
  });
  return {
    preview: preview.data,
    error: preview.error,
    starting: starting.isPending,
    startError: starting.error,
    start: starting.mutate,
    again: () => {
      starting.reset();
      setReview(crypto.randomUUID());
    },
  };
}
