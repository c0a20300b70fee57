// The whole simulator at addresses of its own, over a small world, for the time of one test.
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { systemClock, type Clock } from '../../simulator/clock.ts';
import type { SigningKey } from '../../simulator/entra/records.ts';
import { addSigningKey } from '../../simulator/entra/tokens.ts';
import { seededRandom } from '../../simulator/random.ts';
import { buildWorld, type SeedOptions } from '../../simulator/seed/buildWorld.ts';
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/simulator.ts';
import { createWorld, type World } from '../../simulator/world.ts';
import { keepInMemory } from '../../simulator/worldLog.ts';

export type Answer = { status: number; body: Record<string, unknown> };

export type TestSimulator = Simulator & {
  world: World;
  clock: Clock;
  control: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** A token out of the control address. */
  token: (request: { user: string | null; resource: string; claims?: object }) => Promise<string>;
};

type Different = Partial<
  Pick<SimulatorOptions, 'stored' | 'clock' | 'latency' | 'switches'> &
    Pick<SeedOptions, 'bookings' | 'customers'>
>;

export async function startTestSimulator(
  tabOrigin?: string,
  {
    stored = keepInMemory(),
    clock = systemClock(),
    bookings = 5,
    customers = 3,
    ...different
  }: Different = {},
): Promise<TestSimulator> {
  stored.world.signingKeys.put(await keyOfAllWorlds());
  buildWorld(stored.world, { seed: 1, now: new Date(clock.now()), bookings, customers });
  const simulator = await startSimulator({
    stored,
    clock,
    random: seededRandom(1),
    ...different,
    ...(tabOrigin !== undefined && { tabOrigin }),
  });
  onTestFinished(() => simulator.close());
  const control: TestSimulator['control'] = async (method, path, body) => {
    const address = `${simulator.origins.control}${path}`;
    return read(
      await fetch(address, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  };
  return {
    ...simulator,
    world: stored.world,
    clock,
    control,
    token: async (request) => String((await control('POST', '/tokens', request)).body['token']),
  };
}

const Body = z.record(z.string(), z.unknown());

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = text === '' ? {} : Body.parse(JSON.parse(text));
  return { status: response.status, body };
}

let knownKey: Promise<SigningKey> | undefined;

/** To make a key takes longer than most tests. */
function keyOfAllWorlds(): Promise<SigningKey> {
  knownKey ??= addSigningKey(createWorld());
  return knownKey;
}
