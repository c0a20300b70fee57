// Bookings bears four requests at once of one application in one booking mailbox; what happens in other mailboxes is
// of no concern. https://learn.microsoft.com/graph/throttling-limits#bookings-service-limits
import { decodeJwt } from 'jose';
import type { ServiceRequest } from '../service.ts';
import type { World } from '../world.ts';
import { GraphError } from './graphError.ts';
import type { GraphSwitches } from './graphSwitches.ts';

export type MailboxLimit = {
  /** Counts a request in, and gives what counts it out; `undefined` where its mailbox has as many as it bears. */
  enter(request: ServiceRequest, world: World): (() => void) | undefined;
};

/** Counts for each world by itself, so that simulators beside each other do not get in their way. */
export function createMailboxLimit(atOnce: number): MailboxLimit {
  const worlds = new WeakMap<World, Map<string, number>>();
  return {
    enter: (request, world) => {
      const key = keyOf(request);
      if (key === undefined) return () => {};
      const counts = worlds.get(world) ?? new Map<string, number>();
      worlds.set(world, counts);
      const before = counts.get(key) ?? 0;
      if (before >= atOnce) return undefined;
      counts.set(key, before + 1);
      return () => counts.set(key, (counts.get(key) ?? 1) - 1);
    },
  };
}

/** Code and text were seen of other services of Exchange; how long to wait is not published. */
export function overMailboxLimit({ retryAfterIsFractional }: GraphSwitches): GraphError {
  return new GraphError(429, 'ApplicationThrottled', {
    message: 'Application is over its MailboxConcurrency limit.',
    headers: { 'retry-after': retryAfterIsFractional ? '0.628' : '1' },
  });
}

const belowBusiness = /^\/v1\.0\/solutions\/bookingBusinesses\/([^/]+)/i;

/** Counted before the token is checked; whoever has none that can be read is of no application. */
function keyOf({ url, headers }: ServiceRequest): string | undefined {
  const business = belowBusiness.exec(url.pathname)?.[1];
  const application = applicationOf(headers['authorization'] ?? '');
  if (business === undefined || application === undefined) return undefined;
  return `${application}/${business.toLowerCase().replaceAll('%40', '@')}`;
}

function applicationOf(authorization: string): string | undefined {
  try {
    const { azp, tid } = decodeJwt(authorization.replace(/^Bearer /i, ''));
    return `${String(tid)}/${String(azp)}`;
  } catch {
    return undefined;
  }
}
