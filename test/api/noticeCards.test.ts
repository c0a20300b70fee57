import { expect, test } from 'vitest';
import { organisation } from '../../simulator/seed/organisation.ts';
import { cardsOf, inChat, press, registerBot, untilCards, type ShownCard } from '../support/bot.ts';
import { temporaryFolder } from '../support/apiProcess.ts';
import { invoicingSetup } from '../support/invoicing.ts';
import { startProduct, type Product } from '../support/product.ts';
import { syncAgain } from '../support/readySetup.ts';
import { addSecondTenant, secondTenantId } from '../support/secondTenant.ts';

const hour = 3_600_000;

/** Megan has the app and wants to hear on Mondays; everything in her setup can be invoiced. */
async function listening(product: Product): Promise<string> {
  await registerBot(product);
  const { syncSetupId } = await invoicingSetup(product);
  await inChat(product, 'megan', { does: 'install' });
  const [welcome] = await untilCards(product, 'megan', 1);
  await press(
    product,
    { user: 'megan', card: present(welcome), title: 'Save' },
    { schedule: 'weekly' },
  );
  return syncSetupId;
}

/** Lets a week go by, in which there is a Monday morning whenever it began. */
async function untilMonday(product: Product): Promise<void> {
  product.clock.advance(8 * 24 * hour);
  await product.tick();
}

function present(card: ShownCard | undefined): ShownCard {
  if (!card) throw new Error('There is no such card');
  return card;
}

async function statesOf({ db }: Product): Promise<string[]> {
  const rows = await db
    .selectFrom('notices')
    .select('state')
    .where('kind', '=', 'digest')
    .orderBy('due_at')
    .execute();
  return rows.map(({ state }) => state);
}

test('new bookings are told once, with a link to where they wait', async () => {
  const product = await startProduct({ database: temporaryFolder() });
  const syncSetupId = await listening(product);
  await syncAgain(product, syncSetupId);
  await untilMonday(product);
  const digest = present((await untilCards(product, 'megan', 2)).at(-1));
  const { totals } = await product.ok('listBookings', {
    params: { syncSetupId },
    query: { view: 'ready' },
  });
  expect(digest.card.fallbackText).toContain('ready to be invoiced');
  expect(JSON.stringify(digest.card.body)).toContain(totals.sums[0]?.currencyCode);
  const review = digest.card.actions.find(({ title }) => title === 'Review');
  const context = new URL(review?.url ?? '').searchParams.get('context');
  expect(JSON.parse(context ?? '')).toEqual({
    subEntityId: `#/bookings?setup=${syncSetupId}`,
  });
  for (let count = 0; count < 3; count += 1) {
    await syncAgain(product, syncSetupId);
    await product.restart();
    await product.tick();
  }
  const notices = await product.db.selectFrom('notices').selectAll().execute();
  const told = notices.flatMap((notice) => notice.booking_ids);
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told).size).toBe(told.length);
  const sent = notices.filter(({ state }) => state === 'sent');
  expect(await cardsOf(product, 'megan')).toHaveLength(sent.length);
});

test('to be reminded tomorrow is answered in place, and pressed again it does nothing', async () => {
  const product = await startProduct();
  const syncSetupId = await listening(product);
  await syncAgain(product, syncSetupId);
  await untilMonday(product);
  const digest = present((await untilCards(product, 'megan', 2)).at(-1));
  await press(product, { user: 'megan', card: digest, title: 'Remind me tomorrow' });
  const answered = present((await cardsOf(product, 'megan')).at(-1));
  expect(answered.id).toBe(digest.id);
  expect(answered.card.fallbackText).toContain('I will remind you');
  expect(await statesOf(product)).toEqual(['answered', 'waiting']);
  // The press comes again, as Teams does where an answer was lost.
  const content = { attachments: [{ contentType: adaptive, content: digest.card }] };
  product.world.botActivities.patch(digest.id, { content });
  await press(product, { user: 'megan', card: digest, title: 'Remind me tomorrow' });
  const stale = present((await cardsOf(product, 'megan')).at(-1));
  expect(stale.card.fallbackText).toContain('Nothing was changed');
  expect(await statesOf(product)).toEqual(['answered', 'waiting']);
  product.clock.advance(34 * hour);
  await product.tick();
  expect(await untilCards(product, 'megan', 3)).toHaveLength(3);
});

const adaptive = 'application/vnd.microsoft.card.adaptive';

test('whoever muted the bot, or may not see the business, hears nothing', async () => {
  const product = await startProduct();
  const syncSetupId = await listening(product);
  await inChat(product, 'alex', { does: 'install' });
  const [welcome] = await untilCards(product, 'alex', 1);
  const schedule = { schedule: 'weekly' };
  await press(product, { user: 'alex', card: present(welcome), title: 'Save' }, schedule);
  await syncAgain(product, syncSetupId);
  // Megan's rights end before the card goes out.
  for (const { id } of product.world.bookingRoles.list()) product.world.bookingRoles.remove(id);
  await untilMonday(product);
  await expect.poll(() => statesOf(product)).toEqual(['dropped']);
  expect(await cardsOf(product, 'megan')).toHaveLength(1);
  expect(await cardsOf(product, 'alex')).toHaveLength(1);
});

test('a card that Teams cannot take now is sent later', async () => {
  const product = await startProduct();
  const syncSetupId = await listening(product);
  const scope = { service: 'botConnector', method: 'POST' } as const;
  product.faults.replace([{ ...scope, kind: 'status', status: 429, retryAfter: 60 }]);
  await syncAgain(product, syncSetupId);
  await untilMonday(product);
  const attempts = product.db.selectFrom('notices').select(['state', 'attempt']);
  const digest = attempts.where('kind', '=', 'digest');
  await expect.poll(() => digest.execute()).toEqual([{ state: 'waiting', attempt: 1 }]);
  expect(await cardsOf(product, 'megan')).toHaveLength(1);
  product.faults.replace([]);
  product.clock.advance(120_000);
  await product.tick();
  await untilCards(product, 'megan', 2);
  await expect.poll(() => digest.execute()).toEqual([{ state: 'sent', attempt: 1 }]);
});

test('a person who blocked the bot is written to no more', async () => {
  const product = await startProduct();
  const syncSetupId = await listening(product);
  await inChat(product, 'megan', { does: 'block' });
  await syncAgain(product, syncSetupId);
  await untilMonday(product);
  await expect.poll(() => statesOf(product)).toEqual(['dropped']);
  const recipients = await product.db.selectFrom('notice_recipients').select('active').execute();
  expect(recipients).toEqual([{ active: false }]);
});

test('one organisation never hears of the bookings of another', async () => {
  const environment = { ALLOWED_TENANT_IDS: `${organisation.tenantId},${secondTenantId}` };
  const product = await startProduct({ environment });
  addSecondTenant(product.world, new Date(product.clock.now()));
  const syncSetupId = await listening(product);
  await inChat(product, 'nora', { does: 'install' });
  await untilCards(product, 'nora', 1);
  await syncAgain(product, syncSetupId);
  await untilMonday(product);
  await untilCards(product, 'megan', 2);
  expect(await cardsOf(product, 'nora')).toHaveLength(1);
  const told = await product.db
    .selectFrom('told_bookings')
    .select('tenant_id')
    .distinct()
    .execute();
  expect(told).toEqual([{ tenant_id: organisation.tenantId }]);
});
