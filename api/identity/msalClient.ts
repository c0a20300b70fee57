import {
  ConfidentialClientApplication,
  type ICachePlugin,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { z } from 'zod';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { sendRequest, type OutgoingRequest } from '../http/request.ts';
import { retryReads, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { upstreamErrorOf } from '../http/upstreamErrorOf.ts';

type Application = { transport: Transport; clientId: string; clientSecret: string };
type Partition = { tenantId: string; cachePlugin: ICachePlugin; pause: Pause };

export type MsalClient = {
  client: ConfidentialClientApplication;
  /** What kept Entra from answering, if something did: msal passes on only that there was something. */
  failure: () => UpstreamError | undefined;
  /** Claims that the last answer asked for: msal drops them from errors that it does not know. */
  claims: () => string | null;
};

const timeoutMs = 15_000;

/** A client for one exchange of one user: what it holds is that user's part of the cache and no one else's. */
export function createMsalClient(application: Application, partition: Partition): MsalClient {
  const { clientId, clientSecret, transport } = application;
  let failure: UpstreamError | undefined;
  let claims: string | null = null;
  const send = async <T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const { headers = {}, body } = options;
    const request = { method, url, headers, timeoutMs, ...(body === undefined ? {} : { body }) };
    // To ask for a token changes nothing, so that it may be repeated like a read.
    try {
      const response = await retryReads(partition.pause, () => ask<T>(transport, request));
      claims = ClaimsAsked.safeParse(response.body).data?.claims ?? null;
      return response;
    } catch (error) {
      if (error instanceof UpstreamError) failure = error;
      throw error;
    }
  };
  const networkClient: INetworkModule = {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      // On behalf of a user works only at the user's own tenant.
      authority: `${realOrigins.entra}/${partition.tenantId}`,
      // Promises that claims challenges are understood, so that tokens can be taken back at any time.
      clientCapabilities: ['CP1'],
    },
    cache: { cachePlugin: partition.cachePlugin },
    system: { networkClient, disableInternalRetries: true },
  });
  return { client, failure: () => failure, claims: () => claims };
}

const ClaimsAsked = z.object({ claims: z.string() });

async function ask<T>(transport: Transport, request: OutgoingRequest): Promise<NetworkResponse<T>> {
  const answer = await sendRequest(transport, 'identity', request);
  const { status, headers } = answer;
  if (status === 429 || status >= 500) throw upstreamErrorOf(answer, 'identity');
  // What stands in the object is msal's to check.
  const body = z.custom<T>((value) => typeof value === 'object' && value !== null);
  return {
    status,
    headers: Object.fromEntries(headers),
    body: parseAnswer(answer, body, 'identity'),
  };
}
