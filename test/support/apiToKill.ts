// The API as a process of its own, on the database and the services of a product, to be killed without a warning.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { Where } from './invoicing.ts';
import type { Product } from './product.ts';

export type ApiToKill = {
  /** Empty until it serves. */
  origin(): string;
  said(): string;
  /** Waits until it serves. */
  serves(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
};

/** Starts it, and waits until it serves. */
export async function startApiToKill(
  product: Product,
): Promise<Omit<ApiToKill, 'origin'> & { origin: string }> {
  const api = spawnApiToKill(product);
  await api.serves();
  return { ...api, origin: api.origin() };
}

/** Starts it, and does not wait. */
export function spawnApiToKill({ environment, clock }: Product): ApiToKill {
  const tabFolder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-tab-'));
  writeFileSync(path.join(tabFolder, 'index.html'), page);
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/killableApi.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      ...environment,
      LOG_LEVEL: 'debug',
      TAB_FOLDER: tabFolder,
      CLOCK_AHEAD_MS: String(clock.now() - Date.now()),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { said, origin } = listenTo(child);
  const hasSpoken = (): boolean => origin() !== '' || child.exitCode !== null;
  return {
    origin,
    said,
    serves: async () => {
      await expect.poll(hasSpoken, { timeout: 60_000 }).toBe(true);
      expect(child.exitCode, said()).toBeNull();
    },
    kill: async () => {
      await killed(child);
      rmSync(tabFolder, { recursive: true, force: true });
    },
  };
}

const page =
  '<meta name="teams-host-origins" content="" /><meta name="open-in-teams-url" content="" />';

function listenTo({ stdout, stderr }: ChildProcess): { said: () => string; origin: () => string } {
  let said = '';
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  }
  return { said: () => said, origin: () => /^http:\/\/localhost:\d+$/m.exec(said)?.[0] ?? '' };
}

function killed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** Starts what was reviewed, in the process at an address. */
export async function startRunIn(
  origin: string,
  { id, hash, confirmations }: InvoicePreview,
  { product, syncSetupId }: Where,
): Promise<InvoiceRun> {
  const token = await product.token('megan');
  const response = await fetch(`${origin}/api/sync-setups/${syncSetupId}/invoice-runs`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ previewId: id, hash, confirmations }),
  });
  return InvoiceRun.parse(await response.json());
}
