import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from './accessError.ts';
import type { AccessTokenOptions, AccessTokens, RemoteResource } from './accessTokens.ts';
import { claimsChallenge } from './claimsChallenge.ts';
import { sendRequest, type Answer, type OutgoingRequest } from './request.ts';
import type { Transport } from './transport.ts';

export type SendAsUserOptions = {
  transport: Transport;
  accessTokens: AccessTokens;
  resource: RemoteResource;
};

/**
 * Sends a request in a user's name. A 401 means that nothing was done, so it is tried once more with a fresh token;
 * one that stays comes back as an answer, unless it asks for claims that only the person at the screen can give.
 */
export async function sendAsUser(
  { transport, accessTokens, resource }: SendAsUserOptions,
  user: SignedInUser,
  request: OutgoingRequest,
): Promise<Answer> {
  const service = resource === 'graph' ? 'bookings' : 'businessCentral';
  const send = async (options: AccessTokenOptions): Promise<Answer> => {
    const token = await accessTokens.get(user, resource, options);
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return sendRequest(transport, service, { ...request, headers });
  };
  const first = await send({});
  if (first.status !== 401) return first;
  const asked = claimsChallenge(first.headers);
  const second = await send({ fresh: true, ...(asked === null ? {} : { claims: asked }) });
  const claims = second.status === 401 ? claimsChallenge(second.headers) : null;
  if (claims === null) return second;
  const message = 'The service asks for a fresh sign-in';
  throw new AccessError(message, { code: 'interactionRequired', service, claims });
}
