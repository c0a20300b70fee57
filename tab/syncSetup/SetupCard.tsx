import {
  Badge,
  Button,
  Card,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  Switch,
  Text,
  Title3,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { SyncSetup, UpdateSyncSetup } from '../../api/contract/syncSetups.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLanguage } from '../messages/language.ts';
import { useRights } from '../rights.ts';
import { useChange, useRead } from '../session.ts';
import { Facts } from '../ui/Facts.tsx';
import { useSyncRun } from '../useSyncRun.ts';
import { wordsForCode } from '../wordsForCode.ts';
import { intervalInWords } from './IntervalField.tsx';
import { RemoveSetup } from './RemoveSetup.tsx';
import { SetupChecks } from './SetupChecks.tsx';
import { SyncHistory } from './SyncHistory.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

/** One connection: how it is, when it was read last, and what can be done with it. */
export function SetupCard({ setup, onEdit }: { setup: SyncSetup; onEdit: () => void }) {
  const styles = useStyles();
  const { words } = useLanguage();
  const { card, edit } = words.syncSetup;
  const { sync: syncWords } = words.uninvoicedBookings;
  const rights = useRights();
  const sync = useSyncRun(setup);
  const testing = useChange('testSyncSetup', []);
  const updating = useChange('updateSyncSetup', ['listSyncSetups', 'listBookings']);
  const [isRemoving, setIsRemoving] = useState(false);
  const params = { syncSetupId: setup.id };
  const update = (body: UpdateSyncSetup) => updating.mutate({ params, ifMatch: setup.etag, body });
  const { running } = sync;
  const { data: me } = useRead('getMe', {}, { staleTime: Infinity });
  const { userId, needsSignIn } = setup.syncUser;
  const mayTakeOver = me !== undefined && me.userId !== userId && !needsSignIn;
  return (
    <Card>
      <div className={styles.head}>
        <Title3 as="h2">{setup.bookingBusiness.displayName}</Title3>
        <SetupState setup={setup} isRunning={running !== null} />
      </div>
      <SetupFacts setup={setup} />
      {needsSignIn && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{card.needsSignInHelp(setup.syncUser.displayName)}</MessageBarBody>
          {rights.manage && (
            <MessageBarActions>
              <Button onClick={() => update({ becomeSyncUser: true })}>{card.takeOver}</Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {setup.writingStopped && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{card.writingStopped}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button disabledFocusable={running !== null} onClick={sync.start}>
          {card.syncNow}
        </Button>
        <Button disabledFocusable={testing.isPending} onClick={() => testing.mutate({ params })}>
          {testing.isPending ? card.testing : card.test}
        </Button>
        {rights.manage && (
          <>
            <Button onClick={onEdit}>{edit}</Button>
            <Button
              disabledFocusable={updating.isPending}
              onClick={() => update({ enabled: !setup.enabled })}
            >
              {setup.enabled ? card.pause : card.resume}
            </Button>
            {mayTakeOver && (
              <Button
                disabledFocusable={updating.isPending}
                onClick={() => update({ becomeSyncUser: true })}
              >
                {card.takeOver}
              </Button>
            )}
            <Switch
              label={card.mayWrite}
              checked={!setup.writingStopped}
              disabled={updating.isPending}
              onChange={(_, { checked }) => update({ writingStopped: !checked })}
            />
            <Button appearance="subtle" onClick={() => setIsRemoving(true)}>
              {card.remove}
            </Button>
          </>
        )}
        {running && (
          <Spinner
            size="tiny"
            label={
              running.progress.of > 0
                ? syncWords.reading(running.progress.done, running.progress.of)
                : syncWords.starting
            }
          />
        )}
      </div>
      {[sync.error, testing.error, updating.error].map(
        (error, place) => error && <ErrorNotice key={place} error={error} />,
      )}
      {testing.data && <SetupChecks checks={testing.data.checks} />}
      <SyncHistory setup={setup} />
      {isRemoving && <RemoveSetup setup={setup} onClose={() => setIsRemoving(false)} />}
    </Card>
  );
}

function SetupState({ setup, isRunning }: { setup: SyncSetup; isRunning: boolean }) {
  const { words } = useLanguage();
  const { card } = words.syncSetup;
  const [text, color] = isRunning
    ? ([card.running, 'informative'] as const)
    : !setup.enabled
      ? ([card.paused, 'informative'] as const)
      : setup.syncUser.needsSignIn
        ? ([card.needsSignIn, 'warning'] as const)
        : setup.lastSyncRun?.state === 'failed'
          ? ([card.broken, 'danger'] as const)
          : ([card.active, 'success'] as const);
  return (
    <Badge appearance="tint" color={color}>
      {text}
    </Badge>
  );
}

function SetupFacts({ setup }: { setup: SyncSetup }) {
  const styles = useStyles();
  const { words, formats } = useLanguage();
  const { card, business, company, groupings } = words.syncSetup;
  const last = setup.lastSyncRun;
  const { bookingBusiness } = setup;
  return (
    <Facts
      inPairs
      facts={[
        [
          business,
          `${bookingBusiness.id} · ${bookingBusiness.currencyCode} · ${bookingBusiness.timeZone}`,
        ],
        [company, `${setup.company.displayName} (${setup.environment})`],
        [card.from, formats.longDay(setup.startDate)],
        [card.drafts, groupings[setup.settings.grouping]],
        [card.interval, intervalInWords(words, setup.intervalMinutes)],
        [card.syncUser, setup.syncUser.displayName],
        [
          card.lastSync,
          !last ? (
            card.never
          ) : last.state === 'failed' ? (
            card.failed(wordsForCode(words, last.errorCode))
          ) : (
            <>
              {formats.instant(last.finishedAt ?? last.startedAt)}{' '}
              <Text className={styles.quiet}>
                {card.seen(last.counts.appointmentsSeen)}, {card.read(last.counts.appointmentsRead)}
              </Text>
            </>
          ),
        ],
      ]}
    />
  );
}
