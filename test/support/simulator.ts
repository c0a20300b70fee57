// The simulated services, each at an address of its own, for the time of one test.
import { onTestFinished } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import type { SignedInUser } from '../../api/domain/user.ts';
import { realOrigins, type Origins } from '../../api/http/origins.ts';
import { createTransport, type Transport } from '../../api/http/transport.ts';
import { createAccessTokens, type TokenCacheStore } from '../../api/identity/accessTokens.ts';
import type { AccessTokens } from '../../api/http/accessTokens.ts';
import type { Pause } from '../../api/http/retryReads.ts';
import { systemClock } from '../../simulator/clock.ts';
import type { SigningKey, User } from '../../simulator/entra/records.ts';
import { addSigningKey, issueToken, type TokenContent } from '../../simulator/entra/tokens.ts';
import { exchange } from '../../simulator/exchange.ts';
import { createFaults, type Faults } from '../../simulator/faults.ts';
import { createLateWork } from '../../simulator/faults/lateWork.ts';
import { createLatency } from '../../simulator/latency/latency.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';
import { buildWorld } from '../../simulator/seed/buildWorld.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { listen, type Context, type ServiceRequest } from '../../simulator/service.ts';
import type { SimulatedService } from '../../simulator/simulatedService.ts';
import { createSwitches, type Switches } from '../../simulator/switches.ts';
import { createWorld, type World } from '../../simulator/world.ts';
import { recordedPause } from './pause.ts';
import { switchesOfThisRun } from './switchesOfThisRun.ts';

export type TestSimulator = {
  world: World;
  faults: Faults;
  switches: Switches;
  random: Random;
  transport: Transport;
  /** Every request that reached a service, faulty or not. */
  requests: { service: SimulatedService['name']; request: ServiceRequest }[];
  /** What `getAuthToken` would give the tab. */
  tokenFor(user: User, different?: Partial<TokenContent>): Promise<string>;
  signIn(user: User): Promise<SignedInUser>;
  accessTokens(options?: {
    store?: TokenCacheStore;
    encryptionKey?: Buffer;
    pause?: Pause;
  }): AccessTokens;
};

export const { megan, alex } = organisation.users;

/** Starts the given services over a freshly seeded world. */
export async function startServices(
  services: readonly SimulatedService[],
  seed: { bookings?: number; customers?: number } = { bookings: 20, customers: 5 },
): Promise<TestSimulator> {
  const world = createWorld();
  const clock = systemClock();
  const random = seededRandom(1);
  const faults = createFaults();
  const switches = createSwitches(switchesOfThisRun());
  const requests: TestSimulator['requests'] = [];
  world.signingKeys.put(await keyOfAllWorlds());
  buildWorld(world, { seed: 1, now: new Date(clock.now()), ...seed });
  const origins: Origins = { ...realOrigins };
  const stopping = new AbortController();
  const held = {
    lateWork: createLateWork(clock),
    latency: createLatency(),
    signal: stopping.signal,
  };
  const contextAt = (origin: string, instant = clock.now()): Context => {
    const now = new Date(instant);
    return { world, now, tokenTime: now, clock, random, origin, switches: switches.current() };
  };
  for (const service of services) {
    const { handle } = exchange(service, { ...held, contextAt, clock, faults });
    const running = await listen({
      port: 0,
      handle: (request, origin) => {
        requests.push({ service: service.name, request });
        return handle(request, origin);
      },
    });
    // The product calls no bot connector.
    if (service.name !== 'botConnector') origins[service.name] = running.origin;
    onTestFinished(() => running.close());
  }
  onTestFinished(() => stopping.abort());
  const transport = createTransport({ origins });
  const tokenFor: TestSimulator['tokenFor'] = (user, different = {}) =>
    issueToken(
      { world, random, now: new Date(clock.now()) },
      {
        user,
        tenantId: user.tenantId,
        clientId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
        audience: organisation.clientId,
        scopes: ['access_as_user'],
        roles: user.appRoles,
        ...different,
      },
    );
  return {
    world,
    faults,
    switches,
    random,
    transport,
    requests,
    tokenFor,
    signIn: async (user) => ({
      tenantId: asId<'tenant'>(user.tenantId),
      userId: asId<'user'>(user.id),
      assertion: await tokenFor(user),
    }),
    accessTokens: (options = {}) => {
      const { clientId, clientSecret } = organisation;
      const usual = {
        store: memoryStore(),
        encryptionKey: Buffer.alloc(32, 7),
        pause: recordedPause(),
      };
      return createAccessTokens({ transport, clientId, clientSecret, ...usual, ...options });
    },
  };
}

let knownKey: Promise<SigningKey> | undefined;

/** To make a key takes longer than most tests. */
function keyOfAllWorlds(): Promise<SigningKey> {
  knownKey ??= addSigningKey(createWorld());
  return knownKey;
}

/** Keeps token caches for as long as the test. */
export function memoryStore(): TokenCacheStore & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    load: async ({ tenantId, userId }) => kept.get(`${tenantId}/${userId}`),
    save: async ({ tenantId, userId }, serialized) => {
      kept.set(`${tenantId}/${userId}`, serialized);
    },
  };
}
