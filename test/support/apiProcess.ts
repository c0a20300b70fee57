// The API in a process of its own, as `npm run serve` starts it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';

export type ApiProcess = {
  readonly stdout: string;
  readonly stderr: string;
  /** Exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
  /** Waits until it serves. */
  healthy(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');

export function serveApi(environment: Record<string, string>): ApiProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes: Buffer) => (said.stdout += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said.stderr += bytes.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    ended,
    kill: (signal) => child.kill(signal),
    healthy: async () => {
      const address = `http://127.0.0.1:${environment['PORT']}/api/health`;
      const isWell = async () => expect((await fetch(address)).status, said.stderr).toBe(200);
      await vi.waitFor(isWell, { timeout: 60_000, interval: 100 });
    },
  };
}

/** A program that has a port of its own. */
export function listening(): Promise<{ port: number; close: () => Promise<void> }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}

export async function freePort(): Promise<string> {
  const { port, close } = await listening();
  await close();
  return String(port);
}

/** An empty folder for the time of a test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
