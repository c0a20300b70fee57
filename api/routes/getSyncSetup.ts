import { latestSyncRuns } from '../state/syncRuns.ts';
import type { Handler } from './call.ts';
import { findOwnSyncSetup } from './openSyncSetup.ts';
import { presentSyncSetup } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

export function getSyncSetup({ db }: Pick<RouteParts, 'db'>): Handler<'getSyncSetup'> {
  return async (call) => {
    const setup = await findOwnSyncSetup(call, db);
    const runs = await latestSyncRuns(db, [setup.id]);
    return presentSyncSetup(setup, runs.get(setup.id));
  };
}
