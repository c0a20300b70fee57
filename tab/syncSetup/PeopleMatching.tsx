import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonMatch } from '../../api/contract/links.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { useRead } from '../session.ts';
import { LoadingRows } from '../ui/LoadingRows.tsx';
import { ChooseCustomer } from '../uninvoicedBookings/ChooseCustomer.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useLinkPeople } from './useLinkPeople.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** So many people at once can be looked over; the others come on request. */
const step = 25;

/** Who still needs a customer, those first on whom most bookings wait. */
export function PeopleMatching({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { peopleMatching: texts } = words;
  const rights = useRights();
  const [choosing, setChoosing] = useState<PersonMatch | null>(null);
  const [shown, setShown] = useState(step);
  const list = useRead('listCustomerMatches', { params: { syncSetupId: setup.id } });
  const { link, isLinking, error } = useLinkPeople(setup.id);
  const people = list.data?.people ?? [];
  const sure = people.filter(({ suggestion }) => suggestion?.reason === 'sameNameAndEmail');
  return (
    <section className={styles.root}>
      <Subtitle2 as="h3">{texts.title}</Subtitle2>
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingRows label={words.frame.loading} />}
      {list.data && (
        <Text className={styles.quiet}>{people.length > 0 ? texts.text : texts.allMatched}</Text>
      )}
      {rights.invoice && sure.length > 0 && (
        <div>
          <Button
            appearance="primary"
            disabledFocusable={isLinking}
            onClick={() => !isLinking && link(sure)}
          >
            {texts.acceptAll(sure.length)}
          </Button>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
      {people.length > 0 && (
        <ul className={styles.list} aria-label={texts.label}>
          {people.slice(0, shown).map((person) => (
            <PersonRow
              key={person.attendee.customerLinkKey}
              person={person}
              isBusy={isLinking}
              onAccept={() => !isLinking && link([person])}
              onChoose={() => setChoosing(person)}
            />
          ))}
        </ul>
      )}
      {people.length > shown && (
        <div>
          <Button onClick={() => setShown(shown + step)}>
            {texts.more(Math.min(step, people.length - shown))}
          </Button>
        </div>
      )}
      {choosing && (
        <ChooseCustomer
          booking={choosing}
          syncSetupId={setup.id}
          onClose={() => setChoosing(null)}
        />
      )}
    </section>
  );
}
