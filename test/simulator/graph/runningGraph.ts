// A simulated Graph over real HTTP, for one test.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '../../../simulator/clock.ts';
import { addSigningKey, audiences, issueToken } from '../../../simulator/entra/tokens.ts';
import type { User } from '../../../simulator/entra/records.ts';
import { createGraphService } from '../../../simulator/graph/graphService.ts';
import { usualLimits, type GraphLimits } from '../../../simulator/graph/graphLimits.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { buildWorld } from '../../../simulator/seed/buildWorld.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { listen } from '../../../simulator/service.ts';
import { createSwitches, type SwitchSettingsInput } from '../../../simulator/switches.ts';
import { createWorld, type World } from '../../../simulator/world.ts';

export const now = new Date('2026-11-24T09:20:00Z');
export const centre = 'Therapiezentrum@fabrikam-health.example';
export const closed = 'Geschaeftsleitung@fabrikam-health.example';

const Json = z.record(z.string(), z.unknown());
export type Json = z.infer<typeof Json>;

/** Making a key takes longer than any of these tests: all worlds here share one. */
const signingKey = addSigningKey(createWorld());

export type Answer = { status: number; headers: Headers; body: Json; value: Json[] };

export type RunningGraph = {
  world: World;
  origin: string;
  token(options?: TokenOptions): Promise<string>;
  /** With Megan's token unless another one, or none, is given. */
  call(path: string, options?: CallOptions): Promise<Answer>;
};

export type TokenOptions = {
  user?: User | null;
  tenantId?: string;
  audience?: string;
  scopes?: string[];
  roles?: string[];
  issuedAt?: Date;
};

type CallOptions = { token?: string | null; method?: string; headers?: Record<string, string> };

export async function runGraph(
  limits: Partial<GraphLimits> = {},
  switches: SwitchSettingsInput = {},
): Promise<RunningGraph> {
  const world = createWorld();
  buildWorld(world, { seed: 1, now });
  world.signingKeys.put(await signingKey);
  const service = createGraphService({ ...usualLimits, ...limits });
  const clock = fixedClock(now.toISOString());
  const turned = createSwitches(switches).current();
  const context = { world, now, clock, random: seededRandom(9), switches: turned };
  const running = await listen({
    port: 0,
    handle: async (request, origin) => service.handle(request, { ...context, origin }),
  });
  onTestFinished(() => running.close());
  const token = ({ issuedAt = now, ...options }: TokenOptions = {}): Promise<string> =>
    issueToken(
      { ...context, now: issuedAt },
      {
        user: organisation.users.megan,
        tenantId: organisation.tenantId,
        clientId: organisation.clientId,
        audience: audiences.graph,
        scopes: ['Bookings.Read.All', 'User.Read'],
        roles: [],
        ...options,
      },
    );
  const call = async (path: string, options: CallOptions = {}): Promise<Answer> => {
    const bearer = options.token === undefined ? await token() : options.token;
    const response = await fetch(path.startsWith('http') ? path : `${running.origin}${path}`, {
      method: options.method ?? 'GET',
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...options.headers,
      },
    });
    const body = Json.parse(await response.json());
    const value = Array.isArray(body['value']) ? listIn(body, 'value') : [];
    return { status: response.status, headers: response.headers, body, value };
  };
  return { world, origin: running.origin, token, call };
}

/** Path below a business. */
export function below(businessId: string, rest = ''): string {
  return `/v1.0/solutions/bookingBusinesses/${encodeURIComponent(businessId)}${rest}`;
}

export function errorCode({ body }: Answer): unknown {
  return objectIn(body, 'error')['code'];
}

export function objectIn(record: Json, name: string): Json {
  return Json.parse(record[name]);
}

export function listIn(record: Json, name: string): Json[] {
  return z.array(Json).parse(record[name]);
}
