import { latestSyncRuns } from '../state/syncRuns.ts';
import { listSyncSetups as readSyncSetups } from '../state/syncSetups.ts';
import type { Handler } from './call.ts';
import { presentSyncSetup } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

export function listSyncSetups({ db }: Pick<RouteParts, 'db'>): Handler<'listSyncSetups'> {
  return async ({ caller }) => {
    const setups = await readSyncSetups(db, caller.tenantId);
    const runs = await latestSyncRuns(
      db,
      setups.map((setup) => setup.id),
    );
    return { syncSetups: setups.map((setup) => presentSyncSetup(setup, runs.get(setup.id))) };
  };
}
