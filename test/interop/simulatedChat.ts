import { expect } from 'vitest';
import { z } from 'zod';
import type { TestSimulator } from '../simulator/startTestSimulator.ts';
import type { Chat } from './chat.ts';
import type { SmallBot } from './smallBot.ts';

const Messages = z.object({
  messages: z.array(z.object({ id: z.string(), content: z.unknown() })),
});

/** Megan's chat with the bot in the simulated Teams. */
export function simulatedChat(simulator: TestSimulator, bot: SmallBot): Chat {
  const path = '/bot/chats/megan';
  const act = async (body: object): Promise<void> => {
    const answer = await simulator.control('POST', path, body);
    expect(answer).toEqual({ status: 200, body: { notice: null } });
  };
  const messages = async () =>
    Messages.parse((await simulator.control('GET', path)).body).messages.map(({ id, content }) => ({
      id,
      text: JSON.stringify(content),
    }));
  return {
    install: async () => {
      await simulator.control('PUT', '/bot', { endpoint: bot.endpoint });
      await act({ does: 'install' });
    },
    say: async (text) => act({ does: 'say', text }),
    press: async (title) => {
      const shown = (await messages()).find(({ text }) => text.includes(title));
      await act({ does: 'press', activityId: shown?.id, action: 0 });
    },
    shows: async (text) => expect(JSON.stringify(await messages())).toContain(text),
    showsNoMore: async (text) => expect(JSON.stringify(await messages())).not.toContain(text),
  };
}
