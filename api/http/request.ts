import { randomUUID } from 'node:crypto';
import { RefusedAddressError, type Transport } from './transport.ts';
import { serviceName, UpstreamError, type UpstreamService } from './upstreamError.ts';

export type OutgoingRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** For everything from the first byte sent to the last byte read. */
  timeoutMs: number;
};

/** What a service answered, whatever the status, read to its end. */
export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** The service's id of the exchange, else the one that we sent. */
  requestId: string;
};

/** A page of Business Central is some ten megabytes at most; more means that something else is answering. */
const maxAnswerBytes = 64 * 1024 * 1024;

/**
 * Sends one request once. Throws an `UpstreamError` where no complete answer comes: `unknown`, unless the connection
 * could not be made at all.
 */
export async function sendRequest(
  transport: Transport,
  service: UpstreamService,
  request: OutgoingRequest,
): Promise<Answer> {
  const clientRequestId = randomUUID();
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const response = await transport.fetch(request.url, {
      method: request.method,
      headers: { ...request.headers, 'client-request-id': clientRequestId },
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const requestId = response.headers.get('request-id') ?? response.headers.get('x-ms-request-id');
    return {
      status: response.status,
      headers: response.headers,
      text: await readText(response),
      requestId: requestId ?? clientRequestId,
    };
  } catch (error) {
    throw noAnswer(error, service, { requestId: clientRequestId, timedOut: signal.aborted });
  }
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function noAnswer(
  error: unknown,
  service: UpstreamService,
  { requestId, timedOut }: { requestId: string; timedOut: boolean },
): Error {
  // Only what the network does is a failure of the service; a refused address is a mistake of ours.
  if (error instanceof RefusedAddressError) return error;
  const name = serviceName(service);
  const failure = { service, status: null, requestId, cause: error };
  if (timedOut) {
    const message = `${name} did not answer in time`;
    return new UpstreamError(message, { ...failure, code: 'timedOut', outcome: 'unknown' });
  }
  if (neverConnected(error)) {
    const message = `${name} cannot be reached`;
    return new UpstreamError(message, { ...failure, code: 'notConnected', outcome: 'notDone' });
  }
  const message = `The connection to ${name} broke`;
  return new UpstreamError(message, { ...failure, code: 'connectionLost', outcome: 'unknown' });
}

/** Errors of a connection before a single byte of the request could travel over it. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function neverConnected(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && beforeSending.has(String(cause.code));
}
