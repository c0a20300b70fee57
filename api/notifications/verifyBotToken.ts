// Checks that an activity comes from the Bot Framework and is meant for this bot.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { sendRequest } from '../http/request.ts';
import { retryReads, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';

export type BotTokenOptions = {
  transport: Transport;
  pause: Pause;
  /** Client id of the bot, for which its tokens are. */
  botId: string;
  now: () => Date;
};

/** The `serviceUrl` for which the token is good, or `refused`. Throws an `UpstreamError` where no keys can be read. */
export type BotTokenVerifier = (
  authorization: string | undefined,
) => Promise<{ serviceUrl: string } | 'refused'>;

const timeoutMs = 5_000;
/** "5 minutes" are what Microsoft asks a bot to allow for. */
const clockToleranceSeconds = 300;

const Claims = z.object({ serviceurl: z.string().min(1) });

export function createBotTokenVerifier(options: BotTokenOptions): BotTokenVerifier {
  const { transport, pause, botId, now } = options;
  const keys = createRemoteJWKSet(new URL(`${realOrigins.botLogin}/v1/.well-known/keys`), {
    [customFetch]: (url) => retryReads(pause, () => readKeys(transport, url)),
  });
  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1];
    if (token === undefined) return 'refused';
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: 'https://api.botframework.com',
        audience: botId,
        requiredClaims: ['exp'],
        clockTolerance: clockToleranceSeconds,
        currentDate: now(),
      });
      const claims = Claims.safeParse(payload);
      return claims.success ? { serviceUrl: claims.data.serviceurl } : 'refused';
    } catch (error) {
      if (error instanceof errors.JOSEError) return 'refused';
      throw error;
    }
  };
}

const KeySet = z.object({
  keys: z.array(z.looseObject({ endorsements: z.array(z.string()).catch([]) })),
});

/** Only keys that may sign for Teams: another channel's cannot speak in its name. */
async function readKeys(transport: Transport, url: string): Promise<Response> {
  const answer = await sendRequest(transport, 'identity', { method: 'GET', url, timeoutMs });
  if (answer.status !== 200) throw upstreamErrorOf(answer, 'identity');
  const { keys } = parseAnswer(answer, KeySet, 'identity');
  return Response.json({ keys: keys.filter((key) => key.endorsements.includes('msteams')) });
}
