import type { SignedInUser } from '../domain/user.ts';
import type { AccessTokens } from '../http/accessTokens.ts';

/** What goes on in the background in a user's name needs both tokens, exchanged while the user is here. */
export async function keepTokens(user: SignedInUser, accessTokens: AccessTokens): Promise<void> {
  await Promise.all([accessTokens.get(user, 'graph'), accessTokens.get(user, 'businessCentral')]);
}
