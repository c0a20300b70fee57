// A handful of seeds with every test run; `npm run simulate` plays as many as one likes.
import { beforeAll, expect, test } from 'vitest';
import { playSeed } from './playSeed.ts';
import { seedsThatFailed, usualSeeds } from './seeds.ts';
import { SharedDatabase } from './sharedDatabase.ts';

/** A seed takes seconds, on a busy machine many of them. */
const timeout = 240_000;

let database: SharedDatabase;

beforeAll(async () => {
  database = await SharedDatabase.create();
});

test('K2 a seed tells the same history twice, to the last letter', { timeout }, async () => {
  const [seed = 1] = usualSeeds;
  const first = await playSeed(seed, database);
  const second = await playSeed(seed, database);
  expect(second.history).toEqual(first.history);
  expect(second.digest).toBe(first.digest);
  const other = await playSeed(seed + 1, database);
  expect(other.digest).not.toBe(first.digest);
});

test.for(usualSeeds)(
  'K1 whatever happens in seed %i, every booking is billed once',
  { timeout },
  async (seed) => {
    expect((await playSeed(seed, database)).violations).toEqual([]);
  },
);

test.for(seedsThatFailed)('seed $seed stays mended: $found', { timeout }, async ({ seed }) => {
  expect((await playSeed(seed, database)).violations).toEqual([]);
});
