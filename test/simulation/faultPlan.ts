// Which faults a seed brings, and to which requests. What a fault does is for the simulator to know (simulator/faults.ts);
// here each strikes at its own rate, and a seed has only some of them: rare combinations come up more often so than with
// all of them at once. Left out are requests that are delivered twice: Business Central has no idempotency key, so that
// nobody could prevent what they do.
import type { FaultyService } from '../../simulator/faults.ts';
import { drawItemDeed } from '../../simulator/faults/batchItem.ts';
import type { FaultDeed } from '../../simulator/faults/faultRule.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';
import type { ServiceRequest } from '../../simulator/service.ts';

const minute = 60_000;

/** How a kind of fault turns out, for one request. */
const kinds = {
  /** Done, but the connection breaks, or a gateway says that it does not know. */
  answerLost: (random) => ({
    kind: 'answerLost',
    ...random.pick([{}, {}, { status: 500 }, { status: 502 }, { status: 503 }, { status: 504 }]),
  }),
  /** Answered with an error, and done minutes later. */
  doneLater: (random) => ({
    kind: 'doneLater',
    laterMs: random.between(1_000, 16 * minute),
    ...random.pick([{}, { status: 504 }, { status: 503 }]),
  }),
  /** On the way until nobody waits any more, and then done. */
  late: (random) => ({ kind: 'delay', delayMs: random.between(minute, 10 * minute) }),
  slow: (random) => ({ kind: 'delay', delayMs: random.between(2_000, 55_000) }),
  cut: () => ({ kind: 'cut' }),
  throttled: (random) => ({ kind: 'status', status: 429, ...waiting(random) }),
  serverError: (random) => ({
    kind: 'status',
    status: random.pick([408, 500, 502, 503, 504, 507]),
    ...waiting(random),
  }),
  conflict: (random) => ({ kind: 'status', status: random.pick([409, 412]) }),
  tokenExpired: () => ({ kind: 'status', status: 401 }),
  consentWithdrawn: () => ({ kind: 'status', status: 400, code: 'consent_required' }),
  truncated: () => ({ kind: 'truncated', abruptly: false }),
  notJson: () => ({ kind: 'notJson' }),
  batchItem: (random) => drawItemDeed(random, 19),
  /** A colleague edits the documents that a write is about, right before it is carried out. */
  changedMeanwhile: () => ({ kind: 'changedMeanwhile' }),
} as const satisfies Record<string, (random: Random) => FaultDeed>;

export type FaultKind = keyof typeof kinds;
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of a constant object.
export const faultKinds = Object.keys(kinds) as FaultKind[];

function waiting(random: Random) {
  const dateInSeconds = random.pick([2, 60]);
  const retryAfter = random.pick([1, 20, 300, { dateInSeconds }]);
  return random.chance(0.3) ? {} : { retryAfter };
}

/** A fault that strikes one request: its name tells which, whatever else happens in the run. */
export type Fault = { id: string; kind: FaultKind; deed: FaultDeed };

type Asked = Pick<ServiceRequest, 'method' | 'url' | 'body'>;

export type FaultPlan = {
  /** The fault of this request, if one strikes it. */
  strike(service: FaultyService, request: Asked): Fault | undefined;
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
    strike: (service, request) => {
      const { method, url } = request;
      // The n-th request of its kind meets the same fate whatever other requests there are.
      const name = `${service} ${method} ${url.pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*')}`;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      if (paused) return undefined;
      const id = `${name} #${count}`;
      const random = seededRandom(seed ^ hashOf(id));
      // Writes are rare among requests, and what happens to them matters most.
      const dice = method === 'GET' ? random.next() : random.next() / 2;
      const kind = choose(rates, dice);
      if (kind === undefined || without.has(id) || !canStrike(kind, service, request))
        return undefined;
      struck.push({ id, kind });
      return { id, kind, deed: kinds[kind](random) };
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

function canStrike(kind: FaultKind, service: FaultyService, { method, url, body }: Asked): boolean {
  const isWrite = service === 'businessCentral' && method !== 'GET';
  switch (kind) {
    case 'conflict':
    case 'doneLater':
    case 'batchItem':
      return isWrite;
    case 'changedMeanwhile':
      return isWrite && /salesInvoices\([\da-f-]{36}\)/i.test(`${url.pathname} ${body.toString()}`);
    case 'tokenExpired':
      return service !== 'entra';
    case 'consentWithdrawn':
      return service === 'entra';
    default:
      return true;
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
