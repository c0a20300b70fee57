import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { BookingCounts, BookingView } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { usePlace } from '../place.ts';

const views: readonly BookingView[] = ['ready', 'attention', 'inDraft', 'posted', 'skipped', 'all'];

const useStyles = makeStyles({
  root: { flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  count: { fontVariantNumeric: 'tabular-nums' },
});

/** Which bookings are shown, by their state, with how many there are. */
export function BookingViews({ counts }: { counts: BookingCounts | undefined }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const [place, go] = usePlace();
  return (
    <TabList
      size="small"
      appearance="filled-circular"
      className={styles.root}
      aria-label={words.uninvoicedBookings.views.label}
      selectedValue={place.view}
      onTabSelect={(_, { value }) => {
        const view = views.find((known) => known === value);
        if (view) go({ view });
      }}
    >
      {views.map((view) => (
        <Tab key={view} value={view}>
          {words.uninvoicedBookings.views[view]}{' '}
          {counts && <span className={styles.count}>{formats.number(counts[view])}</span>}
        </Tab>
      ))}
    </TabList>
  );
}
