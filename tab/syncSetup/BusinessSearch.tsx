import { useState } from 'react';
import type { BookingBusiness } from '../../api/contract/choices.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { SearchCombobox, type Choice } from '../ui/SearchCombobox.tsx';
import { useDebounced } from '../ui/useDebounced.ts';

type Props = {
  error: string | undefined;
  /** Why one cannot be chosen; empty where it can. */
  whyNot: (business: BookingBusiness) => string;
  onChoose: (id: string) => void;
};

/** Finds one calendar of an organisation that has too many of them for a list. */
export function BusinessSearch({ error, whyNot, onChoose }: Props) {
  const { words } = useLanguage();
  const { syncSetup } = words;
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [text, setText] = useState('');
  const q = useDebounced(text.trim());
  const found = useRead('listBookingBusinesses', { query: { q } }, { keepPrevious: true });
  return (
    <>
      <SearchCombobox
        label={syncSetup.business}
        placeholder={syncSetup.searchBusiness}
        noneText={found.data?.hasMore ? syncSetup.moreBusinesses : syncSetup.businessNotFound}
        moreText={found.data?.hasMore ? syncSetup.moreBusinesses : undefined}
        error={error}
        chosen={chosen}
        found={found.data?.bookingBusinesses.map((business) => ({
          id: business.id,
          label: business.displayName,
          secondary: whyNot(business) || (business.currencyCode ?? ''),
          disabled: whyNot(business) !== '',
        }))}
        onSearch={setText}
        onChoose={(choice) => {
          setChosen(choice);
          onChoose(choice?.id ?? '');
        }}
      />
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
    </>
  );
}
