import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import type { AccessTokens } from '../http/accessTokens.ts';
import { createLimit } from '../http/limits.ts';
import type { Answer, OutgoingRequest } from '../http/request.ts';
import { retryReads, type Pause } from '../http/retryReads.ts';
import { sendAsUser } from '../http/sendAsUser.ts';
import type { Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';
import { apiRoot, refuseAction, type CompanyPlace } from './address.ts';

/** One user's way to Business Central, within its limits. */
export type Connection = {
  user: SignedInUser;
  transport: Transport;
  /** Throws for every answer but success. What fails in passing is repeated, also where `understand` finds it so. */
  read<T>(request: ReadRequest, understand: (answer: Answer) => T): Promise<T>;
  /** Sends once. Throws where no answer comes, or the user has no access; any other answer is returned. */
  write(place: CompanyPlace, request: WriteRequest): Promise<Answer>;
};

/** Absolute. A body makes it a POST: a batch of reads. */
export type ReadRequest = { url: string; headers?: Record<string, string>; body?: string };

export type WriteRequest = {
  method: 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the root of the API. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Asked when it is this request's turn: `false` calls it off, and nothing is sent. */
  mayStill?: MayStill | undefined;
};

export type MayStill = () => Promise<boolean>;

export type ConnectionOptions = {
  transport: Transport;
  accessTokens: AccessTokens;
  pause: Pause;
  readTimeoutMs: number;
  writeTimeoutMs: number;
};

/**
 * Business Central answers five requests of one user at once, and advises few writers for one company.
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online
 */
const atOncePerUser = 5;
const writersPerCompany = 4;

export function createConnections(options: ConnectionOptions): (user: SignedInUser) => Connection {
  const { transport, accessTokens, pause, readTimeoutMs, writeTimeoutMs } = options;
  const perUser = createLimit({ atOnce: atOncePerUser });
  const perCompany = createLimit({ atOnce: writersPerCompany });
  const sending = { transport, accessTokens, resource: 'businessCentral' } as const;
  return (user) => {
    const userKey = `${user.tenantId}/${user.userId}`;
    const send = async (request: OutgoingRequest, mayStill?: MayStill): Promise<Answer> => {
      const headers = { ...usualHeaders, ...request.headers };
      const answer = await perUser.run(userKey, async () => {
        if (mayStill && !(await mayStill())) throw calledOff();
        return sendAsUser(sending, user, { ...request, headers });
      });
      if (answer.status === 401 || answer.status === 403) throw accessDenied();
      return answer;
    };
    return {
      user,
      transport,
      read: ({ url, headers = {}, body }, understand) =>
        retryReads(pause, async () => {
          const request = { url, headers, timeoutMs: readTimeoutMs };
          const answer = await send(
            body === undefined
              ? { ...request, method: 'GET' }
              : { ...request, method: 'POST', body },
          );
          if (answer.status >= 200 && answer.status < 300) return understand(answer);
          throw upstreamErrorOf(answer, 'businessCentral');
        }),
      write: (place, { method, path, headers = {}, body, mayStill }) => {
        refuseAction(path);
        const url = `${apiRoot(user.tenantId, place.environment)}/${path}`;
        const request = { method, url, timeoutMs: writeTimeoutMs };
        const writerKey = `${userKey}/${place.environment}/${place.companyId}`.toLowerCase();
        return perCompany.run(writerKey, () =>
          send(
            body === undefined
              ? { ...request, headers }
              : { ...request, headers: { ...asJson, ...headers }, body: JSON.stringify(body) },
            mayStill,
          ),
        );
      },
    };
  };
}

/** Texts of errors come in this language, so that they can be told apart. */
const usualHeaders = { accept: 'application/json', 'accept-language': 'en-US' };
export const asJson = { 'content-type': 'application/json' };

/** It waited too long for its turn, or was stopped meanwhile. */
function calledOff(): UpstreamError {
  return new UpstreamError('A request to Business Central was called off', {
    service: 'businessCentral',
    status: null,
    code: 'calledOff',
    requestId: null,
    outcome: 'notDone',
  });
}

/** A 401 that a fresh token does not cure is Business Central's answer to a user without a licence. */
function accessDenied(): AccessError {
  const message = 'The user has no access to this company in Business Central';
  return new AccessError(message, {
    code: 'businessCentralAccessDenied',
    service: 'businessCentral',
  });
}
