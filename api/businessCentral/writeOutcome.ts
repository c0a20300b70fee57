import type { z } from 'zod';
import { readErrorBody } from '../http/errorBody.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { WriteOutcome } from '../domain/salesInvoice.ts';
import type { Reply } from './batch.ts';

/** Whatever did not come to a success. */
export type Unfinished = Exclude<WriteOutcome<never>, { outcome: 'done' }>;

/** How a write ended, by its answer. In doubt it is `unknown`, which costs a look but never a second invoice. */
export function writeOutcome<Made>(
  reply: Reply | undefined,
  made: z.ZodType<Made>,
): WriteOutcome<Made> {
  if (!reply) return { outcome: 'unknown', why: 'Business Central gave no answer for this part' };
  if (reply.status < 200 || reply.status >= 300) return failure(reply);
  const parsed = made.safeParse(reply.body);
  return parsed.success
    ? { outcome: 'done', made: parsed.data }
    : { outcome: 'unknown', why: 'Business Central gave an answer that cannot be read' };
}

/** Where a request got no answer at all. Anything but a failure of the service is thrown on. */
export function withoutAnswer(error: unknown): Unfinished {
  if (!(error instanceof UpstreamError)) throw error;
  return error.outcome === 'notDone' || error.service === 'identity'
    ? { outcome: 'notDone', retryAfterMs: error.retryAfterMs }
    : { outcome: 'unknown', why: error.message };
}

function failure(reply: Reply): Unfinished {
  const { status, retryAfterMs } = reply;
  const { code, message } = readErrorBody(reply.body) ?? { code: '', message: '' };
  // The code of the limits says that a request was turned away at the door, whatever the status.
  if (status === 429 || code === 'Application_TooManyRequests') {
    return { outcome: 'notDone', retryAfterMs };
  }
  if (!isRefusal(status, code, message)) {
    const why = `Business Central answered ${status}${code === '' ? '' : ` (${code})`}`;
    return { outcome: 'unknown', why };
  }
  return { outcome: 'refused', status, code, said: withoutCorrelationId(message) };
}

/**
 * A refusal is said by Business Central itself, in words and with a code. A gateway's page is none; nor is a
 * deadlock, after which a part has been seen to be done; nor a conflict, unless it names one that is certain.
 */
function isRefusal(status: number, code: string, message: string): boolean {
  if (status === 413) return true;
  if (status < 400 || status >= 500 || status === 408 || code === '') return false;
  if (/deadlock/i.test(message)) return false;
  return status !== 409 || certainConflicts.has(code);
}

const certainConflicts = new Set(['Request_EntityChanged', 'Internal_EntityWithSameKeyExists']);

/** Messages end with an id that is another one each time. */
function withoutCorrelationId(message: string): string {
  return message.replace(/\s*CorrelationId:\s*[0-9a-f-]*\.?\s*$/i, '').trim();
}
