// A small company behind the simulated Business Central, called over HTTP.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { businessCentralService } from '../../../simulator/businessCentral/businessCentralService.ts';
import { fixedClock } from '../../../simulator/clock.ts';
import { addSigningKey, audiences, issueToken } from '../../../simulator/entra/tokens.ts';
import type { SigningKey, User } from '../../../simulator/entra/records.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { seedCompany, type SeededCompany } from '../../../simulator/seed/company.ts';
import { organisation, seedOrganisation } from '../../../simulator/seed/organisation.ts';
import { listen, type Context } from '../../../simulator/service.ts';
import { createSwitches, type Switches } from '../../../simulator/switches.ts';
import { createWorld, type World } from '../../../simulator/world.ts';

/** A Monday. */
export const now = '2026-03-02T09:30:00.000Z';

export const { megan, alex } = organisation.users;

export type Answer = {
  status: number;
  headers: Headers;
  /** The parsed body; text where it is not JSON. */
  body: unknown;
};

export type Ask = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  token?: string | null;
};

export type Running = {
  world: World;
  switches: Switches;
  origin: string;
  company: SeededCompany;
  /** Path of the company in the API. */
  path: string;
  context: Pick<Context, 'world' | 'now' | 'random'>;
  /** A token for Business Central. */
  tokenFor: (user: User, audience?: string) => Promise<string>;
  /** Asks at a path behind the API's root of the environment, unless it begins with a slash. */
  ask: (path: string, options?: Ask) => Promise<Answer>;
};

/** Serves a new world with one company and one user who may do everything. */
export async function runBusinessCentral(world = createWorld()): Promise<Running> {
  const random = seededRandom(7);
  const clock = fixedClock(now);
  const switches = createSwitches();
  world.signingKeys.put(await keyOfAllWorlds());
  seedOrganisation(world);
  const company = seedCompany(world, { random, now: new Date(now) });
  const service = await listen({
    port: 0,
    handle: async (request, origin) =>
      businessCentralService.handle(request, {
        world,
        clock,
        random,
        origin,
        switches: switches.current(),
        now: new Date(clock.now()),
        tokenTime: new Date(clock.now()),
      }),
  });
  onTestFinished(() => service.close());
  const context = { world, random, now: new Date(now) };
  const tokenFor: Running['tokenFor'] = (user, audience = audiences.businessCentral) =>
    issueToken(context, {
      user,
      audience,
      tenantId: organisation.tenantId,
      clientId: organisation.clientId,
      scopes: ['Financials.ReadWrite.All'],
      roles: [],
    });
  const usual = await tokenFor(megan);
  const root = `${service.origin}/v2.0/${organisation.tenantId}/Production/api/v2.0`;
  return {
    world,
    switches,
    company,
    context,
    tokenFor,
    origin: service.origin,
    path: `companies(${company.company.id})`,
    ask: (path, options = {}) =>
      send(/^(\/|http)/.test(path) ? new URL(path, service.origin).href : `${root}/${path}`, {
        token: usual,
        ...options,
      }),
  };
}

async function send(url: string, { method = 'GET', body, headers, token }: Ask): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body: parsed };
}

let knownKey: Promise<SigningKey> | undefined;

/** To make a key takes longer than most tests. */
function keyOfAllWorlds(): Promise<SigningKey> {
  knownKey ??= addSigningKey(createWorld());
  return knownKey;
}

const Row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof Row>;

/** The one entity of an answer. */
export function row(answer: Answer): Row {
  return Row.parse(answer.body);
}

/** The rows of a list. */
export function rows(answer: Answer, name = 'value'): Row[] {
  return z.array(Row).parse(row(answer)[name]);
}

/** Status, code and message of a refusal, without the correlation id at the end. */
export function refusal({ status, body }: Answer): { status: number; code: string; said: string } {
  const { error } = z
    .object({ error: z.object({ code: z.string(), message: z.string() }) })
    .parse(body);
  const said = /^(.*) {2}CorrelationId: {2}[0-9a-f-]{36}\.$/s.exec(error.message)?.[1];
  return { status, code: error.code, said: said ?? `no correlation id: ${error.message}` };
}
