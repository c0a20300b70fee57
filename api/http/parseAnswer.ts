import type { z } from 'zod';
import { parseJson } from './errorBody.ts';
import type { Answer } from './request.ts';
import { serviceName, UpstreamError, type UpstreamService } from './upstreamError.ts';

/** Reads what a service answered to a read, and refuses what is not as its documentation says. */
export function parseAnswer<T>(answer: Answer, schema: z.ZodType<T>, service: UpstreamService): T {
  const parsed = schema.safeParse(parseJson(answer.text));
  if (parsed.success) return parsed.data;
  // Only the path of the field, for its value may be personal.
  const path = parsed.error.issues[0]?.path.join('.') ?? '';
  const where = path === '' ? 'its answer' : `"${path}" of its answer`;
  throw new UpstreamError(`Cannot understand ${serviceName(service)}: ${where}`, {
    service,
    status: answer.status,
    code: 'unreadable',
    requestId: answer.requestId,
    outcome: 'unknown',
  });
}
