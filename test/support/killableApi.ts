// The API in a process of its own, for tests that kill it. Says its address in its first line.
import { randomUUID } from 'node:crypto';
import { readConfig } from '../../api/config.ts';
import { startServer } from '../../api/server.ts';

/** How far the simulated clock is ahead of this machine's. */
const aheadMs = Number(process.env['CLOCK_AHEAD_MS']);

const { origin } = await startServer(readConfig(), {
  version: '0.0.0',
  now: () => new Date(Date.now() + aheadMs).toISOString(),
  newId: randomUUID,
  tabFolder: process.env['TAB_FOLDER'] ?? '',
});
process.stdout.write(`${origin}\n`);
