import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useEffect } from 'react';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { useSyncRun } from '../useSyncRun.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    minHeight: '32px',
  },
});

/** How fresh the list is, and the way to refresh it. */
export function SyncNow({ setup, asOf }: { setup: SyncSetup; asOf: string | null }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { sync } = words.uninvoicedBookings;
  const { running, start } = useSyncRun(setup);

  // A new setup has never been read; nobody should have to find the button for that.
  const isNew = setup.lastSyncRun === null;
  useEffect(() => {
    if (isNew) start();
  }, [isNew, start]);

  return (
    <div className={styles.root}>
      {running ? (
        <>
          <Spinner size="tiny" />
          <Text>
            {running.progress.of > 0
              ? sync.reading(running.progress.done, running.progress.of)
              : sync.starting}
          </Text>
        </>
      ) : (
        <Text>{asOf === null ? sync.never : sync.asOf(formats.recent(asOf))}</Text>
      )}
      <Button
        appearance="subtle"
        icon={<ArrowSyncRegular />}
        disabledFocusable={running !== null}
        onClick={start}
      >
        {sync.refresh}
      </Button>
    </div>
  );
}
