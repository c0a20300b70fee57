// The product's own bot in the simulated Teams.
import { expect } from 'vitest';
import { z } from 'zod';
import { personId, botAccountId } from '../../simulator/botConnector/accounts.ts';
import { issueFrameworkToken } from '../../simulator/botConnector/frameworkTokens.ts';
import type { Bot } from '../../simulator/botConnector/records.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { Product } from './product.ts';

const Card = z.looseObject({
  type: z.literal('AdaptiveCard'),
  fallbackText: z.string(),
  body: z.array(z.unknown()),
  actions: z.array(z.looseObject({ title: z.string(), url: z.string().optional() })),
});
const Chat = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      editedAt: z.string().nullable(),
      content: z.object({
        summary: z.string().optional(),
        attachments: z.array(z.object({ content: Card })).min(1),
      }),
    }),
  ),
});
export type ShownCard = { id: string; editedAt: string | null; card: z.output<typeof Card> };

/** Registers the bot at the address of the product. */
export async function registerBot(product: Product): Promise<Bot> {
  await product.control('PUT', '/bot', { endpoint: `${product.origin}/api/messages` });
  const [bot] = product.world.bots.list();
  if (!bot) throw new Error('The bot is not registered');
  return bot;
}

export async function inChat(product: Product, user: string, act: object): Promise<unknown> {
  return product.control('POST', `/bot/chats/${user}`, act);
}

/** The cards that a person sees, oldest first. */
export async function cardsOf(product: Product, user: string): Promise<ShownCard[]> {
  const { messages } = Chat.parse(await product.control('GET', `/bot/chats/${user}`));
  return messages.map(({ id, editedAt, content }) => {
    const [attachment] = content.attachments;
    return { id, editedAt, card: Card.parse(attachment?.content) };
  });
}

/** Waits until a person sees so many cards. */
export async function untilCards(
  product: Product,
  user: string,
  count: number,
): Promise<ShownCard[]> {
  const shown = async () => (await cardsOf(product, user)).length;
  await expect.poll(shown, { timeout: 20_000 }).toBe(count);
  return cardsOf(product, user);
}

export async function press(
  product: Product,
  { user, card, title }: { user: string; card: ShownCard; title: string },
  inputs: Record<string, string> = {},
): Promise<unknown> {
  const action = card.card.actions.findIndex((each) => each.title === title);
  return inChat(product, user, { does: 'press', activityId: card.id, action, inputs });
}

/** An activity as Teams would send it when the app is added for Megan. */
export function addedForMegan(product: Product, bot: Bot) {
  const { tenantId, users } = organisation;
  return {
    type: 'installationUpdate',
    action: 'add',
    id: 'f:1',
    timestamp: new Date(product.clock.now()).toISOString(),
    serviceUrl: serviceUrlOf(product),
    channelId: 'msteams',
    from: { id: personId(bot.id, users.megan.id), aadObjectId: users.megan.id },
    recipient: { id: botAccountId(bot.id) },
    conversation: { conversationType: 'personal', tenantId, id: 'a:1megan' },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-US',
  };
}

export function serviceUrlOf({ simulator }: Product): string {
  return `${simulator.origins.botConnector}/teams/`;
}

/** A token of the Bot Framework, good for a bot and an address. */
export function frameworkToken(product: Product, bot: Bot, serviceUrl: string): Promise<string> {
  const now = new Date(product.clock.now());
  return issueFrameworkToken(bot, serviceUrl, { world: product.world, now });
}

export async function deliverTo(
  product: Product,
  { token, activity }: { token: string | null; activity: unknown },
): Promise<number> {
  const answer = await fetch(`${product.origin}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(activity),
  });
  await answer.body?.cancel();
  return answer.status;
}
