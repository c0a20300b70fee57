// The only file that calls out. Whatever asks for a request, ours or a library, can reach the configured origins and no other.
import { realOrigins, type Origins } from './origins.ts';

export type Transport = {
  /** Sends a request to one of the real origins at the address configured for it. Redirects are not followed. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /**
   * The same address under its real origin. Links that a service gives may name the configured one.
   * Throws a `RefusedAddressError` for any other origin, and where the address carries credentials.
   */
  realUrl(url: string): string;
};

/** An address outside the services: a mistake, or somebody trying to get a token sent elsewhere. */
export class RefusedAddressError extends Error {
  override name = 'RefusedAddressError';
}

type Send = (url: string, init: RequestInit) => Promise<Response>;

export type TransportOptions = {
  /** What is not named cannot be reached. */
  origins: Partial<Origins>;
  /** What carries a request to a configured origin: the network, unless it is simulated. */
  send?: Send;
};

export function createTransport({ origins, send = fetch }: TransportOptions): Transport {
  const pairs = pairsOf(origins);
  const pairOf = (url: string): { parsed: URL } & Pair => {
    if (!URL.canParse(url)) {
      throw new RefusedAddressError('Cannot send a request: the address is not a URL');
    }
    const parsed = new URL(url);
    if (parsed.username !== '' || parsed.password !== '') {
      throw new RefusedAddressError('Cannot send a request: the address carries credentials');
    }
    const pair =
      pairs.find(({ real }) => real === parsed.origin) ??
      pairs.find(({ configured }) => configured === parsed.origin);
    if (!pair) throw new RefusedAddressError(`Cannot send a request to "${parsed.origin}"`);
    return { parsed, ...pair };
  };
  return {
    fetch: async (url, init) => {
      const { parsed, configured } = pairOf(url);
      return send(configured + parsed.pathname + parsed.search, { ...init, redirect: 'manual' });
    },
    realUrl: (url) => {
      const { parsed, real } = pairOf(url);
      return real + parsed.pathname + parsed.search;
    },
  };
}

type Pair = { real: string; configured: string };

function pairsOf(origins: Partial<Origins>): Pair[] {
  return [
    ...asPair(realOrigins.entra, origins.entra),
    ...asPair(realOrigins.graph, origins.graph),
    ...asPair(realOrigins.businessCentral, origins.businessCentral),
    ...asPair(realOrigins.botConnector, origins.botConnector),
    ...asPair(realOrigins.botLogin, origins.botLogin),
  ];
}

function asPair(real: string, configured: string | undefined): Pair[] {
  return configured === undefined ? [] : [{ real, configured: originOf(configured) }];
}

function originOf(configured: string): string {
  if (!/^https?:\/\//.test(configured) || !URL.canParse(configured)) {
    throw new TypeError(`Cannot use "${configured}" as the origin of a service`);
  }
  return new URL(configured).origin;
}
