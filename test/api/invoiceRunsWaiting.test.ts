// A run acts as whoever started it, also when they have left. What it may not do any more it does when they are back.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { expectSoundBooks } from '../support/audit.ts';
import { letAlexIn } from '../support/colleague.ts';
import {
  after,
  documentsOf,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const shared = sharedProduct({ seed: { bookings: 60, customers: 12 } });
let where: Where;

beforeAll(async () => {
  letAlexIn(shared.product);
  where = await invoicingSetup(shared.product);
});

afterEach(async () => {
  shared.product.faults.clear();
  await expectSoundBooks(where);
});

const overTheTokens = 2 * 3_600_000;

/** A run that was asked to come back later, so that there is time to take something from its starter. */
async function pausedRun() {
  const { product } = where;
  const [booking] = await readyOfEach(where, 1);
  if (!booking) throw new Error('nothing is ready');
  product.faults.replace([
    {
      service: 'businessCentral',
      path: '$batch',
      kind: 'status',
      status: 429,
      retryAfter: 60,
      times: 1,
    },
  ]);
  const { id } = await startWith(where, [booking]);
  await until(
    where,
    id,
    ({ drafts }) => product.faults.list().length === 0 && drafts[0]?.state === 'planned',
  );
  return { booking, runId: id };
}

function storedRun(runId: string) {
  return (
    where.product.db
      .selectFrom('invoice_runs')
      .select(['state', 'waiting_for'])
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- To the database every id is text.
      .where('id', '=', runId as never)
      .executeTakeFirstOrThrow()
  );
}

test('J3 a run whose starter was signed out waits for them, and for nobody else', async () => {
  const { product } = where;
  const { booking, runId } = await pausedRun();
  await product.control('POST', '/entra/users/megan/revoke-sessions');
  await after(where, overTheTokens);
  const alex = { ...where, as: 'alex' };
  const waiting = await until(alex, runId, ({ state }) => state === 'waiting');
  expect(waiting).toMatchObject({ waitingFor: 'signIn', drafts: [{ state: 'planned' }] });
  expect(waiting.startedBy.displayName).toBe('Megan Bowen');
  await product.tick();
  expect((await until(alex, runId, () => true)).state).toBe('waiting');
  expect(await stateOf(alex, booking.id)).toBe('inProgress');
  expect(documentsOf(where, onlyDraft(waiting))).toEqual([]);
  const done = onlyDraft(await until(where, runId));
  expect(done.state).toBe('drafted');
  expect(documentsOf(where, done)).toHaveLength(1);
});

test('J3 a run whose consent was withdrawn waits until it is given again', async () => {
  const { product } = where;
  const { runId } = await pausedRun();
  await product.control('POST', '/entra/consent/withdraw', { resource: 'businessCentral' });
  await after(where, overTheTokens);
  await expect
    .poll(() => storedRun(runId), { timeout: 20_000 })
    .toEqual({ state: 'waiting', waiting_for: 'consent' });
  const params = { syncSetupId: where.syncSetupId, runId };
  const refused = await product.refused('getInvoiceRun', { params });
  expect(refused).toMatchObject({ status: 403, error: { code: 'consentRequired' } });
  await product.control('POST', '/entra/consent/grant');
  expect(onlyDraft(await until(where, runId)).state).toBe('drafted');
});

test('J1 a run whose starter lost Business Central waits until they have it back', async () => {
  const { product } = where;
  const { runId } = await pausedRun();
  const permissions = product.world.companyPermissions.filter(({ id }) => !id.startsWith('alex'));
  for (const { id } of permissions) product.world.companyPermissions.remove(id);
  await after(where, 61_000);
  const alex = { ...where, as: 'alex' };
  const waiting = await until(alex, runId, ({ state }) => state === 'waiting');
  expect(waiting.waitingFor).toBe('businessCentral');
  for (const permission of permissions) product.world.companyPermissions.put(permission);
  expect(onlyDraft(await until(where, runId)).state).toBe('drafted');
});
