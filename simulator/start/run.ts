// `npm start`, from the first check to the orderly end.
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { seededRandom } from '../random.ts';
import { startSimulator } from '../simulator.ts';
import { SimulatorError } from '../simulatorError.ts';
import { apiEnvironment } from './apiEnvironment.ts';
import { startApi, untilHealthy } from './apiProcess.ts';
import { buildTab, tabIsStale } from './buildTab.ts';
import { openDataFolder } from './dataFolder.ts';
import { encryptionKeyIn } from './encryptionKey.ts';
import { writeEndpoints } from './endpoints.ts';
import { holdFolder } from './holdFolder.ts';
import { countBookings, openStoredWorld } from './openStoredWorld.ts';
import type { StartOptions } from './options.ts';
import { portsFrom, requireFreePorts } from './ports.ts';

export type Surroundings = {
  /** Writes one line for the person. */
  say: (line: string) => void;
  /** Ends the run. */
  stop: AbortSignal;
};

/** Runs until it is stopped. Throws a `SimulatorError` for what the person can put right. */
export async function run(options: StartOptions, { say, stop }: Surroundings): Promise<void> {
  const clock = systemClock();
  const ports = portsFrom(options.port);
  const data = openDataFolder(options.data);
  await using stack = new AsyncDisposableStack();
  stack.defer(await holdFolder(data, ports.teams));
  await requireFreePorts(ports);
  rmSync(data.endpoints, { force: true });

  const { stored, lines } = openStoredWorld(data, options, () => new Date(clock.now()));
  stack.defer(() => stored.close());
  for (const line of lines) say(line);
  if (tabIsStale()) {
    say('Building the tab …');
    await buildTab(stop);
  }

  const apiOrigin = `http://localhost:${ports.api}`;
  // Ids of this run must not repeat those of an earlier one.
  const random = seededRandom(randomInt(2 ** 32));
  const simulator = await startSimulator({ stored, clock, random, ports, tabOrigin: apiOrigin });
  stack.defer(() => simulator.close());
  const encryptionKey = encryptionKeyIn(data.encryptionKey);
  const place = { port: ports.api, stateFolder: data.state, encryptionKey };
  const api = startApi(apiEnvironment(simulator, stored.world, place));
  stack.defer(() => api.stop());
  await whileRunning(api.ended, stop, (signal) => untilHealthy(apiOrigin, signal));
  if (stop.aborted) return;

  writeEndpoints(data.endpoints, apiOrigin, simulator);
  stack.defer(() => rmSync(data.endpoints, { force: true }));
  say(`${countBookings(stored.world)} bookings are in the simulated Bookings. Stop with Ctrl+C.`);
  say(`Open ${simulator.origins.teams}`);
  await whileRunning(api.ended, stop, untilAborted);
  say('Stopping …');
}
