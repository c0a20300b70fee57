// What a person does in Teams that a bot hears of.
import type { User } from '../entra/records.ts';
import type { Context } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';
import { activitiesOf, addActivity } from './activities.ts';
import { botAccountId, conversationOf } from './accounts.ts';
import { deliver, type Delivery } from './deliver.ts';
import { outgoingActivity, type Exchange } from './outgoingActivity.ts';
import type { BotActivity } from './records.ts';

export type PersonInChat = {
  user: User;
  /** Where the connector answers. */
  connectorOrigin: string;
  context: Context;
};

/**
 * Adds the app for the person, who can tell the bot from then on.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export async function installApp(person: PersonInChat): Promise<Delivery> {
  const exchange = exchangeOf(person);
  const { bot, conversation, context } = exchange;
  context.world.botConversations.patch(conversation.id, { isInstalled: true, isBlocked: false });
  const bots = [{ id: botAccountId(bot.id) }];
  await deliver(event(exchange, { type: 'conversationUpdate', membersAdded: bots }), exchange);
  return deliver(event(exchange, { type: 'installationUpdate', action: 'add' }), exchange);
}

/** Removes the app: the bot may no longer write. */
export async function uninstallApp(person: PersonInChat): Promise<Delivery> {
  const exchange = exchangeOf(person);
  const { conversation, context } = exchange;
  context.world.botConversations.patch(conversation.id, { isInstalled: false });
  return deliver(event(exchange, { type: 'installationUpdate', action: 'remove' }), exchange);
}

/** The bot is not told: it learns of it when it writes. */
export function blockBot(person: PersonInChat, isBlocked: boolean): void {
  const { conversation, context } = exchangeOf(person);
  context.world.botConversations.patch(conversation.id, { isBlocked });
}

/** Writes to the bot. */
export async function sayToBot(person: PersonInChat, text: string): Promise<Delivery> {
  const exchange = exchangeOf(person);
  return sendMessage(exchange, { text, textFormat: 'plain' }, { text });
}

/** A message of the person, shown in the chat if `shown` has something to show. */
export async function sendMessage(
  exchange: Exchange,
  fields: Record<string, unknown>,
  shown: { text: string } | null,
): Promise<Delivery> {
  const { conversation, context } = exchange;
  if (!conversation.isInstalled)
    throw new SimulatorError('The app is not installed for the person');
  const kept = shown && addActivity(conversation, { from: 'person', content: shown }, context);
  const id = kept?.id ?? String(context.now.getTime());
  const activity = outgoingActivity(exchange, { type: 'message', id, ...fields });
  const delivery = await deliver(activity, exchange);
  if (kept && !delivery.isTaken) {
    context.world.botActivities.patch(kept.id, { isUndelivered: true });
  }
  return delivery;
}

/** The bot, the person and their chat. Throws a `SimulatorError` while no bot is registered. */
export function exchangeOf({ user, connectorOrigin, context }: PersonInChat): Exchange {
  const [bot] = context.world.bots.list();
  if (!bot) throw new SimulatorError('No bot is registered');
  const conversation = conversationOf(context.world, bot, user);
  const serviceUrl = bot.serviceUrl ?? `${connectorOrigin}/teams/`;
  return { bot, user, conversation, serviceUrl, context };
}

/** What the person sees. */
export function readChat(person: PersonInChat): {
  botName: string;
  isInstalled: boolean;
  isBlocked: boolean;
  messages: BotActivity[];
} {
  const { bot, conversation, context } = exchangeOf(person);
  const { isInstalled, isBlocked } = conversation;
  return {
    botName: bot.name,
    isInstalled,
    isBlocked,
    messages: activitiesOf(conversation, context),
  };
}

function event(exchange: Exchange, fields: { type: string } & Record<string, unknown>) {
  return outgoingActivity(exchange, { id: `f:${exchange.context.random.guid()}`, ...fields });
}
