// Messages of a chat, as they are kept.
import type { Context } from '../service.ts';
import type { ActivityContent, BotActivity, BotConversation } from './records.ts';

type Scene = Pick<Context, 'world' | 'now'>;

/** Adds a message to a chat. */
export function addActivity(
  conversation: BotConversation,
  { from, content }: Pick<BotActivity, 'from' | 'content'>,
  { world, now }: Scene,
): BotActivity {
  return world.botActivities.put({
    id: nextId({ world, now }),
    conversationId: conversation.id,
    from,
    sentAt: now.toISOString(),
    editedAt: null,
    isDeleted: false,
    isUndelivered: false,
    content,
  });
}

/** Puts other content in the place of a message's. */
export function editActivity(id: string, content: ActivityContent, { world, now }: Scene): void {
  world.botActivities.patch(id, { content, editedAt: now.toISOString() });
}

/** Messages of a chat that were not deleted, oldest first. */
export function activitiesOf({ id }: BotConversation, { world }: Pick<Context, 'world'>) {
  return world.botActivities.filter(
    ({ conversationId, isDeleted }) => conversationId === id && !isDeleted,
  );
}

/** Teams names a message by its instant. */
function nextId({ world, now }: Scene): string {
  let id = now.getTime();
  while (world.botActivities.get(String(id))) id += 1;
  return String(id);
}
