// `npm run simulator`: the simulated services without the product, for whoever writes a client of their own.
import { rmSync } from 'node:fs';
import { userKey } from '../entra/users.ts';
import type { World } from '../world.ts';
import { Closers } from './closers.ts';
import { writeEndpoints } from './endpoints.ts';
import { bookingsLine, openSimulation } from './openSimulation.ts';
import type { StartOptions } from './options.ts';
import { portsFrom } from './ports.ts';
import type { Surroundings } from './run.ts';

/** Runs until it is stopped; throws a `SimulatorError` for what the person can put right. */
export async function runAlone(options: StartOptions, { say, stop }: Surroundings): Promise<void> {
  const closers = new Closers();
  try {
    // The API's port stays free, so that the others are those of `npm start`.
    const { api: _, ...ports } = portsFrom(options.port);
    const { data, world, simulator } = await openSimulation(options, { ports, say, closers });
    const { origins } = simulator;
    writeEndpoints(data.endpoints, origins);
    closers.add(() => rmSync(data.endpoints, { force: true }));
    for (const line of placesOf(origins)) say(line);
    for (const line of usersOf(world)) say(line);
    say(bookingsLine(world));
    await aborted(stop);
    say('Stopping …');
  } finally {
    await closers.closeAll();
  }
}

function placesOf(origins: Record<string, string>): string[] {
  const width = Math.max(...Object.keys(origins).map((name) => name.length));
  return Object.entries(origins).map(([name, origin]) => `  ${name.padEnd(width)}  ${origin}`);
}

/** By the names under which the control address gives tokens for them. */
function usersOf(world: World): string[] {
  return [
    'Users, as POST /tokens of the control address knows them:',
    ...world.users.list().map((user) => `  ${userKey(user)}  ${user.userPrincipalName}`),
  ];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    // A timer: the process would end by itself once nobody is connected.
    const alive = setInterval(() => {}, 2 ** 30);
    signal.addEventListener('abort', () => {
      clearInterval(alive);
      resolve();
    });
  });
}
