// Microsoft's Teams SDK for bots: its checks of tokens, and its calls of the connector, against the simulated one.
import { PUBLIC } from '@microsoft/teams.api';
import { afterEach, expect, test } from 'vitest';
import { issueFrameworkToken } from '../../simulator/botConnector/frameworkTokens.ts';
import { issueToken } from '../../simulator/entra/tokens.ts';
import { seededRandom } from '../../simulator/random.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { createWorld, type World } from '../../simulator/world.ts';
import { startTestSimulator, type TestSimulator } from '../simulator/startTestSimulator.ts';
import { playChat } from './chat.ts';
import { redirectMicrosoftNames } from './microsoftNames.ts';
import { simulatedChat } from './simulatedChat.ts';
import { startSmallBot, type SmallBot } from './smallBot.ts';

const { tenantId, clientId, clientSecret } = organisation;
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Registered and equipped as a bot is that trusts nobody but the Bot Framework. */
async function start(): Promise<{ simulator: TestSimulator; bot: SmallBot; serviceUrl: string }> {
  const simulator = await startTestSimulator();
  const { botConnector, entra } = simulator.origins;
  closers.push(redirectMicrosoftNames({ 'https://login.microsoftonline.com': entra }));
  const serviceUrl = `${botConnector}/teams`;
  const bot = await startSmallBot({
    tenantId,
    clientId,
    clientSecret,
    serviceUrl,
    cloud: {
      ...PUBLIC,
      openIdMetadataUrl: `${botConnector}/v1/.well-known/openidconfiguration`,
    },
  });
  closers.push(() => bot.close());
  return { simulator, bot, serviceUrl };
}

test('is installed, sends a card, changes it, answers its button and a message', async () => {
  const { simulator, bot } = await start();
  expect(await playChat(bot, simulatedChat(simulator, bot))).toEqual([
    'POST /v3/conversations/{id}/activities 201',
    'PUT /v3/conversations/{id}/activities/{id} 200',
    'POST /v3/conversations/{id}/activities 201',
  ]);
});

test('is told by the connector where it may not send', async () => {
  const { simulator, bot } = await start();
  const chat = simulatedChat(simulator, bot);
  await chat.install();
  const sent = async (to: string) => bot.app.send(to, { type: 'message', text: 'Hello' });
  await expect(sent('a:unknown')).rejects.toMatchObject({ response: { status: 404 } });
  await simulator.control('POST', '/bot/chats/megan', { does: 'block' });
  await expect(sent(bot.conversations[0] ?? '')).rejects.toMatchObject({
    response: { status: 403 },
  });
});

async function deliver(
  { endpoint }: SmallBot,
  serviceUrl: string,
  headers: Record<string, string>,
): Promise<number> {
  const activity = {
    type: 'installationUpdate',
    action: 'add',
    id: 'f:1',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:someone' },
    recipient: { id: `28:${clientId}` },
    conversation: { id: 'a:forged', conversationType: 'personal', tenantId },
  };
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(activity),
  });
  return answer.status;
}

test('hears whoever holds the key of the Bot Framework, and nobody else', async () => {
  const { simulator, bot, serviceUrl } = await start();
  const { world } = simulator;
  await simulatedChat(simulator, bot).install();
  const [registered] = world.bots.list();
  const [frameworkKey] = world.botFrameworkKeys.list();
  if (!registered || !frameworkKey) throw new Error('The bot is not registered');
  const now = new Date();
  const hoursAgo = new Date(now.getTime() - 3 * 3_600_000);
  const hears = async (token: string): Promise<boolean> =>
    (await deliver(bot, serviceUrl, { authorization: `Bearer ${token}` })) === 200;
  const content = { user: null, tenantId, clientId, scopes: [], roles: [] };
  const byEntra = async (signedIn: World, claims: object): Promise<string> =>
    issueToken(
      { world: signedIn, now, random: seededRandom(1) },
      { ...content, audience: clientId, claims: { serviceurl: serviceUrl, ...claims } },
    );
  const ofAnotherIssuer = createWorld();
  ofAnotherIssuer.signingKeys.put(frameworkKey);

  expect(await hears(await issueFrameworkToken(registered, serviceUrl, { world, now }))).toBe(true);
  const forged = {
    'for another bot': issueFrameworkToken({ ...registered, id: tenantId }, serviceUrl, {
      world,
      now,
    }),
    'for another connector': issueFrameworkToken(registered, 'https://elsewhere.example/', {
      world,
      now,
    }),
    'of this morning': issueFrameworkToken(registered, serviceUrl, { world, now: hoursAgo }),
    'of another issuer': byEntra(ofAnotherIssuer, {}),
    'with another key': byEntra(world, { iss: 'https://api.botframework.com' }),
  };
  for (const [what, token] of Object.entries(forged)) {
    expect(await hears(await token), what).toBe(false);
  }
  expect(await deliver(bot, serviceUrl, {})).toBe(401);
  expect(bot.conversations).toHaveLength(2);
});
