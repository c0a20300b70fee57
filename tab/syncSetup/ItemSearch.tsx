import { useState } from 'react';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { SearchCombobox, type Choice } from '../ui/SearchCombobox.tsx';
import { useDebounced } from '../ui/useDebounced.ts';

type Props = {
  syncSetupId: string;
  chosen: Choice | null;
  error: string | undefined;
  onChoose: (choice: Choice | null) => void;
};

/** Finds an item of type Service by name or number. */
export function ItemSearch({ syncSetupId, chosen, error, onChoose }: Props) {
  const { words, formats } = useLanguage();
  const { dialog } = words.serviceMatching;
  const [text, setText] = useState('');
  const q = useDebounced(text);
  const found = useRead('searchItems', { query: { syncSetupId, q } }, { keepPrevious: true });
  return (
    <>
      <SearchCombobox
        label={dialog.search}
        placeholder={dialog.searchHint}
        noneText={dialog.none}
        moreText={found.data?.hasMore ? dialog.more : undefined}
        error={error}
        chosen={chosen}
        found={found.data?.items.map((item) => ({
          id: item.id,
          label: `${item.displayName} (${item.number})`,
          secondary: item.blocked ? dialog.blocked : formats.number(item.unitPrice),
          disabled: item.blocked,
        }))}
        onSearch={setText}
        onChoose={onChoose}
      />
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
    </>
  );
}
