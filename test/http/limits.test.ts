import { expect, test } from 'vitest';
import { createLimit } from '../../api/http/limits.ts';

/** Work that is over when it is told so. */
function openWork(): { work: () => Promise<string>; started: () => boolean; finish: () => void } {
  const state = { started: false };
  const over = new EventTarget();
  return {
    started: () => state.started,
    finish: () => over.dispatchEvent(new Event('finish')),
    work: () => {
      state.started = true;
      return new Promise((resolve) => over.addEventListener('finish', () => resolve('done')));
    },
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('runs so many at once for one key, the others in the order in which they came', async () => {
  const limit = createLimit({ atOnce: 2 });
  const works = Array.from({ length: 4 }, openWork);
  const all = works.map(({ work }) => limit.run('mailbox', work));
  await settle();
  expect(works.map(({ started }) => started())).toEqual([true, true, false, false]);
  works[1]?.finish();
  await settle();
  expect(works.map(({ started }) => started())).toEqual([true, true, true, false]);
  works[0]?.finish();
  works[2]?.finish();
  await settle();
  works[3]?.finish();
  expect(await Promise.all(all)).toEqual(['done', 'done', 'done', 'done']);
});

test('keys do not wait for each other', async () => {
  const limit = createLimit({ atOnce: 1 });
  const one = openWork();
  const other = openWork();
  const all = [limit.run('a', one.work), limit.run('b', other.work)];
  await settle();
  expect(other.started()).toBe(true);
  one.finish();
  other.finish();
  await Promise.all(all);
});

test('work that fails makes room', async () => {
  const limit = createLimit({ atOnce: 1 });
  const failed = limit.run('a', () => Promise.reject(new Error('no')));
  const next = limit.run('a', () => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
