import { expect, test } from 'vitest';
import { realOrigins } from '../../api/http/origins.ts';
import type { Answer } from '../../api/http/request.ts';
import { sendAsUser } from '../../api/http/sendAsUser.ts';
import { serve, type LocalServer } from '../support/localServer.ts';
import { numberedTokens, someUser } from '../support/signedInUser.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1763800000"}}}';
const challenge = {
  'www-authenticate':
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
    `error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
};

function send(server: LocalServer, accessTokens = numberedTokens()): Promise<Answer> {
  const url = `${realOrigins.graph}/v1.0/solutions`;
  const options = { transport: server.transport, accessTokens, resource: 'graph' as const };
  return sendAsUser(options, someUser, { method: 'GET', url, timeoutMs: 5_000 });
}

test('sends the token of the user', async () => {
  const server = await serve(() => ({}));
  await send(server);
  expect(server.received[0]?.headers.authorization).toBe('Bearer token-1');
});

test('a token taken back is replaced once, by one that satisfies the claims', async () => {
  const server = await serve((_, before) =>
    before === 0 ? { status: 401, headers: challenge } : { body: 'ok' },
  );
  const accessTokens = numberedTokens();
  expect((await send(server, accessTokens)).text).toBe('ok');
  expect(server.received[1]?.headers.authorization).toBe('Bearer token-2');
  expect(accessTokens.asked).toEqual([{}, { fresh: true, claims }]);
});

test('claims that a fresh token does not satisfy are handed to the person at the screen', async () => {
  const server = await serve(() => ({ status: 401, headers: challenge }));
  await expect(send(server)).rejects.toMatchObject({
    name: 'AccessError',
    code: 'interactionRequired',
    service: 'bookings',
    claims,
  });
  expect(server.received).toHaveLength(2);
});

test('a 401 without a challenge is an answer, after one more try', async () => {
  const server = await serve(() => ({ status: 401 }));
  expect((await send(server)).status).toBe(401);
  expect(server.received).toHaveLength(2);
});
