import type { Caller } from '../identity/verifyToken.ts';
import { asId } from '../domain/ids.ts';
import { newSyncRun } from '../state/newSyncRun.ts';
import { sqlExecutor } from '../state/database.ts';
import { openSyncRun, type SyncRunRecord } from '../state/syncRuns.ts';
import { setSyncUserNeedsSignIn, type SyncSetupRecord } from '../state/syncSetups.ts';
import type { Handler } from './call.ts';
import { keepTokens } from './keepTokens.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentSyncRun } from './presentSyncSetup.ts';
import { hasRole, rolesOf } from './roles.ts';
import type { RouteParts } from './routeParts.ts';

type BeginParts = Pick<RouteParts, 'db' | 'newId' | 'queue' | 'defaultRole'>;
type Parts = BeginParts & Pick<RouteParts, 'bookingsFor' | 'businessCentralFor' | 'accessTokens'>;

export function startSyncRun(parts: Parts): Handler<'startSyncRun'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    await keepTokens(call.user, parts.accessTokens);
    if (setup.syncUser.needsSignIn && setup.syncUser.userId === call.caller.userId) {
      await setSyncUserNeedsSignIn(parts.db, setup, false);
    }
    return presentSyncRun(await beginSyncRun(setup, call, parts));
  };
}

/** Begins a run, or answers the one that is under way: never two at a time for a setup. */
export async function beginSyncRun(
  setup: SyncSetupRecord,
  { caller, now }: { caller: Caller; now: string },
  { db, newId, queue, defaultRole }: BeginParts,
): Promise<SyncRunRecord> {
  return db.transaction().execute(async (transaction) => {
    const id = asId<'syncRun'>(newId());
    const writesCustomers = hasRole(rolesOf(caller, defaultRole), 'invoicer');
    const startedBy = { userId: caller.userId, displayName: caller.displayName };
    const { run, isNew } = await openSyncRun(
      transaction,
      newSyncRun(setup, { id, now, startedBy, writesCustomers }),
    );
    if (isNew) await queue.enqueueSyncRun(run.id, { within: sqlExecutor(transaction) });
    return run;
  });
}
