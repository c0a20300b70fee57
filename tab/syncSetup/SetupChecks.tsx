import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ErrorCircleFilled } from '@fluentui/react-icons';
import type { SetupCheck } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { wordsForCode } from '../wordsForCode.ts';

const useStyles = makeStyles({
  root: { display: 'block' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  check: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  good: { color: tokens.colorStatusSuccessForeground1, flexShrink: 0, fontSize: '20px' },
  bad: { color: tokens.colorStatusDangerForeground1, flexShrink: 0, fontSize: '20px' },
});

/** What a test found, a line for each point. */
export function SetupChecks({ checks }: { checks: readonly SetupCheck[] }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { test } = words.syncSetup;
  return (
    <output className={styles.root}>
      {checks.every(({ ok }) => ok) && (
        <Text block weight="semibold">
          {test.allWell}
        </Text>
      )}
      <ul className={styles.list} aria-label={test.title}>
        {checks.map((check) => (
          <li key={check.code} className={styles.check}>
            {check.ok ? (
              <CheckmarkCircleFilled className={styles.good} aria-label={test.ok} />
            ) : (
              <ErrorCircleFilled className={styles.bad} aria-label={test.notOk} />
            )}
            <Text>{sentence(check)}</Text>
          </li>
        ))}
      </ul>
    </output>
  );

  function sentence({ code, ok, values, errorCode }: SetupCheck): string {
    const found = Object.values(values).filter(Boolean).join(', ');
    if (ok) return found ? `${test.checks[code]} (${found})` : test.checks[code];
    const why = errorCode
      ? wordsForCode(words, errorCode)
      : code === 'currenciesMatch'
        ? test.currencyHelp
        : '';
    return `${test.failedChecks[code]}${found ? ` (${found})` : ''}. ${why}`;
  }
}
