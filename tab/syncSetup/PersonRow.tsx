import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PersonMatch } from '../../api/contract/links.ts';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';

// Three columns need more than Teams leaves of a window of 720 px.
const narrow = '@media (max-width: 719px)';

const useStyles = makeStyles({
  person: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 1.2fr) minmax(180px, 1.6fr) 240px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'flex-end',
    gap: tokens.spacingHorizontalS,
    [narrow]: { justifyContent: 'flex-start' },
  },
});

type Props = {
  person: PersonMatch;
  isBusy: boolean;
  onAccept: () => void;
  onChoose: () => void;
};

/** Who it is, what waits, what speaks for which customer, and what to do about it. */
export function PersonRow({ person, isBusy, onAccept, onChoose }: Props) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { peopleMatching: texts } = words;
  const rights = useRights();
  const { attendee, suggestion, sums, bookingsWaiting, amountUnknown } = person;
  const name = attendee.displayName || attendee.email || texts.noName;
  const customer =
    suggestion && `${suggestion.customer.displayName} (${suggestion.customer.number})`;
  const waits = [
    texts.waiting(bookingsWaiting),
    ...sums.map(({ amount, currencyCode }) => formats.money(amount, currencyCode)),
    ...(amountUnknown > 0 && sums.length > 0 ? [texts.unknown(amountUnknown)] : []),
  ];
  return (
    <li className={styles.person}>
      <span>
        <Text block weight="semibold">
          {name}
        </Text>
        <Text block size={200} className={styles.quiet}>
          {attendee.email || texts.noEmail}
        </Text>
        <Text block size={200} className={styles.quiet}>
          {waits.join(' · ')}
        </Text>
      </span>
      <span>
        <Text block>{why()}</Text>
        {suggestion && customer && (
          <Text block size={200} className={styles.quiet}>
            {texts.reasons[suggestion.reason](customer)}
          </Text>
        )}
      </span>
      <span className={styles.actions}>
        {rights.invoice && suggestion && (
          <Button
            size="small"
            appearance={suggestion.reason === 'sameNameAndEmail' ? 'primary' : 'secondary'}
            aria-label={texts.acceptLabel(suggestion.customer.displayName, name)}
            disabledFocusable={isBusy}
            onClick={onAccept}
          >
            {texts.accept}
          </Button>
        )}
        {rights.invoice && (
          <Button size="small" aria-label={texts.chooseLabel(name)} onClick={onChoose}>
            {texts.choose}
          </Button>
        )}
      </span>
    </li>
  );

  function why(): string {
    const { problem, customerCandidates } = person;
    if (problem === 'customerAmbiguous') return texts.problems[problem](customerCandidates.length);
    if (problem === 'customerNotLinked' && attendee.email === '') return '';
    return texts.problems[problem];
  }
}
