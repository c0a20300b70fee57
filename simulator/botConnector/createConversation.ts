// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
import { z } from 'zod';
import { addActivity } from './activities.ts';
import { conversationOf, personNamed } from './accounts.ts';
import { ConnectorError } from './connectorError.ts';
import { readActivity, readJson } from './incomingActivity.ts';
import type { ConnectorOperation } from './connectorCall.ts';

const Parameters = z.object({
  members: z.array(z.object({ id: z.string().min(1) })).min(1),
  isGroup: z.boolean().nullish(),
  tenantId: z.string().nullish(),
  channelData: z.object({ tenant: z.object({ id: z.string() }).nullish() }).nullish(),
  activity: z.unknown().optional(),
});

/** Opens the chat with a person; it is the same each time. The app must be installed for them. */
export const createConversation: ConnectorOperation = ({ bot, request, context }) => {
  const { world } = context;
  const parsed = Parameters.safeParse(readJson(request.body));
  if (!parsed.success) {
    throw new ConnectorError(400, 'BadSyntax', 'Incorrect conversation creation parameters');
  }
  const { members, isGroup, tenantId, channelData, activity } = parsed.data;
  const [member] = members;
  if (isGroup || members.length > 1) {
    throw new ConnectorError(400, 'BadArgument', 'Group chats cannot be created by a bot');
  }
  const user = personNamed(world, bot.id, member?.id ?? '');
  const tenant = channelData?.tenant?.id ?? tenantId;
  if (!user || tenant !== user.tenantId) {
    throw new ConnectorError(400, 'BadArgument', 'Failed to decrypt pairwise id');
  }
  const conversation = conversationOf(world, bot, user);
  if (!conversation.isInstalled) {
    const message = "Bot is not installed in user's personal scope";
    throw new ConnectorError(403, 'BadArgument', message);
  }
  if (activity === undefined || activity === null) {
    return { status: 201, body: { id: conversation.id } };
  }
  const { content } = readActivity(Buffer.from(JSON.stringify(activity)));
  const added = addActivity(conversation, { from: 'bot', content }, context);
  return { status: 201, body: { id: conversation.id, activityId: added.id } };
};
