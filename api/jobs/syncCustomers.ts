// Brings people of Bookings and customers together, as planned. Can be repeated at any time: it plans anew each time,
// and what is not known to be absent is not made again.
import type { CustomerPattern } from '../businessCentral/syncedCustomer.ts';
import type { CustomerSyncProblem } from '../contract/customerSync.ts';
import { asId, type CustomerId } from '../domain/ids.ts';
import { planCustomerSync } from '../domain/planCustomerSync.ts';
import { AccessError } from '../http/accessError.ts';
import type { Bookings } from '../graph/bookings.ts';
import { companyOf, isWritingStopped, type SyncSetupRecord } from '../state/syncSetups.ts';
import {
  carryOutCustomerAction,
  type CustomerActionParts,
  type CustomerResult,
} from './carryOutCustomerAction.ts';
import { readCustomerSync } from './readCustomerSync.ts';
import type { SyncProgress } from './syncProgress.ts';

/** As many as one company takes writers. */
const atOnce = 4;

type Parts = CustomerActionParts & { bookings: Bookings; progress: SyncProgress };

export async function syncCustomers(setup: SyncSetupRecord, parts: Parts): Promise<void> {
  const { direction, patternCustomerId } = setup.customerSync;
  if (direction === 'off') return;
  const { progress } = parts;
  await progress.expect(1);
  const input = await readCustomerSync(setup, { direction }, { ...parts, now: parts.now() });
  const { actions, left } = planCustomerSync(input);
  const conflicts = left.filter(({ reason }) => reason === 'conflict').length;
  await progress.step({ customerConflicts: conflicts });
  const pattern = await readPattern(setup, patternCustomerId, parts);
  if (pattern === 'missing') await progress.report([problem('patternMissing')]);
  const possible = actions.filter(({ kind }) => kind !== 'create' || pattern !== 'missing');
  const given = pattern === 'missing' ? {} : pattern;
  await progress.expect(Math.ceil(possible.length / atOnce));
  for (let start = 0; start < possible.length; start += atOnce) {
    if (await isWritingStopped(parts.db, setup.id)) {
      await progress.report([problem('writingStopped')]);
      return;
    }
    const chunk = possible.slice(start, start + atOnce);
    const settled = await Promise.allSettled(
      chunk.map((action) => carryOutCustomerAction(action, { ...parts, setup, pattern: given })),
    );
    const results = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    await progress.report(results.flatMap((result) => result.problem ?? []));
    await progress.step(countsOf(results));
    const [thrown] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (thrown === undefined) continue;
    if (!isMissingRight(thrown)) throw thrown;
    await progress.report([problem('noRight')]);
    return;
  }
}

/** The rest of a sync only reads, and goes on. */
function isMissingRight(error: unknown): boolean {
  return error instanceof AccessError && error.code === 'businessCentralAccessDenied';
}

function problem(code: CustomerSyncProblem['code']): CustomerSyncProblem {
  return { code, person: null, said: '' };
}

async function readPattern(
  setup: SyncSetupRecord,
  id: string | null,
  { businessCentral }: Parts,
): Promise<CustomerPattern | 'missing'> {
  if (id === null) return {};
  const place = companyOf(setup);
  const customerId: CustomerId = asId<'customer'>(id.toLowerCase());
  return (await businessCentral.getCustomerPattern(place, customerId)) ?? 'missing';
}

function countsOf(results: readonly CustomerResult[]) {
  const of = (did: CustomerResult['did']) => results.filter((result) => result.did === did).length;
  return {
    customersCreated: of('create'),
    customersLinked: of('link'),
    customersUpdated: of('update'),
    customersFailed: of('nothing'),
  };
}
