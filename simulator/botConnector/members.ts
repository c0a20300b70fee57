// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#fetch-the-roster-or-user-profile
import type { User } from '../entra/records.ts';
import { personId } from './accounts.ts';
import { ConnectorError } from './connectorError.ts';
import { openConversation } from './openConversation.ts';
import type { ConnectorCall, ConnectorOperation } from './connectorCall.ts';

export const listMembers: ConnectorOperation = (call, [conversationId]) => ({
  status: 200,
  body: [memberOf(call, personOf(call, conversationId))],
});

/** A chat has one person: there is no further page. */
export const pageMembers: ConnectorOperation = (call, [conversationId]) => ({
  status: 200,
  body: { members: [memberOf(call, personOf(call, conversationId))] },
});

export const getMember: ConnectorOperation = (call, [conversationId, memberId]) => {
  const person = personOf(call, conversationId);
  if (memberId === person.id || memberId === personId(call.bot.id, person.id)) {
    return { status: 200, body: memberOf(call, person) };
  }
  const message = 'The member could not be found in the conversation.';
  throw new ConnectorError(404, 'MemberNotFoundInConversation', message);
};

function personOf({ bot, context: { world } }: ConnectorCall, conversationId?: string): User {
  const conversation = openConversation(world, bot, conversationId);
  const person = world.users.get(conversation.userId);
  if (person) return person;
  throw new ConnectorError(404, 'ConversationNotFound', 'Conversation not found.');
}

function memberOf({ bot }: ConnectorCall, user: User): object {
  const [givenName = '', ...rest] = user.displayName.split(' ');
  return {
    id: personId(bot.id, user.id),
    name: user.displayName,
    givenName,
    surname: rest.join(' '),
    objectId: user.id,
    aadObjectId: user.id,
    email: user.userPrincipalName,
    userPrincipalName: user.userPrincipalName,
    tenantId: user.tenantId,
    userRole: 'user',
  };
}
