import type { World } from '../world.ts';
import { ConnectorError } from './connectorError.ts';
import type { Bot, BotConversation } from './records.ts';

/** A chat that the bot may write to. Throws a `ConnectorError` where there is none, or the person left. */
export function openConversation(world: World, bot: Bot, id: string | undefined): BotConversation {
  const conversation = world.botConversations.get(id ?? '');
  if (!conversation) {
    throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
  }
  if (conversation.botId !== bot.id || !conversation.isInstalled) {
    const message = 'The bot is not part of the conversation roster.';
    throw new ConnectorError(403, 'BotNotInConversationRoster', message);
  }
  if (conversation.isBlocked) {
    const message = 'User blocked the conversation with the bot.';
    throw new ConnectorError(403, 'ConversationBlockedByUser', message);
  }
  return conversation;
}
