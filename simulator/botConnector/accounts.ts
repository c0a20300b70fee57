// How the Bot Framework names people, bots and chats of Teams.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-basics
import { createHash } from 'node:crypto';
import type { User } from '../entra/records.ts';
import type { World } from '../world.ts';
import type { Bot, BotConversation } from './records.ts';

/** "pairwise": each bot knows a person by another id. */
export function personId(botId: string, userId: string): string {
  return `29:1${digest(`person ${botId} ${userId}`)}`;
}

export function botAccountId(botId: string): string {
  return `28:${botId}`;
}

/** The chat of a person with a bot; made, but not installed, where there is none. */
export function conversationOf(world: World, bot: Bot, user: User): BotConversation {
  const id = `a:1${digest(`chat ${bot.id} ${user.id}`)}`;
  const found = world.botConversations.get(id);
  if (found) return found;
  const { tenantId } = user;
  const fresh = { isInstalled: false, isBlocked: false };
  return world.botConversations.put({ id, botId: bot.id, tenantId, userId: user.id, ...fresh });
}

/** The person whom a bot names by its own id for them, or by their id in Entra. */
export function personNamed(world: World, botId: string, id: string): User | undefined {
  return world.users.find((user) => user.id === id || personId(botId, user.id) === id);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
