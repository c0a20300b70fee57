// What happens in a seed, laid down before it begins: who does what when. Each step decides by a random stream of its
// own, so that one can be left out and the others stay what they are.
import { seededRandom, type Random } from '../../simulator/random.ts';
import { people, type Person } from './stage.ts';

export const colleagueDeeds = [
  'post', 'delete', 'edit', 'shorten', 'release', 'credit', 'cancel', 'reschedule', 'complete',
] as const; // prettier-ignore
export type ColleagueDeed = (typeof colleagueDeeds)[number];

export const clicks = [
  'once',
  'sameKeyAtOnce',
  'otherKeyAtOnce',
  'sameKeyLater',
  'reviewAgain',
  'thenStop',
  'thenUndo',
] as const;

export type Deed =
  | {
      kind: 'invoice';
      person: Person;
      instance: number;
      clicks: (typeof clicks)[number];
      share: number;
    }
  | {
      kind: 'sync' | 'skip' | 'unskip' | 'enterAmount' | 'look' | 'stop' | 'retry' | 'undo';
      person: Person;
      instance: number;
    }
  | { kind: 'colleague'; deed: ColleagueDeed }
  | {
      kind: 'crash';
      instance: number;
      /** Counted from here, or from the next click on the button. */
      from: 'now' | 'click';
      operations: number;
      again: number | null;
    }
  | { kind: 'stall'; instance: number; milliseconds: number }
  | { kind: 'clockStep'; instance: number; milliseconds: number };

export type Step = Deed & { id: number; atMs: number; random: Random };

/** The workload and the crashes of a seed, in the order of time. */
export function writeScript(seed: number): Step[] {
  const random = seededRandom(seed ^ 0x5c817);
  const lengthMs = random.between(5, 50) * 60_000;
  const count = random.between(6, 22);
  const weights = chooseWeights(random);
  return Array.from({ length: count }, (_, id) => {
    const own = seededRandom(random.between(0, 2 ** 31));
    return { ...deed(weights, own), id, atMs: own.between(0, lengthMs), random: own };
  }).toSorted((one, other) => one.atMs - other.atMs || one.id - other.id);
}

type Weights = Record<Deed['kind'], number>;

/** Each seed has its own liking, so that some are all crashes and others all colleagues. */
function chooseWeights(random: Random): Weights {
  const some = (most: number): number => (random.chance(0.6) ? random.between(1, most) : 0);
  return {
    invoice: random.between(6, 12),
    sync: some(4),
    skip: some(2),
    unskip: some(2),
    enterAmount: some(2),
    look: some(3),
    stop: some(1),
    retry: some(3),
    undo: some(3),
    colleague: some(9),
    crash: random.between(2, 12),
    stall: some(2),
    clockStep: some(3),
  };
}

function deed(weights: Weights, random: Random): Deed {
  const kind = weighted(weights, random);
  const person = random.pick(people);
  const instance = random.between(0, 1);
  switch (kind) {
    case 'invoice':
      return {
        kind,
        person,
        instance,
        clicks: random.pick(clicks),
        share: random.pick([0.1, 0.3, 0.6, 1]),
      };
    case 'colleague':
      return { kind, deed: random.pick(colleagueDeeds) };
    case 'crash': {
      // Short ones hit what is under way; a second one hits the recovery from the first.
      const again = random.chance(0.4) ? random.between(1, 60) : null;
      const operations = random.between(1, random.pick([20, 80, 250]));
      return { kind, instance, from: random.pick(['now', 'click', 'click']), operations, again };
    }
    case 'stall':
      return { kind, instance, milliseconds: random.between(1_000, 55_000) };
    case 'clockStep':
      return { kind, instance, milliseconds: random.pick([-60, -10, -1, 1, 10, 60]) * 60_000 };
    default:
      return { kind, person, instance };
  }
}

function weighted(weights: Weights, random: Random): Deed['kind'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of a record of kinds.
  const kinds = Object.keys(weights) as Deed['kind'][];
  return random.pick(kinds.flatMap((kind) => Array.from({ length: weights[kind] }, () => kind)));
}
