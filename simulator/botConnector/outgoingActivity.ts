// Activities as Teams sends them to a bot.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
import type { User } from '../entra/records.ts';
import type { Context } from '../service.ts';
import { botAccountId, personId } from './accounts.ts';
import type { Bot, BotConversation } from './records.ts';

export type Exchange = {
  bot: Bot;
  user: User;
  conversation: BotConversation;
  /** Where the bot calls back. */
  serviceUrl: string;
  context: Pick<Context, 'world' | 'now' | 'random'>;
};

export type OutgoingActivity = Record<string, unknown> & { type: string; id?: string };

/** What every activity has; `fields` are those of its kind. */
export function outgoingActivity(
  { bot, user, conversation, serviceUrl, context }: Exchange,
  fields: OutgoingActivity,
): OutgoingActivity {
  const timestamp = context.now.toISOString();
  return {
    timestamp,
    serviceUrl,
    channelId: 'msteams',
    from: {
      id: personId(bot.id, user.id),
      name: user.displayName,
      aadObjectId: user.id,
    },
    conversation: {
      conversationType: 'personal',
      tenantId: conversation.tenantId,
      id: conversation.id,
    },
    recipient: { id: botAccountId(bot.id), name: bot.name },
    channelData: { tenant: { id: conversation.tenantId } },
    locale: 'en-US',
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Web' }],
    ...fields,
  };
}
