// Writes to people in Teams through the Bot Connector, with the bot's own token.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#bot-to-connector
import { z } from 'zod';
import { parseJson } from '../http/errorBody.ts';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { sendRequest, type Answer } from '../http/request.ts';
import { retryAfterMs } from '../http/retryAfter.ts';
import { retryReads, type Pause } from '../http/retryReads.ts';
import { RefusedAddressError, type Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';

export type BotMessage = { summary: string; card: Record<string, unknown> };

/** How sending ended. `later`: certainly not sent. `gone`: the person took the bot away, or blocked it. */
export type SendOutcome =
  | { ended: 'done'; activityId: string }
  | { ended: 'later'; waitMs: number | null }
  | { ended: 'gone' | 'refused' | 'unknown' };

type Chat = { serviceUrl: string; conversationId: string };

export type BotMessenger = {
  /** Sends once. */
  send: (chat: Chat, message: BotMessage) => Promise<SendOutcome>;
  /** The address of the connector under its real origin; `undefined` for one to which nothing of ours is sent. */
  realServiceUrl: (serviceUrl: string) => string | undefined;
};

export type BotMessengerOptions = {
  transport: Transport;
  pause: Pause;
  botId: string;
  botSecret: string;
  /** Where the bot is registered. */
  tenantId: string;
  now: () => Date;
};

const timeoutMs = 15_000;

export function createBotMessenger(options: BotMessengerOptions): BotMessenger {
  const { transport } = options;
  const botToken = keptToken(options);
  return {
    send: async ({ serviceUrl, conversationId }, message) => {
      try {
        const token = await botToken();
        const path = `v3/conversations/${encodeURIComponent(conversationId)}/activities`;
        const answer = await sendRequest(transport, 'teams', {
          method: 'POST',
          url: `${serviceUrl.replace(/\/?$/, '/')}${path}`,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(activityOf(message)),
          timeoutMs,
        });
        return outcomeOf(answer);
      } catch (error) {
        return outcomeOfError(error);
      }
    },
    realServiceUrl: (serviceUrl) => {
      try {
        const real = transport.realUrl(serviceUrl);
        return new URL(real).origin === realOrigins.botConnector ? real : undefined;
      } catch (error) {
        if (error instanceof RefusedAddressError) return undefined;
        throw error;
      }
    },
  };
}

function activityOf({ summary, card }: BotMessage) {
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', summary, attachments: [{ contentType, content: card }] };
}

const Sent = z.object({ id: z.string().catch('') });

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: 412, 429, 502 and 504 are to be repeated. */
function outcomeOf(answer: Answer): SendOutcome {
  const { status, headers, text } = answer;
  if (status === 200 || status === 201 || status === 202) {
    return { ended: 'done', activityId: Sent.catch({ id: '' }).parse(parseJson(text)).id };
  }
  if (status === 403 || status === 404) return { ended: 'gone' };
  if (status === 412 || status === 429 || status >= 500) {
    return { ended: 'later', waitMs: retryAfterMs(headers) };
  }
  return { ended: 'refused' };
}

/** No token, no message: then certainly nothing was sent. */
function outcomeOfError(error: unknown): SendOutcome {
  if (!(error instanceof UpstreamError)) throw error;
  if (error.service === 'teams' && error.outcome === 'unknown') return { ended: 'unknown' };
  return { ended: 'later', waitMs: error.retryAfterMs };
}

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number() });
/** A token is renewed while it still is good. */
const renewBeforeMs = 5 * 60_000;

function keptToken(options: BotMessengerOptions): () => Promise<string> {
  const { transport, pause, botId, botSecret, tenantId, now } = options;
  let kept: { token: string; until: number } | undefined;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: botId,
    client_secret: botSecret,
    scope: 'https://api.botframework.com/.default',
  });
  const ask = async () => {
    const answer = await sendRequest(transport, 'identity', {
      method: 'POST',
      url: `${realOrigins.entra}/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      timeoutMs,
    });
    if (answer.status !== 200) throw upstreamErrorOf(answer, 'identity');
    return parseAnswer(answer, Token, 'identity');
  };
  return async () => {
    const asked = now().getTime();
    if (kept && asked < kept.until) return kept.token;
    // To ask for a token changes nothing, so that it may be repeated like a read.
    const { access_token: token, expires_in: seconds } = await retryReads(pause, ask);
    kept = { token, until: asked + seconds * 1000 - renewBeforeMs };
    return token;
  };
}
