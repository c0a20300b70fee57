import { Button, Input, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { BookingPage, BookingSort } from '../../api/contract/bookings.ts';
import { useLanguage } from '../messages/language.ts';
import { start, usePlace, type Period } from '../place.ts';

const periods: readonly Period[] = ['any', 'thisMonth', 'lastMonth', 'older', 'custom'];
const sorts: readonly BookingSort[] = ['customer', 'date', '-date', 'service', 'amount', '-amount'];

const narrow = '@media (max-width: 519px)';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  search: {
    flex: '2 1 180px',
    maxWidth: '280px',
    minWidth: '160px',
    [narrow]: { maxWidth: 'none', flexBasis: '100%' },
  },
  choice: { flex: '1 1 130px', maxWidth: '190px', minWidth: '0', [narrow]: { maxWidth: 'none' } },
  date: { flex: '0 0 150px' },
});

/** Narrows the list down; every choice stands in the address. */
export function FilterBar({ facets }: { facets: BookingPage['facets'] | undefined }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { filters } = words.uninvoicedBookings;
  const [place, go] = usePlace();
  const isNarrowed =
    place.period !== 'any' || place.service !== '' || place.staff !== '' || place.q !== '';
  return (
    <search className={styles.root} aria-label={filters.label}>
      <SearchBox
        className={styles.search}
        aria-label={filters.search}
        placeholder={filters.searchHint}
        value={place.q}
        onChange={(_, { value }) => go({ q: value.slice(0, 100) }, 'replace')}
      />
      <Choice
        label={filters.period}
        value={place.period}
        options={periods.map((period) => [period, filters.periods[period]])}
        onChoose={(value) => go({ period: periods.find((period) => period === value) ?? 'any' })}
      />
      {place.period === 'custom' &&
        (['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            type="date"
            className={styles.date}
            aria-label={filters[end]}
            value={place[end]}
            onChange={(_, { value }) => go({ [end]: value }, 'replace')}
          />
        ))}
      <Choice
        label={filters.service}
        value={place.service}
        options={[
          ['', filters.anyService],
          ...(facets?.services ?? []).map(({ id, displayName }) => [id, displayName] as const),
        ]}
        onChoose={(service) => go({ service })}
      />
      <Choice
        label={filters.staff}
        value={place.staff}
        options={[
          ['', filters.anyStaff],
          ...(facets?.staff ?? []).map((name) => [name, name] as const),
        ]}
        onChoose={(staff) => go({ staff })}
      />
      <Choice
        label={filters.order}
        value={place.sort}
        options={sorts.map((sort) => [sort, filters.orders[sort]])}
        onChoose={(value) => go({ sort: sorts.find((sort) => sort === value) ?? 'customer' })}
      />
      {isNarrowed && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => {
            const { period, from, to, service, staff, q } = start;
            go({ period, from, to, service, staff, q });
          }}
        >
          {filters.reset}
        </Button>
      )}
    </search>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
};

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Select
      className={styles.choice}
      aria-label={label}
      value={value}
      onChange={(_, chosen) => onChoose(chosen.value)}
    >
      {options.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </Select>
  );
}
