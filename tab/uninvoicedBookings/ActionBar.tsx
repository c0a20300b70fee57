import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular, DocumentAddRegular } from '@fluentui/react-icons';
import { useEffect, useMemo } from 'react';
import type { Booking } from '../../api/contract/bookings.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useNotify } from '../ui/Notices.tsx';
import { useSelected, type Selection } from '../ui/selection.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { printSums, sumsOf } from './amounts.ts';
import type { Open } from './opened.ts';
import type { Bookings } from './useBookings.ts';

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalM} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  text: { flexGrow: 1, minWidth: '180px', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Props = {
  list: Bookings;
  setup: SyncSetup;
  selection: Selection<Booking>;
  onOpen: Open;
};

/** What can be done with the chosen bookings, or with all that are ready, in exact numbers. */
export function ActionBar(props: Props) {
  const { list, selection } = props;
  const chosen = useSelected(selection);
  if (chosen.size > 0) return <ChosenBar {...props} chosen={[...chosen.values()]} />;
  return list.filter.view === 'ready' && list.page && list.bookings.length > 0 ? (
    <AllReadyBar {...props} page={list.page} />
  ) : null;
}

function AllReadyBar({
  list,
  setup,
  page,
  onOpen,
}: Props & { page: NonNullable<Bookings['page']> }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { selection: texts } = words.uninvoicedBookings;
  const { totals } = page;
  return (
    <div className={styles.root}>
      <Text className={styles.text}>
        <b>{texts.all(totals.bookings)}</b> · {texts.customers(totals.customers)} ·{' '}
        {printSums(totals.sums, formats, setup.bookingBusiness.currencyCode)}
      </Text>
      <Button
        appearance="primary"
        icon={<DocumentAddRegular />}
        disabledFocusable={totals.drafts === 0 || list.isBehind}
        onClick={() => onOpen({ kind: 'review', chosen: { filter: list.filter } })}
      >
        {texts.create(totals.drafts)}
      </Button>
    </div>
  );
}

function ChosenBar({ list, setup, selection, onOpen, chosen }: Props & { chosen: Booking[] }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { selection: texts } = words.uninvoicedBookings;
  const { ready, drafts, customers, sums, hidden } = useMemo(
    () => summarize(chosen, list.bookings),
    [chosen, list.bookings],
  );
  const money = printSums(sums, formats, setup.bookingBusiness.currencyCode);
  useAnnouncement(texts.announce(chosen.length, money));
  const notes = [
    ...(hidden > 0 ? [texts.hidden(hidden)] : []),
    ...(ready.length < chosen.length && ready.length > 0
      ? [texts.staysOut(chosen.length - ready.length)]
      : []),
    ...(ready.length === 0 ? [texts.nothingReadySelected] : []),
  ];
  return (
    <div className={styles.root}>
      <Text className={styles.text}>
        <b>{texts.selected(chosen.length)}</b>
        {customers > 0 && ` · ${texts.customers(customers)}`} · {money}
        {notes.map((note) => (
          <Text key={note} block size={200} className={styles.quiet}>
            {note}
          </Text>
        ))}
      </Text>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        onClick={() => selection.clear()}
        aria-label={texts.clear}
      />
      <Button onClick={() => onOpen({ kind: 'skip', bookingIds: chosen.map(({ id }) => id) })}>
        {texts.skip}
      </Button>
      <Button
        appearance="primary"
        icon={<DocumentAddRegular />}
        disabledFocusable={ready.length === 0}
        onClick={() =>
          onOpen({ kind: 'review', chosen: { bookingIds: ready.map(({ id }) => id) } })
        }
      >
        {ready.length === 0 ? texts.createNone : texts.create(drafts)}
      </Button>
    </div>
  );
}

function summarize(chosen: readonly Booking[], shown: readonly Booking[]) {
  const ready = chosen.filter(({ state }) => state === 'ready');
  const shownIds = new Set(shown.map(({ id }) => id));
  return {
    ready,
    drafts: new Set(ready.map(({ draftKey }) => draftKey)).size,
    customers: new Set(ready.map(({ customer }) => customer?.id)).size,
    sums: sumsOf(ready),
    hidden: chosen.filter(({ id }) => !shownIds.has(id)).length,
  };
}

/** Spoken once the choosing has paused, so that a range does not chatter. */
function useAnnouncement(text: string): void {
  const { say } = useNotify();
  const rested = useDebounced(text, 700);
  useEffect(() => say(rested), [say, rested]);
}
