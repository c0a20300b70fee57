import { listSyncRuns as readSyncRuns } from '../state/syncRuns.ts';
import type { Handler } from './call.ts';
import { findOwnSyncSetup } from './openSyncSetup.ts';
import { presentSyncRun } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

const latest = 50;

export function listSyncRuns({ db }: Pick<RouteParts, 'db'>): Handler<'listSyncRuns'> {
  return async (call) => {
    const { tenantId, id } = await findOwnSyncSetup(call, db);
    const runs = await readSyncRuns(db, { tenantId, id }, latest);
    return { syncRuns: runs.map(presentSyncRun) };
  };
}
