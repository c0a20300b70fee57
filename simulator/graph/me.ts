// https://learn.microsoft.com/graph/api/user-get
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { badRequest, itemNotFound } from './graphError.ts';
import { entityAnswer } from './queryOptions.ts';

export function getMe(call: GraphCall): GraphAnswer {
  const { caller, context } = call;
  if (caller.userId === null) {
    throw badRequest('/me request is only valid with delegated authentication flow.');
  }
  const user = context.world.users.get(caller.userId);
  if (!user) throw itemNotFound();
  const [givenName = '', ...others] = user.displayName.split(' ');
  return entityAnswer(call, {
    context: 'https://graph.microsoft.com/v1.0/$metadata#users/$entity',
    record: {
      id: user.id,
      displayName: user.displayName,
      givenName,
      surname: others.join(' '),
      userPrincipalName: user.userPrincipalName,
      mail: user.userPrincipalName,
      businessPhones: [],
      jobTitle: null,
      mobilePhone: null,
      officeLocation: null,
      preferredLanguage: null,
    },
  });
}
