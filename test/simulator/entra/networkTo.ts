// The network of msal-node, with the simulated Entra ID in the place of the real one.
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { TestSimulator } from '../startTestSimulator.ts';

/** `calls` is given every address that MSAL asks for. */
export function networkTo(
  { origins }: Pick<TestSimulator, 'origins'>,
  calls: string[] = [],
): INetworkModule {
  const go = async <T>(
    method: string,
    address: string,
    options?: NetworkRequestOptions,
  ): Promise<NetworkResponse<T>> => {
    calls.push(address);
    const { headers, body } = options ?? {};
    const response = await fetch(
      address.replace('https://login.microsoftonline.com', origins.entra),
      { method, ...(headers && { headers }), ...(body !== undefined && { body }) },
    );
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
