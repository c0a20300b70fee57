import { expect, test } from 'vitest';
import { realOrigins } from '../../api/http/origins.ts';
import { sendRequest, type Answer } from '../../api/http/request.ts';
import { retryReads, type Pause } from '../../api/http/retryReads.ts';
import { upstreamErrorOf } from '../../api/http/upstreamErrorOf.ts';
import { serve, type LocalServer, type Said } from '../support/localServer.ts';
import { recordedPause } from '../support/pause.ts';

const url = `${realOrigins.graph}/v1.0/solutions`;

/** Answers what is given one after the other, and then `ok`. */
function serveInTurn(...said: Said[]): Promise<LocalServer> {
  return serve((_, before) => said[before] ?? { body: 'ok' });
}

function read({ transport }: LocalServer, pause: Pause): Promise<Answer> {
  return retryReads(pause, async () => {
    const answer = await sendRequest(transport, 'bookings', {
      method: 'GET',
      url,
      timeoutMs: 5_000,
    });
    if (answer.status !== 200) throw upstreamErrorOf(answer, 'bookings');
    return answer;
  });
}

test.each([
  ['whole seconds', { 'retry-after': '3' }, 3_000],
  ['fractional seconds', { 'retry-after': '2.128' }, 2_128],
  [
    'a date, counted from the clock of the service',
    { date: 'Mon, 23 Nov 2026 10:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 10:00:07 GMT' },
    7_000,
  ],
  [
    'a date that has passed',
    { date: 'Mon, 23 Nov 2026 10:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 09:59:59 GMT' },
    0,
  ],
])('waits as long as Retry-After says: %s', async (_, headers, expected) => {
  const server = await serveInTurn({ status: 429, headers });
  const pause = recordedPause();
  expect((await read(server, pause)).text).toBe('ok');
  expect(pause.waits).toEqual([expected]);
});

test.each([429, 500, 502, 503, 504, 408])('reads again after %i', async (status) => {
  const server = await serveInTurn({ status });
  expect((await read(server, recordedPause())).text).toBe('ok');
  expect(server.received).toHaveLength(2);
});

test('reads again when the connection was cut', async () => {
  const server = await serveInTurn('cut', 'cut');
  expect((await read(server, recordedPause())).text).toBe('ok');
});

test.each([400, 401, 403, 404, 409, 416, 501])('does not read again after %i', async (status) => {
  const server = await serveInTurn({ status });
  await expect(read(server, recordedPause())).rejects.toMatchObject({ status });
  expect(server.received).toHaveLength(1);
});

test('gives up after four tries, each wait longer than the one before', async () => {
  const server = await serve(() => ({ status: 503 }));
  const pause = recordedPause();
  await expect(read(server, pause)).rejects.toMatchObject({ status: 503 });
  expect(server.received).toHaveLength(4);
  expect(pause.waits).toEqual([375, 750, 1500]);
});

test('does not keep anyone waiting for minutes, but says how long it would take', async () => {
  const server = await serve(() => ({ status: 429, headers: { 'retry-after': '600' } }));
  const pause = recordedPause();
  await expect(read(server, pause)).rejects.toMatchObject({ status: 429, retryAfterMs: 600_000 });
  expect(pause.waits).toEqual([]);
});

test('stops when its wait is broken off', async () => {
  const server = await serve(() => ({ status: 503 }));
  const pause = { random: () => 0, wait: () => Promise.reject(new Error('stopping')) };
  await expect(read(server, pause)).rejects.toThrow('stopping');
  expect(server.received).toHaveLength(1);
});
