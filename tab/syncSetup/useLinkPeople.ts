import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonMatch } from '../../api/contract/links.ts';
import type { ApiError } from '../apiError.ts';
import { customerLinkReads } from '../customerLinkReads.ts';
import { useLanguage } from '../messages/language.ts';
import { useSession } from '../session.ts';
import { useNotify } from '../ui/Notices.tsx';

/** Links people to the customers that are suggested for them, one after another, and offers to undo it. */
export function useLinkPeople(syncSetupId: string) {
  const { api } = useSession();
  const queries = useQueryClient();
  const notify = useNotify();
  const { words } = useLanguage();
  const texts = words.peopleMatching;
  const refresh = () =>
    Promise.all(customerLinkReads.map((name) => queries.invalidateQueries({ queryKey: [name] })));

  const undoing = useMutation<void, ApiError, readonly string[]>({
    mutationFn: async (keys) => {
      for (const key of keys) {
        await api.call('deleteCustomerLink', { params: { syncSetupId, key } });
      }
    },
    onSuccess: () => notify.show({ text: texts.undone }),
    onSettled: refresh,
  });
  const linking = useMutation<string[], ApiError, readonly PersonMatch[]>({
    mutationFn: async (people) => {
      const linked: string[] = [];
      for (const { attendee, suggestion } of people) {
        if (!suggestion) continue;
        const key = attendee.customerLinkKey;
        const body = { customerId: suggestion.customer.id };
        await api.call('putCustomerLink', { params: { syncSetupId, key }, body });
        linked.push(key);
      }
      return linked;
    },
    onSuccess: (keys) =>
      notify.show({
        text: texts.accepted(keys.length),
        action: { label: texts.undo, run: () => undoing.mutate(keys) },
      }),
    onSettled: refresh,
  });
  return {
    link: linking.mutate,
    isLinking: linking.isPending,
    error: linking.error ?? undoing.error,
  };
}
