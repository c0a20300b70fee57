// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/administration/operational-limits-online
import { describe, expect, it, vi } from 'vitest';
import { fixedClock, type Clock } from '../../../simulator/clock.ts';
import {
  limitBusinessCentral,
  usualLimits,
} from '../../../simulator/limits/businessCentralLimits.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { codeOf, someBooks } from '../someBooks.ts';
import { startTestSimulator } from '../startTestSimulator.ts';

const minute = 60_000;

async function start(slowMs: number) {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const simulator = await startTestSimulator(undefined, { clock });
  const books = await someBooks(simulator);
  const slow = { service: 'businessCentral', kind: 'slow', slowMs } as const;
  simulator.faults.replace([slow]);
  let arrived = 0;
  const ask = async (path = books.invoices, options = {}) => {
    arrived += 1;
    return books.ask(path, options);
  };
  /** Until all that was asked has come to the service. */
  const arrival = () =>
    vi.waitUntil(() => (simulator.faults.met()['slow'] ?? 0) >= arrived, { timeout: 30_000 });
  return { ...simulator, ...books, clock, ask, arrival };
}

/** Moves the clock until all have answered. */
async function untilAnswered<T>(answers: Promise<T>[], clock: Clock): Promise<T[]> {
  let isOver = false;
  const all = Promise.all(answers).finally(() => {
    isOver = true;
  });
  const move = (): boolean => {
    if (!isOver) clock.advance(minute);
    return isOver;
  };
  await vi.waitUntil(move, { timeout: 30_000 });
  return all;
}

/** What stands before the service, without the network. */
async function doorkeeper(limits = usualLimits, countsBatchItems = false) {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const { world, token, switches } = await startTestSimulator(undefined, { clock });
  switches.turn({ businessCentral: { countsBatchItems } });
  const admit = limitBusinessCentral(limits)(new AbortController().signal);
  const random = seededRandom(1);
  const requests = Array.from({ length: 20 }, () => ({ method: 'GET', url: 'companies' }));
  const body = Buffer.from(JSON.stringify({ requests }));
  const tokens = new Map([
    ['megan', await token({ user: 'megan', resource: 'businessCentral' })],
    ['alex', await token({ user: 'alex', resource: 'businessCentral' })],
  ]);
  const enter = async (path = '/companies', user: string | null = 'megan') => {
    const headers = { authorization: `Bearer ${tokens.get(user ?? '')}` };
    const request = { method: 'POST', url: new URL(path, 'http://localhost'), headers, body };
    const now = new Date(clock.now());
    const about = {
      world,
      clock,
      now,
      tokenTime: now,
      random,
      origin: '',
      switches: switches.current(),
    };
    const admission = await admit(request, about);
    if (!('refusal' in admission)) return { entry: 'entered' as const, leave: admission.leave };
    if (admission.refusal === 'cutConnection') throw new Error('The doorkeeper stopped');
    return { entry: admission.refusal, leave: () => {} };
  };
  return { clock, enter };
}

describe('one user of Business Central', () => {
  it('has an operation called off after eight minutes; what of a batch was done by then stays', async () => {
    const { ask, arrival, clock, invoices, draft, drafted } = await start(10 * minute);
    const requests = Array.from({ length: 10 }, (_, id) => ({
      id: String(id),
      method: 'POST',
      url: invoices,
      headers: { 'content-type': 'application/json' },
      body: draft(`T-${id}`),
    }));
    const batch = ask('$batch', { method: 'POST', body: { requests } });
    const single = ask(invoices, { method: 'POST', body: draft('T-single') });
    await arrival();
    const answers = await untilAnswered([batch, single], clock);
    expect(answers.map(({ status }) => status)).toEqual([408, 408]);
    expect(drafted()).toEqual(['T-0', 'T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7']);
  });

  it('hears from a gateway after ten minutes, though the service goes on', async () => {
    const { ask, arrival, clock, invoices, draft, drafted } = await start(7 * minute);
    const first = Array.from({ length: 5 }, () => ask());
    await arrival();
    const queued = ask(invoices, { method: 'POST', body: draft('T-1') });
    await arrival();
    await untilAnswered(first, clock);
    const [answer] = await untilAnswered([queued], clock);
    expect(answer?.status).toBe(504);
    expect(answer?.text).toContain('Gateway Time-out');
    const isDrafted = (): boolean => {
      clock.advance(minute);
      return drafted().length > 0;
    };
    await vi.waitUntil(isDrafted, { timeout: 30_000 });
  });

  it('has five requests carried out at once and 95 queued; one more is refused', async () => {
    const simulator = await start(minute);
    const { ask } = simulator;
    const asked = Array.from({ length: 101 }, () => ask().catch(() => 'cut' as const));
    const refused = await Promise.race(asked);
    if (refused === 'cut') throw new Error('Nobody was refused');
    expect([refused.status, codeOf(refused)]).toEqual([429, 'Application_TooManyRequests']);
    expect(refused.text).toContain('Too many requests reached. Actual (101). Maximum (100).');
    // A simulator that stops lets nobody wait.
    await simulator.close();
    const others = (await Promise.all(asked)).filter((each) => each !== refused);
    expect(new Set(others)).toEqual(new Set(['cut']));
  });

  it('waits in the queue for eight minutes, and is then told to come back', async () => {
    const { enter, clock } = await doorkeeper();
    const asked = Array.from({ length: 101 }, () => enter());
    const first = await Promise.all(asked.slice(0, 5));
    expect(first.map(({ entry }) => entry)).toEqual(Array(5).fill('entered'));
    expect(await Promise.race(asked.slice(5))).toMatchObject({ entry: { status: 429 } });
    expect(await enter('/companies', 'alex')).toMatchObject({ entry: 'entered' });
    clock.advance(8 * minute - 1);
    first[0]?.leave();
    expect(await Promise.race(asked.slice(5, 7))).toMatchObject({ entry: 'entered' });
    clock.advance(1);
    const others = await Promise.all(asked.slice(5));
    const told = others.filter(({ entry }) => entry !== 'entered' && entry.status === 503);
    expect(told).toHaveLength(94);
    expect(told[0]).toMatchObject({ entry: { headers: { 'retry-after': '60' } } });
  });
});

describe('the rate of a user', () => {
  it.each([
    ['counts a batch as one request', false, 25],
    ['counts each item of a batch, where that is so', true, 1],
  ])('%s', async (_, countsBatchItems, most) => {
    const limits = { ...usualLimits, requests: 25 };
    const { enter, clock } = await doorkeeper(limits, countsBatchItems);
    for (let index = 0; index < most; index += 1) (await enter('/$batch')).leave();
    const { entry } = await enter('/$batch');
    expect(entry).toMatchObject({ status: 429 });
    expect(JSON.stringify(entry)).toContain(
      'Number of requests exceeded the limit of 25 over the time window of 300 seconds',
    );
    // Whoever is nobody is refused by the service itself, and counts nothing.
    expect(await enter('/companies', null)).toMatchObject({ entry: 'entered' });
    clock.advance(5 * minute);
    expect(await enter()).toMatchObject({ entry: 'entered' });
  });
});
