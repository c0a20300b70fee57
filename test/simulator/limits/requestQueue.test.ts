import { expect, test } from 'vitest';
import { fixedClock } from '../../../simulator/clock.ts';
import { RequestQueue } from '../../../simulator/limits/requestQueue.ts';

const minute = 60_000;

function twoAtOnce() {
  const queue = new RequestQueue({ atOnce: 2, queued: 2, queueMs: 8 * minute });
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const stop = new AbortController();
  return { queue, clock, stop, enter: (key = 'megan') => queue.enter(key, clock, stop.signal) };
}

test('lets so many in at once, the next wait in their order, and more are refused', async () => {
  const { queue, enter } = twoAtOnce();
  expect(await Promise.all([enter(), enter()])).toEqual(['entered', 'entered']);
  const begun: string[] = [];
  const first = enter().then((entry) => begun.push(`first ${entry}`));
  const second = enter().then((entry) => begun.push(`second ${entry}`));
  expect(await enter()).toBe('full');
  expect(await enter('alex')).toBe('entered');
  queue.leave('megan');
  await first;
  expect(begun).toEqual(['first entered']);
  queue.leave('megan');
  await second;
  expect(begun).toEqual(['first entered', 'second entered']);
});

test('waits no longer than it may, on the clock, and gives the place to the next', async () => {
  const { queue, clock, enter } = twoAtOnce();
  await Promise.all([enter(), enter()]);
  const impatient = enter();
  clock.advance(5 * minute);
  const patient = enter();
  clock.advance(3 * minute);
  expect(await impatient).toBe('waitedTooLong');
  queue.leave('megan');
  expect(await patient).toBe('entered');
});

test('lets nobody wait when the simulator stops', async () => {
  const { stop, enter } = twoAtOnce();
  await Promise.all([enter(), enter()]);
  const waiting = enter();
  stop.abort();
  expect(await waiting).toBe('stopped');
});

test('is free again when all have left', async () => {
  const { queue, enter } = twoAtOnce();
  await Promise.all([enter(), enter()]);
  queue.leave('megan');
  queue.leave('megan');
  expect(await Promise.all([enter(), enter()])).toEqual(['entered', 'entered']);
});
