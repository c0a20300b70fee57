import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { useLanguage } from '../messages/language.ts';
import { wordsForCode } from '../wordsForCode.ts';

/** Says so when the list is older than people would think. */
export function SyncProblems({ setup, asOf }: { setup: SyncSetup; asOf: string | null }) {
  const { words, formats } = useLanguage();
  const { sync } = words.uninvoicedBookings;
  const last = setup.lastSyncRun;
  if (last?.state === 'failed') {
    const why = wordsForCode(words, last.errorCode);
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          {asOf === null ? sync.failedNever : sync.stale(formats.instant(asOf))} {why}
        </MessageBarBody>
      </MessageBar>
    );
  }
  return setup.syncUser.needsSignIn ? (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{sync.needsSignIn(setup.syncUser.displayName)}</MessageBarBody>
    </MessageBar>
  ) : null;
}
