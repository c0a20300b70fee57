import { asId } from '../domain/ids.ts';
import { carryOutInvoiceRun } from './carryOutInvoiceRun.ts';
import { carryOutSyncRun } from './carryOutSyncRun.ts';
import { deliverNotice } from './deliverNotice.ts';
import type { JobParts } from './jobParts.ts';
import { LookedThrough } from './lookedThrough.ts';
import { createSettleWatch } from './settleWatch.ts';
import { singleFlight } from './singleFlight.ts';
import { tick } from './tick.ts';

/** All that goes on in the background, for whoever takes it out of a queue. */
export type Jobs = {
  carryOutInvoiceRun: (id: string) => Promise<void>;
  carryOutSyncRun: (id: string) => Promise<void>;
  deliverNotice: (id: string) => Promise<void>;
  tick: () => Promise<void>;
};

export function createJobs(given: Omit<JobParts, 'lookedThrough' | 'settleWatch'>): Jobs {
  const settleWatch = createSettleWatch(given.elapsedMs);
  const parts = { ...given, settleWatch, lookedThrough: new LookedThrough() };
  return {
    carryOutInvoiceRun: singleFlight((id) => carryOutInvoiceRun(asId<'invoiceRun'>(id), parts)),
    carryOutSyncRun: singleFlight((id) => carryOutSyncRun(asId<'syncRun'>(id), parts)),
    deliverNotice: singleFlight((id) => deliverNotice(asId<'notice'>(id), parts)),
    tick: () => tick(parts),
  };
}
