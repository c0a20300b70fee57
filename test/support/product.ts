// The whole product in this process, over the simulated services: real HTTP, a real database, real tokens.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../../api/config.ts';
import { ErrorBody } from '../../api/contract/errors.ts';
import { operations, type OperationName, type Operations } from '../../api/contract/operations.ts';
import { startServer, type RunningServer } from '../../api/server.ts';
import { systemClock, type Clock } from '../../simulator/clock.ts';
import { createFaults, type Faults, type FaultyService } from '../../simulator/faults.ts';
import { seededRandom } from '../../simulator/random.ts';
import { buildWorld, type SeedOptions } from '../../simulator/seed/buildWorld.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { createSwitches } from '../../simulator/switches.ts';
import type { World } from '../../simulator/world.ts';
import { keepInMemory } from '../../simulator/worldLog.ts';
import { switchesOfThisRun } from './switchesOfThisRun.ts';

/** First name of somebody in the world, in lower case: `megan` has every right, `alex` none. */
export type Person = string;

export type Input<Name extends OperationName> = {
  as?: Person;
  params?: z.input<Operations[Name]['params']>;
  query?: z.input<Operations[Name]['query']>;
  body?: z.input<Operations[Name]['body']>;
  headers?: Record<string, string>;
  /** In place of the person's own token; `null` for none. */
  token?: string | null;
};

export type Refusal = { status: number; headers: Headers; error: ErrorBody['error'] };

export type ServiceCall = { service: FaultyService; method: string; path: string };

export type Product = {
  simulator: Simulator;
  world: World;
  clock: Clock;
  faults: Faults;
  /** What reached the simulated services, oldest first. Emptied by whoever counts. */
  requests: ServiceCall[];
  origin: string;
  /** Does an operation, and checks that it is answered as the contract says. */
  ok<Name extends OperationName>(
    name: Name,
    input?: Input<Name>,
  ): Promise<z.output<Operations[Name]['response']>>;
  /** Does an operation that is to be refused. */
  refused<Name extends OperationName>(name: Name, input?: Input<Name>): Promise<Refusal>;
  /** What the tab of a person would send; with other claims for tests of what is refused. */
  token(person: Person, claims?: Record<string, unknown>): Promise<string>;
  /** A colleague's hand in Business Central or Bookings, through the control address. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  tick(): Promise<void>;
  /** The product's own records: what no operation shows. */
  readonly db: RunningServer['db'];
  /** What the API is told by its environment, for one in a process of its own. */
  readonly environment: Record<string, string>;
  stop(): Promise<void>;
  /** Starts it again, on the same database. */
  start(): Promise<void>;
  /** Stops the API and starts it again on the same database. */
  restart(): Promise<void>;
};

/** A process of its own shows neither its database nor its clock. */
type Serving = Pick<RunningServer, 'origin' | 'close'> & Partial<RunningServer>;

export type ProductOptions = {
  seed?: Partial<SeedOptions>;
  /** `memory:` by default. */
  database?: string;
  tabFolder?: string;
  environment?: Record<string, string>;
  /** A clock that nobody sets, where it is not to go with the other one. */
  elapsedMs?: () => number;
  /** In place of an API in this process. */
  serve?: (environment: Record<string, string>) => Promise<Serving>;
};

/** Starts simulator and API for the time of one test, or of one file where it is called in `beforeAll`. */
export async function startProduct(
  options: ProductOptions = {},
  atEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Product> {
  const clock = systemClock();
  const requests: ServiceCall[] = [];
  const faults = countedFaults(requests);
  const stored = keepInMemory();
  const seed = { seed: 1, now: new Date(clock.now()), bookings: 30, customers: 8, ...options.seed };
  buildWorld(stored.world, seed);
  const simulator = await startSimulator({
    stored,
    clock,
    faults,
    switches: createSwitches(switchesOfThisRun()),
    random: seededRandom(2),
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-'));
  writeFileSync(path.join(folder, 'index.html'), emptyPage);
  const inThisProcess: NonNullable<ProductOptions['serve']> = (environment) =>
    startServer(readConfig(environment), {
      version: '0.0.0',
      now: () => new Date(clock.now()).toISOString(),
      elapsedMs: options.elapsedMs ?? (() => clock.now()),
      newId: randomUUID,
      tabFolder: options.tabFolder ?? folder,
    });
  const { serve = inThisProcess } = options;
  const start = (): Promise<Serving> => serve(environmentOf(simulator, options));
  let server = await start();
  simulator.teams.showTab(server.origin);
  atEnd(async () => {
    await server.close();
    await simulator.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const startAgain = async (): Promise<void> => {
    server = await start();
    simulator.teams.showTab(server.origin);
  };
  const control: Product['control'] = async (method, where, body) => {
    const answer = await ask(simulator.origins.control + where, { method, body });
    if (answer.status >= 400) throw new Error(`${method} ${where}: ${answer.text}`);
    return parse(answer.text);
  };
  const token: Product['token'] = async (user, claims) => {
    const wanted = { user, resource: 'api', ...(claims && { claims }) };
    return Token.parse(await control('POST', '/tokens', wanted)).token;
  };
  const send = async <Name extends OperationName>(name: Name, input: Input<Name>) => {
    const { as = 'megan', token: own, headers } = input;
    const bearer = own === undefined ? await token(as) : own;
    return ask(server.origin + addressOf(name, input), {
      method: operations[name].method.toUpperCase(),
      body: input.body,
      headers: { ...headers, ...(bearer !== null && { authorization: `Bearer ${bearer}` }) },
    });
  };
  return {
    simulator,
    world: stored.world,
    clock,
    faults,
    requests,
    get origin() {
      return server.origin;
    },
    token,
    control,
    ok: async (name, input = {}) => {
      const { status, text } = await send(name, input);
      const operation = operations[name];
      if (status !== operation.status) throw new Error(`${name} answered ${status}: ${text}`);
      const response: z.ZodType = operation.response;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The schema of this very operation.
      return response.parse(parse(text)) as z.output<Operations[typeof name]['response']>;
    },
    refused: async (name, input = {}) => {
      const { status, headers, text } = await send(name, input);
      if (status < 400) throw new Error(`${name} was not refused but answered ${status}`);
      return { status, headers, error: ErrorBody.parse(parse(text)).error };
    },
    tick: async () => server.tick?.(),
    get db() {
      if (!server.db) throw new Error('The database is in another process');
      return server.db;
    },
    environment: environmentOf(simulator, options),
    stop: () => server.close(),
    start: startAgain,
    restart: async () => {
      await server.close();
      await startAgain();
    },
  };
}

/** Every request to a service asks for its fault, so this is where they pass. */
function countedFaults(requests: ServiceCall[]): Faults {
  const faults = createFaults();
  return {
    ...faults,
    take: (service, request) => {
      const { method, url } = request;
      requests.push({ service, method, path: decodeURIComponent(url.pathname) });
      return faults.take(service, request);
    },
  };
}

const Token = z.object({ token: z.string() });

function addressOf<Name extends OperationName>(name: Name, input: Input<Name>): string {
  const params: Record<string, unknown> = { ...input.params };
  const where = operations[name].path.replaceAll(/\{(\w+)\}/g, (_, param: string) =>
    encodeURIComponent(String(params[param])),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...input.query })) query.set(key, String(value));
  return `/api${where}${query.size > 0 ? `?${query.toString()}` : ''}`;
}

const emptyPage =
  '<meta name="teams-host-origins" content="" /><meta name="open-in-teams-url" content="" />';

function environmentOf(
  { origins }: Simulator,
  { database = 'memory:', environment = {} }: ProductOptions,
): Record<string, string> {
  return {
    PORT: '0',
    ...(database.startsWith('postgres') ? { DATABASE_URL: database } : { DATA_DIR: database }),
    CLIENT_ID: organisation.clientId,
    CLIENT_SECRET: organisation.clientSecret,
    API_AUDIENCES: `api://localhost/${organisation.clientId}`,
    ALLOWED_TENANT_IDS: organisation.tenantId,
    TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    TEAMS_HOST_ORIGINS: origins.teams,
    OPEN_IN_TEAMS_URL: origins.teams,
    ENTRA_ORIGIN: origins.entra,
    GRAPH_ORIGIN: origins.graph,
    BUSINESS_CENTRAL_ORIGIN: origins.businessCentral,
    BOT_CONNECTOR_ORIGIN: origins.botConnector,
    BOT_LOGIN_ORIGIN: origins.botConnector,
    BOT_TENANT_ID: organisation.tenantId,
    LOG_LEVEL: 'silent',
    DEFAULT_ROLE: 'manager',
    ...environment,
  };
}

type Asking = { method: string; body: unknown; headers?: Record<string, string> };

async function ask(url: string, { method, body, headers }: Asking) {
  const hasBody = body !== undefined;
  const response = await fetch(url, {
    method,
    headers: { ...(hasBody && { 'content-type': 'application/json' }), ...headers },
    ...(hasBody && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function parse(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
