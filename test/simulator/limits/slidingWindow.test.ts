import { expect, test } from 'vitest';
import { SlidingWindow } from '../../../simulator/limits/slidingWindow.ts';

test('counts what came within the window, for each user alone', () => {
  const window = new SlidingWindow({ requests: 3, windowMs: 1_000 });
  expect([0, 400, 900, 950].map((now) => window.take('megan', now))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(window.take('alex', 950)).toBe(true);
  // The first is a whole window old; the refused one was not counted.
  expect(window.take('megan', 1_000)).toBe(true);
  expect(window.take('megan', 1_001)).toBe(false);
});

test('counts a batch as what it is said to be', () => {
  const window = new SlidingWindow({ requests: 100, windowMs: 1_000 });
  expect(window.take('megan', 0, 90)).toBe(true);
  expect(window.take('megan', 0, 11)).toBe(false);
  expect(window.take('megan', 0, 10)).toBe(true);
});
