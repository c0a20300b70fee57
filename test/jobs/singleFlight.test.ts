import { expect, it } from 'vitest';
import { singleFlight } from '../../api/jobs/singleFlight.ts';

/** Work that ends when it is told to. */
function heldWork() {
  const calls: { id: string; end: (error?: Error) => void }[] = [];
  const carryOut = (id: string) =>
    new Promise<void>((resolve, reject) => {
      calls.push({ id, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { calls, run: singleFlight(carryOut) };
}

it('keeps no second caller waiting, but looks again after the first', async () => {
  const { calls, run } = heldWork();
  const first = run('a');
  await run('a');
  await run('a');
  expect(calls).toHaveLength(1);
  calls[0]?.end();
  await expect.poll(() => calls.length).toBe(2);
  calls[1]?.end();
  await first;
  expect(calls).toHaveLength(2);
});

it('carries out different ids side by side', async () => {
  const { calls, run } = heldWork();
  const both = [run('a'), run('b')];
  expect(calls.map(({ id }) => id)).toEqual(['a', 'b']);
  for (const { end } of calls) end();
  await Promise.all(both);
});

it('begins anew after a failure, which only the first caller is told', async () => {
  const { calls, run } = heldWork();
  const first = run('a');
  await run('a');
  calls[0]?.end(new Error('It broke'));
  await expect(first).rejects.toThrow('It broke');
  const next = run('a');
  expect(calls).toHaveLength(2);
  calls[1]?.end();
  await next;
});
