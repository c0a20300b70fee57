// What `npm start` and `npm run simulator` have in common: a folder, a world kept in it, and the services before it.
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { seededRandom } from '../random.ts';
import { startSimulator, type Simulator } from '../simulator.ts';
import { createSwitches } from '../switches.ts';
import type { World } from '../world.ts';
import type { Closers } from './closers.ts';
import { openDataFolder, type DataFolder } from './dataFolder.ts';
import { holdFolder } from './holdFolder.ts';
import { countBookings, openStoredWorld } from './openStoredWorld.ts';
import type { StartOptions } from './options.ts';
import { requireFreePorts, type Ports } from './ports.ts';

export type Simulation = { data: DataFolder; world: World; simulator: Simulator };

type SimulationPlace = {
  ports: Omit<Ports, 'api'> & Partial<Ports>;
  /** Where the product will be, if it is started. */
  tabOrigin?: string;
  /** Writes one line for the person. */
  say: (line: string) => void;
  closers: Closers;
};

/** Throws a `SimulatorError` for what the person can put right; what was opened by then is among the closers. */
export async function openSimulation(
  options: StartOptions,
  { ports, tabOrigin, say, closers }: SimulationPlace,
): Promise<Simulation> {
  // Programs beside the simulator go by the machine's time.
  const clock = systemClock({ tokensKeepMachineTime: true });
  const data = openDataFolder(options.data);
  closers.add(await holdFolder(data, ports.teams));
  await requireFreePorts(ports);
  rmSync(data.endpoints, { force: true });

  const { stored, lines } = openStoredWorld(data, options, new Date(clock.now()));
  closers.add(() => stored.close());
  for (const line of lines) say(line);

  const simulator = await startSimulator({
    stored,
    clock,
    // Ids of this run must not repeat those of an earlier one.
    random: seededRandom(randomInt(2 ** 32)),
    latency: options.latency,
    switches: createSwitches(options.switches),
    ports,
    ...(tabOrigin !== undefined && { tabOrigin }),
  });
  closers.add(() => simulator.close());
  return { data, world: stored.world, simulator };
}

export function bookingsLine(world: World): string {
  return `${countBookings(world)} bookings are in the simulated Bookings. Stop with Ctrl+C.`;
}
