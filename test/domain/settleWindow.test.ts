import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDue, nextLookUpAt, settleWindowMs } from '../../api/domain/settleWindow.ts';

const since = '2026-11-23T08:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(since) + ms).toISOString();

describe('an unanswered draft', () => {
  it('is looked for within seconds, then at doubled distances', () => {
    expect(nextLookUpAt(since, since)).toBe(after(5_000));
    expect(nextLookUpAt(since, after(5_000))).toBe(after(10_000));
    expect(nextLookUpAt(since, after(60_000))).toBe(after(120_000));
  });

  it('is looked for a last time when 20 minutes are over, and absent only then', () => {
    expect(nextLookUpAt(since, after(settleWindowMs - 1))).toBe(after(settleWindowMs));
    expect(nextLookUpAt(since, after(settleWindowMs))).toBeNull();
    expect(settleWindowMs).toBe(20 * 60_000);
  });

  it('is always looked for later than now, and never beyond the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: settleWindowMs - 1 }), (elapsed) => {
        const next = nextLookUpAt(since, after(elapsed)) ?? '';
        expect(next > after(elapsed)).toBe(true);
        expect(next <= after(settleWindowMs)).toBe(true);
      }),
    );
  });

  it('is looked for a dozen times at most while the service is silent', () => {
    let now = since;
    let lookUps = 0;
    for (let next = nextLookUpAt(since, now); next; next = nextLookUpAt(since, now)) {
      now = next;
      lookUps += 1;
    }
    expect(lookUps).toBeLessThanOrEqual(12);
    expect(now).toBe(after(settleWindowMs));
  });

  it('is due when its time has come, and also where a clock that ran ahead put it off too far', () => {
    expect(isDue(null, since)).toBe(true);
    expect(isDue(after(1), since)).toBe(false);
    expect(isDue(since, since)).toBe(true);
    expect(isDue(after(settleWindowMs), since)).toBe(false);
    expect(isDue(after(settleWindowMs + 1), since)).toBe(true);
  });
});
