// Which faults a seed brings. Allowed is what the real services and the network between do:
//   answerLost   the service has done it, but the connection breaks
//   gatewayAfter the service has done it, but a gateway answers an error in its place
//   garbled      the service has done it, but its answer breaks off in the middle
//   late         the service does it minutes later, when nobody waits any more
//   slow         the answer takes seconds
//   cut          the connection breaks before the service hears of it
//   busy         429, with Retry-After in seconds, as a date, or without
//   down         500, 502, 503, 504, 507 or 408, and nothing is done
//   conflict     409 or 412: somebody else is writing, and nothing is done
//   tokenRefused 401: the token is not taken
// Not allowed is what they never do: to answer success without having done it, to do a request twice, or to do it after
// the settle window. Each kind strikes at its own rate, and a seed has only some of the kinds: rare combinations come up
// more often so than with all of them at once.
import type { FaultyService } from '../../simulator/faults.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';

export const faultKinds = [
  'answerLost',
  'late',
  'gatewayAfter',
  'garbled',
  'slow',
  'cut',
  'busy',
  'down',
  'conflict',
  'tokenRefused',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A fault that strikes one request: its name tells which, whatever else happens in the run. */
export type Fault = { id: string; kind: FaultKind; random: Random };

export type FaultPlan = {
  /** The fault of this request, if one strikes it. */
  strike(service: FaultyService, method: string, path: string): Fault | undefined;
  /** Nothing fails until it goes on. */
  pause(): void;
  resume(): void;
  /** What struck so far. */
  readonly struck: { id: string; kind: FaultKind }[];
};

const mostPerKind = 0.12;

/** Without the faults named in `without`: that is how a long history is made short. */
export function planFaults(seed: number, without: ReadonlySet<string>): FaultPlan {
  const rates = ratesOf(seededRandom(seed ^ 0x0fa17));
  const counts = new Map<string, number>();
  const struck: FaultPlan['struck'] = [];
  let paused = false;
  return {
    struck,
    pause: () => {
      paused = true;
    },
    resume: () => {
      paused = false;
    },
    strike: (service, method, path) => {
      // The n-th request of its kind meets the same fate whatever other requests there are.
      const name = `${service} ${method} ${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (paused) return undefined;
      const id = `${name} #${count}`;
      const random = seededRandom(seed ^ hashOf(id));
      // Writes are rare among requests, and what happens to them matters most.
      const dice = method === 'GET' ? random.next() : random.next() / 2;
      const kind = choose(rates, dice);
      if (kind === undefined || without.has(id) || !canStrike(kind, service, method))
        return undefined;
      struck.push({ id, kind });
      return { id, kind, random };
    },
  };
}

function ratesOf(random: Random): Map<FaultKind, number> {
  const severity = random.pick([0.2, 0.5, 1, 1]);
  return new Map(
    faultKinds.map((kind) => [
      kind,
      random.chance(0.55) ? random.next() * mostPerKind * severity : 0,
    ]),
  );
}

function choose(rates: ReadonlyMap<FaultKind, number>, dice: number): FaultKind | undefined {
  let left = dice;
  for (const [kind, rate] of rates) {
    if (left < rate) return kind;
    left -= rate;
  }
  return undefined;
}

function canStrike(kind: FaultKind, service: FaultyService, method: string): boolean {
  if (kind === 'conflict') return service === 'businessCentral' && method !== 'GET';
  return kind !== 'tokenRefused' || service !== 'entra';
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
