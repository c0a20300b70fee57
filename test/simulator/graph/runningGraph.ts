// A simulated Graph over real HTTP, for one test.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '../../../simulator/clock.ts';
import { addSigningKey, audiences, issueToken } from '../../../simulator/entra/tokens.ts';
import type { User } from '../../../simulator/entra/records.ts';
import { exchange } from '../../../simulator/exchange.ts';
import { createFaults, type Faults } from '../../../simulator/faults.ts';
import { createLateWork } from '../../../simulator/faults/lateWork.ts';
import { createGraphService } from '../../../simulator/graph/graphService.ts';
import { usualLimits, type GraphLimits } from '../../../simulator/graph/graphLimits.ts';
import type { GraphSwitches } from '../../../simulator/graph/graphSwitches.ts';
import { createLatency } from '../../../simulator/latency/latency.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { buildWorld } from '../../../simulator/seed/buildWorld.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { listen } from '../../../simulator/service.ts';
import { createSwitches } from '../../../simulator/switches.ts';
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
  faults: Faults;
  origin: string;
  token(options?: TokenOptions): Promise<string>;
  /** With Megan's token to read unless another one, or none, is given. */
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** With Megan's token that allows everything, unless another one is given. */
  write(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
};

export type TokenOptions = {
  user?: User | null;
  tenantId?: string;
  audience?: string;
  scopes?: string[];
  roles?: string[];
  issuedAt?: Date;
  claims?: Json;
};

type CallOptions = {
  token?: string | null;
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
};

type Surroundings = {
  switches?: Partial<GraphSwitches>;
  /** What each request waits for inside the service. */
  hold?: () => Promise<unknown>;
};

export async function runGraph(
  limits: Partial<GraphLimits> = {},
  { switches = {}, hold }: Surroundings = {},
): Promise<RunningGraph> {
  const world = createWorld();
  buildWorld(world, { seed: 1, now });
  world.signingKeys.put(await signingKey);
  const graph = createGraphService({ ...usualLimits, ...limits });
  const clock = fixedClock(now.toISOString());
  const faults = createFaults();
  const turned = createSwitches({ graph: switches }).current();
  const context = { world, now, tokenTime: now, clock, random: seededRandom(9), switches: turned };
  const handle: typeof graph.handle = async (request, at) => {
    await hold?.();
    return graph.handle(request, at);
  };
  const stopping = new AbortController();
  const running = await listen({
    port: 0,
    ...exchange(
      { ...graph, handle },
      {
        contextAt: (origin) => ({ ...context, origin }),
        clock,
        faults,
        lateWork: createLateWork(clock),
        latency: createLatency(),
        signal: stopping.signal,
      },
    ),
  });
  onTestFinished(() => {
    stopping.abort();
    return running.close();
  });
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
    const { body: sent, method = 'GET', headers = {} } = options;
    const bearer = options.token === undefined ? await token() : options.token;
    const response = await fetch(path.startsWith('http') ? path : `${running.origin}${path}`, {
      method,
      headers: {
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    const text = await response.text();
    const body = text === '' ? {} : Json.parse(JSON.parse(text));
    const value = Array.isArray(body['value']) ? listIn(body, 'value') : [];
    return { status: response.status, headers: response.headers, body, value };
  };
  const write: RunningGraph['write'] = async (...[method, path, body, given]) => {
    const bearer = given ?? (await token({ scopes: ['Bookings.Manage.All'] }));
    return call(path, { method, body, token: bearer });
  };
  return { world, faults, origin: running.origin, token, call, write };
}

/** Path below a business. */
export function below(businessId: string, rest = ''): string {
  return `/v1.0/solutions/bookingBusinesses/${encodeURIComponent(businessId)}${rest}`;
}

export function errorCode({ body }: Answer): unknown {
  return objectIn(body, 'error')['code'];
}

export function errorMessage({ body }: Answer): string {
  return String(objectIn(body, 'error')['message']);
}

export function objectIn(record: Json, name: string): Json {
  return Json.parse(record[name]);
}

export function listIn(record: Json, name: string): Json[] {
  return z.array(Json).parse(record[name]);
}
