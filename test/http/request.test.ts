import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { realOrigins } from '../../api/http/origins.ts';
import { sendRequest } from '../../api/http/request.ts';
import { createTransport } from '../../api/http/transport.ts';
import { UpstreamError } from '../../api/http/upstreamError.ts';
import { serve } from '../support/localServer.ts';

const url = `${realOrigins.graph}/v1.0/solutions/bookingBusinesses`;
const get = { method: 'GET', url, timeoutMs: 10_000 } as const;

test('sends an id of its own and keeps the id of the service', async () => {
  const { transport, received } = await serve(() => ({ headers: { 'request-id': 'abc-123' } }));
  const answer = await sendRequest(transport, 'bookings', get);
  expect(received[0]?.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.requestId).toBe('abc-123');
});

test('is known by its own id where the service gives none', async () => {
  const { transport, received } = await serve(() => ({}));
  const answer = await sendRequest(transport, 'bookings', get);
  expect(answer.requestId).toBe(received[0]?.headers['client-request-id']);
});

test('whoever does not answer in time may have done what was asked', async () => {
  const { transport } = await serve(() => 'silence');
  const sent = sendRequest(transport, 'businessCentral', { ...get, timeoutMs: 50 });
  await expect(sent).rejects.toMatchObject({
    service: 'businessCentral',
    status: null,
    code: 'timedOut',
    outcome: 'unknown',
  });
});

test('a connection that breaks leaves the outcome unknown', async () => {
  const { transport } = await serve(() => 'cut');
  await expect(sendRequest(transport, 'businessCentral', get)).rejects.toMatchObject({
    code: 'connectionLost',
    outcome: 'unknown',
  });
});

test('an answer that breaks off leaves the outcome unknown', async () => {
  const { transport } = await serve(() => ({
    headers: { 'content-length': '1000' },
    body: '{"value":[',
  }));
  const error = await sendRequest(transport, 'businessCentral', { ...get, timeoutMs: 200 }).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UpstreamError);
  expect(error).toMatchObject({ outcome: 'unknown' });
});

test('where nobody listens, certainly nothing was done', async () => {
  const origin = await originOfNobody();
  const origins = { entra: origin, graph: origin, businessCentral: origin };
  const sent = sendRequest(createTransport({ origins }), 'bookings', get);
  await expect(sent).rejects.toMatchObject({ code: 'notConnected', outcome: 'notDone' });
});

/** A port that was free a moment ago. */
async function originOfNobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}
