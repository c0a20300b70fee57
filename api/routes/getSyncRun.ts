import { asId } from '../domain/ids.ts';
import { findSyncRun } from '../state/syncRuns.ts';
import { notFound } from './apiError.ts';
import type { Handler } from './call.ts';
import { findOwnSyncSetup } from './openSyncSetup.ts';
import { presentSyncRun } from './presentSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

export function getSyncRun({ db }: Pick<RouteParts, 'db'>): Handler<'getSyncRun'> {
  return async (call) => {
    const { tenantId, id } = await findOwnSyncSetup(call, db);
    const run = await findSyncRun(db, { tenantId, id }, asId<'syncRun'>(call.params.syncRunId));
    if (!run) throw notFound('sync run');
    return presentSyncRun(run);
  };
}
