// `npm start`, from the first check to the orderly end.
import { rmSync } from 'node:fs';
import { apiEnvironment } from './apiEnvironment.ts';
import { startApi, untilHealthy, type ApiProcess } from './apiProcess.ts';
import { buildTab, tabIsStale } from './buildTab.ts';
import { Closers } from './closers.ts';
import { encryptionKeyIn } from './encryptionKey.ts';
import { writeEndpoints } from './endpoints.ts';
import { installBot } from './installBot.ts';
import { bookingsLine, openSimulation } from './openSimulation.ts';
import type { StartOptions } from './options.ts';
import { portsFrom } from './ports.ts';

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
  const ports = portsFrom(options.port);
  const apiOrigin = `http://localhost:${ports.api}`;
  const place = { ports, tabOrigin: apiOrigin, say, closers };
  const { data, world, simulator } = await openSimulation(options, place);
  if (tabIsStale()) {
    say('Building the tab …');
    await buildTab(stop);
  }

  say('Starting …');
  const encryptionKey = encryptionKeyIn(data.encryptionKey);
  const apiPlace = { port: ports.api, stateFolder: data.state, encryptionKey };
  const api = startApi(apiEnvironment(simulator, world, apiPlace));
  closers.add(() => api.stop());
  const over = endOf(api, stop);
  await Promise.race([over, untilHealthy(apiOrigin, stop)]);
  if (stop.aborted) return;

  await installBot(world, { apiOrigin, controlOrigin: simulator.origins.control });
  const endpoints = { tab: apiOrigin, api: `${apiOrigin}/api`, ...simulator.origins };
  writeEndpoints(data.endpoints, endpoints);
  closers.add(() => rmSync(data.endpoints, { force: true }));
  say(bookingsLine(world));
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
