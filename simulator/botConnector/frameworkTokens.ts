// By what a bot tells that an activity comes from the Bot Framework.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
import { importJWK, SignJWT } from 'jose';
import type { SigningKey } from '../entra/records.ts';
import { makeSigningKey } from '../entra/tokens.ts';
import type { Context, Handler } from '../service.ts';
import type { World } from '../world.ts';
import type { Bot } from './records.ts';

const issuer = 'https://api.botframework.com';

/** `login.botframework.com/v1/.well-known/openidconfiguration` */
export const frameworkConfiguration: Handler = (_request, { origin }) => ({
  status: 200,
  body: {
    issuer,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${origin}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  },
});

/** "Each key … has an endorsements property": the channels whose activities it signs. */
export const frameworkKeys: Handler = async (_request, { world }) => {
  const { publicJwk } = await frameworkKey(world);
  return { status: 200, body: { keys: [{ ...publicJwk, endorsements: ['msteams'] }] } };
};

/** A token with which an activity is sent to a bot, good for that bot and that `serviceUrl` alone. */
export async function issueFrameworkToken(
  bot: Bot,
  serviceUrl: string,
  { world, now }: Pick<Context, 'world' | 'now'>,
): Promise<string> {
  const key = await frameworkKey(world);
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.id })
    .setIssuer(issuer)
    .setAudience(bot.id)
    .setNotBefore(issuedAt)
    .setExpirationTime(issuedAt + 3600)
    .sign(await importJWK(key.privateJwk, 'RS256'));
}

/** Another key than Entra ID's; made when it is first needed. */
async function frameworkKey(world: World): Promise<SigningKey> {
  const [kept] = world.botFrameworkKeys.list();
  if (kept) return kept;
  const made = await makeSigningKey('bot-framework-key-1');
  // Somebody else may have made one meanwhile.
  return world.botFrameworkKeys.list()[0] ?? world.botFrameworkKeys.put(made);
}
