import { makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalM,
    maxWidth: '520px',
    margin: '0 auto',
    padding: `64px ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
  },
  icon: { fontSize: '48px', lineHeight: 0, color: tokens.colorBrandForeground1 },
  text: { color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

type Props = { icon: ReactElement; title: string; text: string; children?: ReactNode };

/** Says why there is nothing to see, and offers the next step. */
export function EmptyState({ icon, title, text, children }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Subtitle1 as="h2" block align="center">
        {title}
      </Subtitle1>
      <Text className={styles.text} block align="center">
        {text}
      </Text>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
