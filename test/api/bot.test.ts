import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import {
  addedForMegan,
  cardsOf,
  deliverTo,
  frameworkToken,
  inChat,
  press,
  registerBot,
  serviceUrlOf,
  untilCards,
} from '../support/bot.ts';
import { startProduct, type Product } from '../support/product.ts';

const elsewhere = 'https://elsewhere.example/teams/';

async function known(product: Product): Promise<number> {
  const recipients = await product.db.selectFrom('notice_recipients').selectAll().execute();
  const notices = await product.db.selectFrom('notices').selectAll().execute();
  return recipients.length + notices.length;
}

test('whatever the Bot Framework did not send to this bot is refused, and changes nothing', async () => {
  const product = await startProduct();
  const bot = await registerBot(product);
  const activity = addedForMegan(product, bot);
  const serviceUrl = serviceUrlOf(product);
  const good = await frameworkToken(product, bot, serviceUrl);
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  expect(await exportJWK(publicKey)).toHaveProperty('n');
  const forged = await new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: 'bot-framework-key-1' })
    .setIssuer('https://api.botframework.com')
    .setAudience(bot.id)
    .setExpirationTime('1h')
    .sign(privateKey);
  const ofTab = await product.token('megan');
  const refused = {
    'without a token': { token: null, activity },
    'with a forged token': { token: forged, activity },
    'with a token without a signature': {
      token: `${good.slice(0, good.lastIndexOf('.'))}.`,
      activity,
    },
    'with a token of the tab': { token: ofTab, activity },
    'for another bot': {
      token: await frameworkToken(product, { ...bot, id: 'another' }, serviceUrl),
      activity,
    },
    'of another address than its token': {
      token: good,
      activity: { ...activity, serviceUrl: elsewhere },
    },
    'with a token for another address': {
      token: await frameworkToken(product, bot, elsewhere),
      activity,
    },
    'from outside the connector': {
      token: await frameworkToken(product, bot, elsewhere),
      activity: { ...activity, serviceUrl: elsewhere },
    },
    'of an organisation that is not let in': {
      token: good,
      activity: {
        ...activity,
        conversation: {
          ...activity.conversation,
          tenantId: '11aa22bb-33cc-44dd-88ee-55ff66aa77bb',
        },
      },
    },
  };
  for (const [name, sent] of Object.entries(refused)) {
    expect(await deliverTo(product, sent), name).toBe(401);
  }
  expect(await known(product)).toBe(0);
  expect(await deliverTo(product, { token: good, activity })).toBe(200);
  expect(await known(product)).toBe(2);
});

test('whoever adds the app is welcomed once, however often Teams tells of it', async () => {
  const product = await startProduct();
  const bot = await registerBot(product);
  await inChat(product, 'megan', { does: 'install' });
  const [welcome] = await untilCards(product, 'megan', 1);
  expect(welcome?.card.fallbackText).toContain('completed bookings wait to be invoiced');
  const token = await frameworkToken(product, bot, serviceUrlOf(product));
  const [conversation] = product.world.botConversations.list();
  const added = addedForMegan(product, bot);
  const again = { ...added, conversation: { ...added.conversation, id: conversation?.id ?? '' } };
  expect(await deliverTo(product, { token, activity: again })).toBe(200);
  expect(await deliverTo(product, { token, activity: again })).toBe(200);
  await inChat(product, 'megan', { does: 'say', text: 'Hello' });
  await expect
    .poll(async () => (await product.db.selectFrom('notices').select('kind').execute()).length)
    .toBe(2);
  const told = () => product.world.botActivities.filter(({ from }) => from === 'bot').length;
  await expect.poll(told).toBe(2);
});

test('after the app was removed nothing is written, and an old event does not bring it back', async () => {
  const product = await startProduct();
  const bot = await registerBot(product);
  const token = await frameworkToken(product, bot, serviceUrlOf(product));
  const added = addedForMegan(product, bot);
  await inChat(product, 'megan', { does: 'install' });
  await untilCards(product, 'megan', 1);
  product.clock.advance(60_000);
  await inChat(product, 'megan', { does: 'uninstall' });
  await deliverTo(product, { token, activity: added });
  const recipients = await product.db.selectFrom('notice_recipients').select('active').execute();
  expect(recipients).toEqual([{ active: false }]);
  expect(await cardsOf(product, 'megan')).toHaveLength(1);
});

test('where no bot is registered nobody listens', async () => {
  const product = await startProduct({ environment: { BOT_TENANT_ID: '' } });
  const bot = await registerBot(product);
  const token = await frameworkToken(product, bot, serviceUrlOf(product));
  expect(await deliverTo(product, { token, activity: addedForMegan(product, bot) })).toBe(404);
});

test('whoever muted the bot writes to it to hear of bookings again', async () => {
  const product = await startProduct();
  await registerBot(product);
  await inChat(product, 'megan', { does: 'install' });
  const schedules = product.db.selectFrom('notice_recipients').select('schedule');
  const [welcome] = await untilCards(product, 'megan', 1);
  if (!welcome) throw new Error('Nobody was welcomed');
  await press(product, { user: 'megan', card: welcome, title: 'Save' }, { schedule: 'never' });
  expect(await schedules.execute()).toEqual([{ schedule: 'never' }]);
  await inChat(product, 'megan', { does: 'say', text: 'Hello?' });
  const told = () => product.world.botActivities.filter(({ from }) => from === 'bot');
  await expect.poll(() => told().length).toBe(2);
  const help = { id: told().at(-1)?.id ?? '', card: welcome.card, editedAt: null };
  await press(product, { user: 'megan', card: help, title: 'Save' }, { schedule: 'weekly' });
  expect(await schedules.execute()).toEqual([{ schedule: 'weekly' }]);
});
