import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';
import { useRights } from '../rights.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useNotify } from '../ui/Notices.tsx';
import { CustomerSync } from './CustomerSync.tsx';
import { PeopleMatching } from './PeopleMatching.tsx';
import { ServiceMatching } from './ServiceMatching.tsx';
import { SetupCard } from './SetupCard.tsx';
import { SetupForm } from './SetupForm.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  setup: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

/** The first connection as a short form; later a card for each, with its services and items. */
export function SyncSetupPage({ setups }: { setups: SyncSetup[] }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { syncSetup } = words;
  const rights = useRights();
  const notify = useNotify();
  const [, go] = usePlace();
  const [editing, setEditing] = useState<SyncSetup | 'new' | null>(null);

  if (setups.length === 0 && !rights.manage) {
    const { title, notManager } = syncSetup.first;
    return <EmptyState icon={<PlugConnectedRegular />} title={title} text={notManager} />;
  }
  if (setups.length === 0 || editing !== null) {
    const setup = editing === 'new' ? null : editing;
    return (
      <SetupForm
        key={setup?.id ?? 'new'}
        setup={setup}
        others={setups}
        onCancel={setups.length > 0 ? () => setEditing(null) : undefined}
        onSaved={(saved) => {
          setEditing(null);
          notify.show({ text: setup ? syncSetup.saved : syncSetup.connected });
          if (!setup) go({ page: 'bookings', setup: saved.id });
        }}
      />
    );
  }
  return (
    <div className={styles.root}>
      {!rights.manage && (
        <MessageBar>
          <MessageBarBody>
            {rights.invoice ? words.frame.readOnly.invoicer : words.frame.readOnly.viewer}
          </MessageBarBody>
        </MessageBar>
      )}
      {setups.map((setup) => (
        <section
          key={setup.id}
          className={styles.setup}
          aria-label={setup.bookingBusiness.displayName}
        >
          <SetupCard setup={setup} onEdit={() => setEditing(setup)} />
          <PeopleMatching setup={setup} />
          <CustomerSync setup={setup} />
          <ServiceMatching setup={setup} />
        </section>
      ))}
      {rights.manage && (
        <div>
          <Button icon={<AddRegular />} onClick={() => setEditing('new')}>
            {syncSetup.another}
          </Button>
        </div>
      )}
    </div>
  );
}
