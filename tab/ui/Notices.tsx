import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Notice = { text: string; action?: { label: string; run: () => void } };
type Notify = { show: (notice: Notice) => void; say: (text: string) => void };

const NotifyContext = createContext<Notify>({ show: () => {}, say: () => {} });

/** Tells what was done: `show` for everybody, `say` only for those who listen to a screen reader. */
export function useNotify(): Notify {
  return useContext(NotifyContext);
}

const useStyles = makeStyles({
  notice: {
    position: 'fixed',
    left: '50%',
    bottom: '72px',
    transform: 'translateX(-50%)',
    zIndex: 1000,
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxWidth: 'calc(100vw - 48px)',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    boxShadow: tokens.shadow16,
  },
  button: {
    color: tokens.colorNeutralForegroundInverted,
    minWidth: 'auto',
    ':hover': { color: tokens.colorNeutralForegroundInverted, textDecoration: 'underline' },
  },
  live: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Long enough to read and reach; what it offers can be done elsewhere, too. */
const shownMs = 10_000;

export function Notices({ children, closeLabel }: { children: ReactNode; closeLabel: string }) {
  const styles = useStyles();
  const [shown, setShown] = useState<Notice | null>(null);
  const [said, setSaid] = useState('');
  const [held, setHeld] = useState(false);
  const notify = useMemo<Notify>(
    () => ({
      show: (notice) => {
        setShown(notice);
        setSaid(notice.text);
      },
      say: setSaid,
    }),
    [],
  );
  useEffect(() => {
    if (!shown || held) return undefined;
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown, held]);

  return (
    <NotifyContext value={notify}>
      {children}
      <output className={styles.live}>{said}</output>
      {shown && (
        <div
          className={styles.notice}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{shown.text}</span>
          {shown.action && (
            <Button
              appearance="transparent"
              className={styles.button}
              onClick={() => {
                shown.action?.run();
                setShown(null);
              }}
            >
              {shown.action.label}
            </Button>
          )}
          <Button
            appearance="transparent"
            className={styles.button}
            icon={<DismissRegular />}
            aria-label={closeLabel}
            onClick={() => setShown(null)}
          />
        </div>
      )}
    </NotifyContext>
  );
}
