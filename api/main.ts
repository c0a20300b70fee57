// The composition root of the API: reads the configuration, puts the rooms together, starts, and stops in order.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './server.ts';
import { StateError } from './state/stateError.ts';

const packageFile = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const { version } = z.object({ version: z.string() }).parse(JSON.parse(packageFile));

try {
  const running = await startServer(readConfig(), {
    version,
    now: () => new Date().toISOString(),
    elapsedMs: () => performance.now(),
    newId: randomUUID,
    tabFolder: path.resolve(import.meta.dirname, '../dist/tab'),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.close());
  }
} catch (error) {
  if (!isForThePerson(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Something that whoever starts it can put right; anything else is a fault of ours and shows its stack. */
function isForThePerson(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof StateError;
}
