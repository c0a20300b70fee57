import { SimulatorError } from '../simulatorError.ts';
import { organisation } from '../seed/organisation.ts';
import type { World } from '../world.ts';

type Places = { apiOrigin: string; controlOrigin: string };

/** Registers the product's bot, and adds the app for everybody who never had it, as an administrator would. */
export async function installBot(
  world: World,
  { apiOrigin, controlOrigin }: Places,
): Promise<void> {
  const ask = async (method: string, path: string, body: object): Promise<void> => {
    const answer = await fetch(controlOrigin + path, { method, body: JSON.stringify(body) });
    if (!answer.ok) throw new SimulatorError(`Cannot install the bot: ${await answer.text()}`);
  };
  await ask('PUT', '/bot', { endpoint: `${apiOrigin}/api/messages` });
  for (const { id } of Object.values(organisation.users)) {
    if (world.botConversations.find(({ userId }) => userId === id)) continue;
    await ask('POST', `/bot/chats/${id}`, { does: 'install' });
  }
}
