// JSON batches: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-develop-connect-apps-odata-batch
import { z } from 'zod';
import { parseJson } from '../http/errorBody.ts';
import type { Answer } from '../http/request.ts';
import { retryAfterMs } from '../http/retryAfter.ts';
import { refuseAction } from './address.ts';

export type BatchItem = {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
};

/** One answer: of a request of its own, or of an item of a batch. */
export type Reply = { status: number; body: unknown; retryAfterMs: number | null };

/** Business Central takes no more items in one batch. */
export const maxBatchItems = 100;

export function batchBody(items: readonly BatchItem[]): object {
  for (const { url } of items) refuseAction(url);
  return {
    requests: items.map(({ method, url, headers, body }, index) => ({
      id: String(index),
      method,
      url,
      headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
      body,
    })),
  };
}

const BatchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string().nullable(),
      status: z.int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

/** Answers in the order of the items; `undefined` for one that has none. All of them where nothing can be read. */
export function batchReplies(answer: Answer, count: number): (Reply | undefined)[] {
  const parsed = BatchAnswer.safeParse(parseJson(answer.text));
  const responses = parsed.success ? parsed.data.responses : [];
  const byId = new Map(responses.map((response) => [response.id, response]));
  return Array.from({ length: count }, (_, index) => {
    const response = byId.get(String(index));
    if (!response) return undefined;
    const { status, body } = response;
    return { status, body, retryAfterMs: retryAfterMs(retryHeaders(response.headers ?? {})) };
  });
}

/** Only the headers that are asked for: another one that cannot be one at all must not hide what was done. */
function retryHeaders(headers: Record<string, string>): Headers {
  const wanted = Object.entries(headers).filter(
    ([name, value]) => /^(retry-after|date)$/i.test(name) && /^[\x20-\x7E]*$/.test(value),
  );
  return new Headers(wanted);
}

export function replyOf(answer: Answer): Reply {
  const { status, text, headers } = answer;
  return { status, body: parseJson(text), retryAfterMs: retryAfterMs(headers) };
}
