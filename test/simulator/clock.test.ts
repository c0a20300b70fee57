import { describe, expect, it } from 'vitest';
import { fixedClock, pause, systemClock } from '../../simulator/clock.ts';

const start = '2026-03-02T09:00:00Z';

describe('a clock', () => {
  it.each([
    ['of a test', () => fixedClock(start)],
    ['of the machine', systemClock],
  ])('%s calls back in the order of the instants, when it is moved past them', (_, make) => {
    const clock = make();
    const called: string[] = [];
    clock.at(clock.now() + 7_200_000, () => called.push('two hours'));
    clock.at(clock.now() + 3_600_000, () => called.push('an hour'));
    clock.at(clock.now() + 3_600_000, () => called.push('an hour, asked for later'));
    const callOff = clock.at(clock.now() + 60_000, () => called.push('called off'));
    callOff();
    clock.advance(3_600_000);
    expect(called).toEqual(['an hour', 'an hour, asked for later']);
    clock.advance(3_600_000);
    expect(called.at(-1)).toBe('two hours');
  });

  it('of the machine calls back by itself', async () => {
    const clock = systemClock();
    expect(await pause(clock, 2, new AbortController().signal)).toBe(true);
  });

  it('lets a pause end early', async () => {
    const clock = fixedClock(start);
    const stop = new AbortController();
    const paused = pause(clock, 60_000, stop.signal);
    stop.abort();
    expect(await paused).toBe(false);
    expect(await pause(clock, 0, stop.signal)).toBe(false);
  });
});
