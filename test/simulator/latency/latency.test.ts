import { describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../../simulator/clock.ts';
import type { FaultyService } from '../../../simulator/faults.ts';
import { createLatency } from '../../../simulator/latency/latency.ts';
import { someBooks } from '../someBooks.ts';
import { startTestSimulator } from '../startTestSimulator.ts';

const ask = (method: string, path: string, body?: object) => ({
  method,
  url: new URL(path, 'http://localhost'),
  headers: {},
  body: Buffer.from(JSON.stringify(body) ?? ''),
});

const invoice = (lines: number) => ({
  salesInvoiceLines: Array.from({ length: lines }, () => ({ quantity: 1 })),
});

const invoicesPath = '/v2.0/Production/api/v2.0/companies(1)/salesInvoices';
const batchOf = (items: number, lines: number) => ({
  requests: Array.from({ length: items }, () => ({
    method: 'POST',
    url: 'companies(1)/salesInvoices?$expand=salesInvoiceLines',
    body: invoice(lines),
  })),
});

/** Half of such requests take no longer. */
function usually(service: FaultyService, request: ReturnType<typeof ask>): number {
  const latency = createLatency('real');
  const times = Array.from({ length: 99 }, () => latency.draw(service, request).inServiceMs);
  return times.toSorted((one, other) => one - other)[49] ?? 0;
}

describe('real latency', () => {
  it('is another for each request, and the same for the same seed', () => {
    const draw = (seed: number) => {
      const latency = createLatency('real', seed);
      return Array.from({ length: 20 }, () => latency.draw('graph', ask('GET', '/v1.0/me')));
    };
    expect(new Set(draw(1).map(({ inServiceMs }) => inServiceMs)).size).toBeGreaterThan(10);
    expect(draw(1)).toEqual(draw(1));
    expect(draw(2)).not.toEqual(draw(1));
  });

  it('of reads is a quarter of a second or less', () => {
    for (const service of ['graph', 'businessCentral'] as const) {
      expect(usually(service, ask('GET', '/some/record'))).toBeGreaterThan(100);
      expect(usually(service, ask('GET', '/some/record'))).toBeLessThan(300);
    }
  });

  it('of an invoice grows with its lines', () => {
    const time = (lines: number) =>
      usually('businessCentral', ask('POST', invoicesPath, invoice(lines)));
    expect(time(10) - time(0)).toBeGreaterThan(600);
    expect(time(10) - time(0)).toBeLessThan(1_100);
  });

  it('of a batch is the sum of its items in Business Central, and the slowest of them in Graph', () => {
    const single = usually('businessCentral', ask('POST', invoicesPath, invoice(2)));
    const batch = usually(
      'businessCentral',
      ask('POST', '/v2.0/P/api/v2.0/$batch', batchOf(10, 2)),
    );
    expect(batch).toBeGreaterThan(8 * single);
    expect(batch).toBeLessThan(13 * single);
    const reads = { requests: Array.from({ length: 20 }, () => ({ method: 'GET', url: '/me' })) };
    expect(usually('graph', ask('POST', '/v1.0/$batch', reads))).toBeLessThan(1_300);
  });

  it('is none unless somebody asks for it', () => {
    const none = { onTheWayMs: 0, inServiceMs: 0 };
    expect(createLatency().draw('graph', ask('GET', '/v1.0/me'))).toEqual(none);
  });
});

describe('a simulator with latency', () => {
  it('answers when the time is over, and does the work only then', async () => {
    const clock = fixedClock('2026-03-02T09:00:00Z');
    const simulator = await startTestSimulator(undefined, { clock, latency: 'real' });
    const { ask: send, invoices, draft, drafted } = await someBooks(simulator);
    const begun = clock.now();
    let isOver = false;
    const sent = send(invoices, { method: 'POST', body: draft('T-1') }).finally(() => {
      isOver = true;
    });
    const pass = (): boolean => {
      if (!isOver) clock.advance(1);
      return isOver;
    };
    expect(drafted()).toEqual([]);
    await vi.waitUntil(pass, { timeout: 30_000, interval: 1 });
    expect((await sent).status).toBe(201);
    expect(clock.now() - begun).toBeGreaterThan(300);
  });

  it('is asked for at the control address, also with a new world', async () => {
    const { control, latency } = await startTestSimulator();
    expect((await control('GET', '/latency')).body).toEqual({ latency: 'none' });
    expect((await control('PUT', '/latency', { latency: 'real' })).body).toEqual({
      latency: 'real',
    });
    await control('POST', '/reset', { bookings: 1, customers: 1 });
    expect(latency.mode()).toBe('real');
    await control('POST', '/reset', { bookings: 1, customers: 1, latency: 'none' });
    expect(latency.mode()).toBe('none');
    expect((await control('PUT', '/latency', { latency: 'slow' })).status).toBe(400);
  });

  it('ends at once, whoever still waits', async () => {
    const clock = fixedClock('2026-03-02T09:00:00Z');
    const simulator = await startTestSimulator(undefined, { clock, latency: 'real' });
    const { ask: send, invoices } = await someBooks(simulator);
    const waiting = send(invoices).catch(() => 'cut');
    await simulator.close();
    expect(await waiting).toBe('cut');
  });
});
