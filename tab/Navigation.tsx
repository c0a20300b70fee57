import { makeStyles, Select, Tab, TabList, tokens } from '@fluentui/react-components';
import type { SyncSetup } from '../api/contract/syncSetups.ts';
import { useLanguage } from './messages/language.ts';
import { usePlace, type Page } from './place.ts';

const pages: readonly Page[] = ['bookings', 'runs', 'setup'];

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    marginBottom: tokens.spacingVerticalL,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tabs: {
    marginLeft: `calc(-1 * ${tokens.spacingHorizontalMNudge})`,
    flexWrap: 'wrap',
    flexShrink: 1,
    maxWidth: '100%',
  },
  select: { minWidth: '0', maxWidth: '320px' },
});

type Props = { page: Page; setups: SyncSetup[]; setup: SyncSetup | undefined };

/** The three views, and which calendar is meant where there are several. */
export function Navigation({ page, setups, setup }: Props) {
  const styles = useStyles();
  const { words } = useLanguage();
  const [, go] = usePlace();
  return (
    <nav className={styles.root} aria-label={words.frame.views.label}>
      <TabList
        className={styles.tabs}
        selectedValue={page}
        onTabSelect={(_, { value }) => {
          const next = pages.find((known) => known === value);
          if (next) go({ page: next, run: '' });
        }}
      >
        {pages.map((value) => (
          <Tab key={value} value={value} disabled={!setup && value !== 'setup'}>
            {words.frame.views[value]}
          </Tab>
        ))}
      </TabList>
      {setups.length > 1 && page !== 'setup' && (
        <Select
          className={styles.select}
          aria-label={words.frame.chooseSetup}
          value={setup?.id ?? ''}
          onChange={(_, { value }) => go({ setup: value, run: '' })}
        >
          {setups.map(({ id, bookingBusiness, company }) => (
            <option key={id} value={id}>
              {bookingBusiness.displayName} – {company.displayName}
            </option>
          ))}
        </Select>
      )}
    </nav>
  );
}
