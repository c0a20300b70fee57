import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRead } from '../session.ts';
import { SearchCombobox, type Choice } from '../ui/SearchCombobox.tsx';
import { useDebounced } from '../ui/useDebounced.ts';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

type Props = {
  syncSetupId: string;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
};

/** The customer whose terms new ones take over. */
export function PatternField({ syncSetupId, chosen, onChoose }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { dialog } = words.customerSync;
  const [text, setText] = useState('');
  const q = useDebounced(text);
  const found = useRead('searchCustomers', { query: { syncSetupId, q } }, { keepPrevious: true });
  return (
    <div>
      <SearchCombobox
        label={dialog.pattern}
        placeholder={dialog.patternHint}
        noneText={dialog.patternNone}
        chosen={chosen}
        found={found.data?.customers.map(({ id, number, displayName, email }) => ({
          id,
          label: `${displayName} (${number})`,
          secondary: email,
        }))}
        onSearch={setText}
        onChoose={onChoose}
      />
      <Text size={200} className={styles.quiet}>
        {dialog.patternHelp}
      </Text>
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
    </div>
  );
}
