// One process per folder: a second one would lose what the first one writes. The operating system frees the name when
// the process dies, so that nothing stale stays behind.
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { StateError } from './stateError.ts';

/** Takes the folder for this process; the answer gives it back. Throws a `StateError` that names the owner. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  makeFolder(folder);
  const name = lockName(realpathSync(folder));
  const server = await bind(name).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    const owner = await askOwner(name);
    if (owner === null && process.platform === 'darwin') {
      rmSync(name, { force: true });
      return bind(name);
    }
    throw new StateError(
      `Cannot open the state in "${folder}": process ${owner ?? 'unknown'} has it open. Stop that one first, or choose another folder.`,
    );
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new StateError(
      `Cannot open the state in "${folder}": it is no folder that can be written to${code}. Choose another one.`,
    );
  }
}

function lockName(folder: string): string {
  const id = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0bookings-invoicing-${id}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\bookings-invoicing-${id}`;
  return path.join(folder, '..', `.${id.slice(0, 8)}.lock`);
}

function bind(name: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((client) => client.end(String(process.pid)));
    server.once('error', reject);
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

function askOwner(name: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = '';
    const client = connect(name);
    client.on('data', (bytes) => (said += bytes.toString()));
    client.on('end', () => resolve(said));
    client.on('error', () => resolve(null));
  });
}
