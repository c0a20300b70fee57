// Makes a failing history short: steps and faults are left out, half of them at first, then fewer, as long as the same
// invariant still breaks.
import { playSeed, type Cut, type Played } from './playSeed.ts';
import type { SharedDatabase } from './sharedDatabase.ts';

/** Enough for some forty parts; a machine's minute or two. */
const mostTries = 150;

export async function shrink(failed: Played, database: SharedDatabase): Promise<Played> {
  const broken = invariantsOf(failed);
  let shortest = failed;
  let cut: Cut = { steps: new Set(), faults: new Set() };
  let tries = 0;
  const without = async (more: Cut): Promise<boolean> => {
    if (tries >= mostTries) return false;
    tries += 1;
    const next = {
      steps: new Set([...cut.steps, ...more.steps]),
      faults: new Set([...cut.faults, ...more.faults]),
    };
    const played = await playSeed(failed.seed, database, next);
    if (![...invariantsOf(played)].some((name) => broken.has(name))) return false;
    shortest = played;
    cut = next;
    return true;
  };
  const none = new Set<never>();
  const leaveOut = (): Promise<void> =>
    halve(
      failed.steps.map(({ id }) => id),
      (steps) => without({ steps: new Set(steps), faults: none }),
    );
  await leaveOut();
  await halve(
    shortest.faults.map(({ id }) => id),
    (faults) => without({ steps: none, faults: new Set(faults) }),
  );
  return shortest;
}

function invariantsOf({ violations }: Played): Set<string> {
  return new Set(violations.map((sentence) => sentence.split(':')[0] ?? ''));
}

/** Tries to do without ever smaller parts of a list. */
async function halve<T>(parts: T[], without: (some: T[]) => Promise<boolean>): Promise<void> {
  if (parts.length === 0 || (await without(parts)) || parts.length === 1) return;
  const middle = Math.ceil(parts.length / 2);
  await halve(parts.slice(middle), without);
  await halve(parts.slice(0, middle), without);
}
