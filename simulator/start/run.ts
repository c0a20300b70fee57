// `npm start`, from the first check to the orderly end.
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { seededRandom } from '../random.ts';
import { startSimulator } from '../simulator.ts';
import { apiEnvironment } from './apiEnvironment.ts';
import { startApi, untilHealthy, type ApiProcess } from './apiProcess.ts';
import { buildTab, tabIsStale } from './buildTab.ts';
import { Closers } from './closers.ts';
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

/** Runs until it is stopped; throws a `SimulatorError` for what the person can put right. */
export async function run(options: StartOptions, surroundings: Surroundings): Promise<void> {
  const closers = new Closers();
  try {
    await runUntilStopped(options, surroundings, closers);
  } finally {
    await closers.closeAll();
  }
}

async function runUntilStopped(
  options: StartOptions,
  { say, stop }: Surroundings,
  closers: Closers,
): Promise<void> {
  const clock = systemClock();
  const ports = portsFrom(options.port);
  const data = openDataFolder(options.data);
  closers.add(await holdFolder(data, ports.teams));
  await requireFreePorts(ports);
  rmSync(data.endpoints, { force: true });

  const { stored, lines } = openStoredWorld(data, options, new Date(clock.now()));
  closers.add(() => stored.close());
  for (const line of lines) say(line);
  if (tabIsStale()) {
    say('Building the tab …');
    await buildTab(stop);
  }

  say('Starting …');
  const apiOrigin = `http://localhost:${ports.api}`;
  // Ids of this run must not repeat those of an earlier one.
  const random = seededRandom(randomInt(2 ** 32));
  const simulator = await startSimulator({ stored, clock, random, ports, tabOrigin: apiOrigin });
  closers.add(() => simulator.close());
  const encryptionKey = encryptionKeyIn(data.encryptionKey);
  const place = { port: ports.api, stateFolder: data.state, encryptionKey };
  const api = startApi(apiEnvironment(simulator, stored.world, place));
  closers.add(() => api.stop());
  const over = endOf(api, stop);
  await Promise.race([over, untilHealthy(apiOrigin, stop)]);
  if (stop.aborted) return;

  writeEndpoints(data.endpoints, apiOrigin, simulator);
  closers.add(() => rmSync(data.endpoints, { force: true }));
  say(`${countBookings(stored.world)} bookings are in the simulated Bookings. Stop with Ctrl+C.`);
  say(`Open ${simulator.origins.teams}`);
  await over;
  say('Stopping …');
}

/** The API ended by itself: the run is over, with its exit code. */
export class ApiEndedError extends Error {
  override name = 'ApiEndedError';
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`The API ended with exit code ${exitCode}: see above.`);
    this.exitCode = exitCode;
  }
}

/** Resolves when the person stops the run; rejects when the API ends before. */
function endOf(api: ApiProcess, stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => resolve(), { once: true });
    void api.ended.then(({ exitCode }) => reject(new ApiEndedError(exitCode)));
  });
}
