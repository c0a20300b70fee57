import { parseJson, readErrorBody } from './errorBody.ts';
import type { Answer } from './request.ts';
import { retryAfterMs } from './retryAfter.ts';
import { serviceName, UpstreamError, type UpstreamService } from './upstreamError.ts';

/** The error that an answer other than success stands for. A service that refuses a request has done nothing. */
export function upstreamErrorOf(answer: Answer, service: UpstreamService): UpstreamError {
  const { status, requestId } = answer;
  const code = readErrorBody(parseJson(answer.text))?.code || null;
  const refused = status >= 400 && status < 500 && status !== 408;
  return new UpstreamError(
    `${serviceName(service)} answered ${status}${code ? ` (${code})` : ''}`,
    {
      service,
      status,
      code,
      requestId,
      outcome: refused ? 'notDone' : 'unknown',
      retryAfterMs: retryAfterMs(answer.headers),
    },
  );
}
