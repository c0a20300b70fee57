import {
  ConfidentialClientApplication,
  type ICachePlugin,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { authority, type Subject } from './subject.ts';

type Different = { clientSecret?: string; cachePlugin?: ICachePlugin };

/** msal-node as the product's registration, in front of a subject. */
export function msalFor(
  subject: Pick<Subject, 'tenantId' | 'clientId' | 'clientSecret' | 'fetch'>,
  { clientSecret = subject.clientSecret, cachePlugin }: Different = {},
): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: subject.clientId,
      clientSecret,
      authority: `${authority}/${subject.tenantId}`,
      clientCapabilities: ['CP1'],
    },
    ...(cachePlugin && { cache: { cachePlugin } }),
    system: { networkClient: networkOf(subject) },
  });
}

/** The network of msal-node, where another server may stand for Microsoft's. */
export function networkOf(subject: Pick<Subject, 'fetch'>): INetworkModule {
  const go = async <T>(
    method: string,
    address: string,
    { headers, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const response = await subject.fetch(address, {
      method,
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    });
    return {
      headers: Object.fromEntries(response.headers),
      // MSAL knows which answer it asked for.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      body: (await response.json()) as T,
      status: response.status,
    };
  };
  return {
    sendGetRequestAsync: async (address, options) => go('GET', address, options),
    sendPostRequestAsync: async (address, options) => go('POST', address, options),
  };
}
