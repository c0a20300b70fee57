import { expect, test } from 'vitest';
import { realOrigins } from '../../api/http/origins.ts';
import { createTransport, RefusedAddressError } from '../../api/http/transport.ts';
import { serve } from '../support/localServer.ts';

test('sends each service to the address configured for it, path and query as they are', async () => {
  const entra = await serve(() => ({ body: 'entra' }));
  const graph = await serve(() => ({ body: 'graph' }));
  const businessCentral = await serve(() => ({ body: 'businessCentral' }));
  const transport = createTransport({
    origins: {
      entra: entra.origin,
      graph: `${graph.origin}/`,
      businessCentral: businessCentral.origin,
    },
  });
  const texts = await Promise.all(
    [
      'https://login.microsoftonline.com/tenant/keys',
      'https://graph.microsoft.com/v1.0/x%40y?start=a%2Bb&z=%27',
      'https://api.businesscentral.dynamics.com/environments/v1.2',
    ].map(async (url) => (await transport.fetch(url)).text()),
  );
  expect(texts).toEqual(['entra', 'graph', 'businessCentral']);
  expect(graph.received[0]?.path).toBe('/v1.0/x%40y?start=a%2Bb&z=%27');
});

test('without configuration the real services are meant', () => {
  const transport = createTransport({ origins: realOrigins });
  const url = 'https://graph.microsoft.com/v1.0/solutions?$skiptoken=a';
  expect(transport.realUrl(url)).toBe(url);
});

test('takes the configured origin for the real one, as links of a simulated service name it', async () => {
  const { origin, transport } = await serve(() => ({}));
  expect(transport.realUrl(`${origin}/page?$skiptoken=2`)).toMatch(
    /^https:\/\/login\.microsoftonline\.com\/page\?\$skiptoken=2$/,
  );
});

test.each([
  'https://evil.example/v1.0',
  'http://graph.microsoft.com/v1.0',
  'https://graph.microsoft.com:8443/v1.0',
  'https://graph.microsoft.com.evil.example/v1.0',
  'https://graph.microsoft.com@evil.example/v1.0',
  'https://user:secret@graph.microsoft.com/v1.0',
  'https://graph.microsoft.com:x@evil.example/v1.0',
  'file:///etc/passwd',
  '/v1.0/relative',
])('refuses %s and sends nothing', async (url) => {
  const { transport, received } = await serve(() => ({}));
  await expect(transport.fetch(url)).rejects.toBeInstanceOf(RefusedAddressError);
  expect(() => transport.realUrl(url)).toThrow(RefusedAddressError);
  expect(received).toEqual([]);
});

test('does not follow a redirect, which would take the token along', async () => {
  const elsewhere = await serve(() => ({ body: 'elsewhere' }));
  const { transport } = await serve(() => ({
    status: 302,
    headers: { location: elsewhere.origin },
  }));
  const response = await transport.fetch('https://graph.microsoft.com/v1.0');
  expect(response.status).toBe(302);
  expect(elsewhere.received).toEqual([]);
});

test('refuses a configuration that is no origin', () => {
  const origins = { ...realOrigins, graph: 'graph.microsoft.com' };
  expect(() => createTransport({ origins })).toThrow('Cannot use "graph.microsoft.com"');
});
