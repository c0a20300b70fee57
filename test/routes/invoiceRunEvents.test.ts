import { expect, test } from 'vitest';
import type { InvoiceRunEvent } from '../../api/contract/invoiceRuns.ts';
import { invoiceRunEvents, type InvoiceRunStep } from '../../api/routes/invoiceRunEvents.ts';

const run: InvoiceRunEvent['run'] = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  syncSetupId: 'aaaaaaaa-0000-4000-8000-000000000002',
  state: 'running',
  waitingFor: null,
  retryOf: null,
  origin: 'started',
  startedAt: '2026-11-23T09:45:00.000Z',
  finishedAt: null,
  startedBy: { userId: 'megan', displayName: 'Megan Bowen' },
  progress: { drafts: 2, drafted: 0, rejected: 0, checking: 0, waiting: 2, removed: 0 },
  totals: { bookings: 2, sums: [] },
};

function step(seq: number, different: Partial<InvoiceRunEvent['run']> = {}): InvoiceRunStep {
  const state = { ...run, ...different };
  return { seq, event: { run: state, drafts: [] }, isOver: state.state === 'finished' };
}

type Told = { events: string[]; asked: number[]; pauses: number };

/** Follows a run that stands at each look as given, and as at last ever after; `leaveAfter` so many pauses. */
async function follow(
  steps: InvoiceRunStep[],
  { lastEventId, leaveAfter }: { lastEventId?: string; leaveAfter?: number } = {},
): Promise<Told> {
  const leaving = new AbortController();
  const told: Told = { events: [], asked: [], pauses: 0 };
  const events = invoiceRunEvents({
    read: async (since) => {
      told.asked.push(since);
      const next = steps.length > 1 ? steps.shift() : steps[0];
      if (!next) throw new Error('A run stands somewhere');
      return next;
    },
    pause: async () => {
      told.pauses += 1;
      if (told.pauses === leaveAfter) leaving.abort();
    },
    signal: leaving.signal,
    lastEventId,
  });
  for await (const text of events) told.events.push(text);
  return told;
}

const names = ({ events }: Told): string[] =>
  events.map((text) => /^event: (\w+)$/m.exec(text)?.[1] ?? text.trim());

test('tells how a run stands, then what changes, and ends when it is finished', async () => {
  const told = await follow([step(3), step(3), step(7), step(9, { state: 'finished' })]);
  expect(names(told)).toEqual(['progress', 'progress', 'progress', 'end']);
  expect(told.events.map((text) => /^id: (\d+)$/m.exec(text)?.[1])).toEqual(['3', '7', '9', '9']);
  expect(told.asked).toEqual([0, 3, 3, 7]);
});

test('goes on after the last event that somebody has', async () => {
  const told = await follow([step(7, { state: 'finished' })], { lastEventId: '5' });
  expect(told.asked).toEqual([5]);
});

test('begins from the start where the last event makes no sense', async () => {
  const told = await follow([step(7, { state: 'finished' })], { lastEventId: 'seven' });
  expect(told.asked).toEqual([0]);
});

test('tells that a run waits, though no draft moved', async () => {
  const waiting = step(3, { state: 'waiting', waitingFor: 'signIn' });
  const told = await follow([step(3), waiting, step(4, { state: 'finished' })]);
  expect(names(told)).toEqual(['progress', 'progress', 'progress', 'end']);
});

test('says from time to time that it is still there', async () => {
  const told = await follow([step(3)], { leaveAfter: 31 });
  expect(names(told)).toEqual(['progress', ': heartbeat', ': heartbeat']);
});

test('ends without a word when nobody listens any more', async () => {
  const told = await follow([step(3)], { leaveAfter: 1 });
  expect(told).toMatchObject({ pauses: 1, asked: [0] });
});

test('has whoever follows come again after a while, so that rights are looked at anew', async () => {
  const told = await follow([step(3)]);
  expect(told.pauses).toBe(300);
  expect(names(told)).not.toContain('end');
});
