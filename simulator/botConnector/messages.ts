// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/update-and-delete-bot-messages
import type { Context } from '../service.ts';
import { addActivity, editActivity } from './activities.ts';
import { ConnectorError } from './connectorError.ts';
import { readActivity } from './incomingActivity.ts';
import { openConversation } from './openConversation.ts';
import type { ConnectorOperation } from './connectorCall.ts';
import type { BotActivity, BotConversation } from './records.ts';

/** A new message, or a reply to one. */
export const sendActivity: ConnectorOperation = (call, [conversationId, replyToId]) => {
  const { bot, request, context } = call;
  const conversation = openConversation(context.world, bot, conversationId);
  const { type, content } = readActivity(request.body);
  // Dots that move for a moment leave nothing behind.
  if (type === 'typing') return { status: 201, body: { id: String(context.now.getTime()) } };
  const reply = replyToId === undefined ? content : { ...content, replyToId };
  const { id } = addActivity(conversation, { from: 'bot', content: reply }, context);
  return { status: 201, body: { id } };
};

/** Puts another message in the place of one of the bot's own. */
export const updateActivity: ConnectorOperation = (call, [conversationId, activityId]) => {
  const { bot, request, context } = call;
  const conversation = openConversation(context.world, bot, conversationId);
  const activity = ownActivity(activityId, conversation, context);
  editActivity(activity.id, readActivity(request.body).content, context);
  return { status: 200, body: { id: activity.id } };
};

export const deleteActivity: ConnectorOperation = (call, [conversationId, activityId]) => {
  const { bot, context } = call;
  const conversation = openConversation(context.world, bot, conversationId);
  const activity = ownActivity(activityId, conversation, context);
  context.world.botActivities.patch(activity.id, { isDeleted: true });
  return { status: 200 };
};

function ownActivity(
  id: string | undefined,
  conversation: BotConversation,
  { world }: Context,
): BotActivity {
  const activity = world.botActivities.get(id ?? '');
  if (!activity || activity.conversationId !== conversation.id || activity.isDeleted) {
    const message = 'The message ID provided could not be found in the conversation.';
    throw new ConnectorError(404, 'ActivityNotFoundInConversation', message);
  }
  if (activity.from === 'bot') return activity;
  const message = 'The bot did not send this message.';
  throw new ConnectorError(403, 'NotEnoughPermissions', message);
}
