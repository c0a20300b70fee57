// Two who play the connector of Teams for the same bot, Microsoft's Agents Playground and the simulator: what the bot
// asks of one and is answered is what it asks of the other.
import { afterEach, expect, test } from 'vitest';
import { organisation } from '../../simulator/seed/organisation.ts';
import { requestToken } from '../simulator/entra/tokenRequests.ts';
import { startTestSimulator } from '../simulator/startTestSimulator.ts';
import { playChat } from './chat.ts';
import { openPlayground } from './playgroundChat.ts';
import { simulatedChat } from './simulatedChat.ts';
import { startSmallBot, type SmallBot } from './smallBot.ts';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** The Playground sends no token, so that here the bot asks for none; the SDK wants one for its own calls. */
async function startOpenBot(serviceUrl: string, token: () => Promise<string>): Promise<SmallBot> {
  const bot = await startSmallBot({
    clientId: organisation.clientId,
    serviceUrl,
    token,
    dangerouslyAllowUnauthenticatedRequests: true,
  });
  closers.push(() => bot.close());
  return bot;
}

test('a bot has the same chat in the Agents Playground and in the simulated Teams', async () => {
  const simulator = await startTestSimulator();
  const form = { grant_type: 'client_credentials', scope: 'https://api.botframework.com/.default' };
  const token = async () => String((await requestToken(simulator, form)).body['access_token']);

  const playground = await openPlayground((close) => closers.push(close));
  const played = await startOpenBot(playground.serviceUrl, token);
  const inPlayground = await playChat(played, await playground.chatWith(played));

  const simulated = await startOpenBot(`${simulator.origins.botConnector}/teams`, token);
  const inSimulator = await playChat(simulated, simulatedChat(simulator, simulated));
  expect(inSimulator).toEqual(inPlayground);
});
