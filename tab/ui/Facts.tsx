import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, type ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(96px, max-content) 1fr',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    margin: 0,
  },
  pairs: {
    gridTemplateColumns: 'minmax(96px, max-content) 1fr minmax(96px, max-content) 1fr',
    '@media (max-width: 959px)': { gridTemplateColumns: 'minmax(96px, max-content) 1fr' },
  },
  term: { color: tokens.colorNeutralForeground2 },
  fact: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

type Props = {
  facts: readonly (readonly [string, ReactNode])[];
  /** Two beside each other where there is room. */
  inPairs?: boolean;
};

/** Names with what belongs to them; a fact that is `null` is left out. */
export function Facts({ facts, inPairs = false }: Props) {
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.root, inPairs && styles.pairs)}>
      {facts.map(
        ([term, fact]) =>
          fact !== null && (
            <Fragment key={term}>
              <dt className={styles.term}>{term}</dt>
              <dd className={styles.fact}>{fact}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
