// One call of an operation: what an operation's file gets to work with.
import type { Caller } from '../entra/tokens.ts';
import type { Context, ServiceRequest } from '../service.ts';
import type { GraphLimits } from './graphLimits.ts';

export type GraphCall = {
  request: ServiceRequest;
  context: Context;
  caller: Caller;
  limits: GraphLimits;
  /** Decoded variable segments of the path, in their order. */
  ids: readonly string[];
};

/** The JSON body of the answer. */
export type GraphAnswer = Record<string, unknown>;

/** Whether the request has a preference, in any of the ways in which headers may list them. */
export function prefers({ request }: GraphCall, preference: string): boolean {
  const wishes = (request.headers['prefer'] ?? '').split(',');
  return wishes.some((wish) => wish.trim().toLowerCase() === preference);
}

/** Context URL of an answer about something below a business. */
export function contextOf(businessId: string, rest: string): string {
  const business = `bookingBusinesses('${encodeURIComponent(businessId)}')`;
  return `https://graph.microsoft.com/v1.0/solutions/$metadata#${business}/${rest}`;
}
