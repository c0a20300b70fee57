// Conditional access that asks for more than a password: the token request is refused with a claims challenge, which
// the client repeats where the user can be asked.
// https://learn.microsoft.com/entra/identity-platform/v2-conditional-access-dev-guide
import { z } from 'zod';
import { EntraError } from './errors.ts';
import type { Resource, Session, User } from './records.ts';

/** The policy that protects each resource for the users who have to step up for it. */
const policyIds: Record<Resource, string> = {
  api: '5c1e7d90-3a4b-4f26-8d17-60b2c9e8f401',
  graph: '5c1e7d90-3a4b-4f26-8d17-60b2c9e8f402',
  businessCentral: '5c1e7d90-3a4b-4f26-8d17-60b2c9e8f403',
  botFramework: '5c1e7d90-3a4b-4f26-8d17-60b2c9e8f404',
};

const ClaimsRequest = z.object({
  access_token: z
    .object({
      capolids: z.object({ values: z.array(z.string()) }).optional(),
      xms_cc: z.object({ values: z.array(z.string()) }).optional(),
      nbf: z.object({ value: z.coerce.number() }).optional(),
    })
    .optional(),
});

export type ClaimsRequest = {
  /** Policies that the user is to satisfy. */
  policyIds: string[];
  /** What the client says it can handle, like `CP1`. */
  capabilities: string[];
  /** Second before which the token must not have been issued; 0 where it does not matter. */
  notBefore: number;
};

/** Reads a claims request. Throws an `EntraError` where it is no JSON of that form. */
export function readClaimsRequest(text: string | undefined): ClaimsRequest {
  if (text === undefined) return { policyIds: [], capabilities: [], notBefore: 0 };
  const parsed = ClaimsRequest.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new EntraError({
      number: 9002313,
      error: 'invalid_request',
      text: "Invalid request. Request is malformed or invalid. The parameter 'claims' is not a claims request.",
    });
  }
  const asked = parsed.data.access_token;
  return {
    policyIds: asked?.capolids?.values ?? [],
    capabilities: asked?.xms_cc?.values ?? [],
    notBefore: asked?.nbf?.value ?? 0,
  };
}

/** The policy that a user has to satisfy for a resource. */
export function policyOf(resource: Resource): string {
  return policyIds[resource];
}

/** Whether the user has still to do something before a token for the resource is given. */
export function needsStepUp(user: User, session: Session, resource: Resource): boolean {
  return (
    user.stepUpFor.includes(resource) && !session.satisfiedPolicies.includes(policyIds[resource])
  );
}

export function stepUpRequired(resource: Resource): EntraError {
  const capolids = { essential: true, values: [policyIds[resource]] };
  return new EntraError({
    number: 50076,
    error: 'interaction_required',
    text: 'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
    suberror: 'basic_action',
    claims: JSON.stringify({ access_token: { capolids } }),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
