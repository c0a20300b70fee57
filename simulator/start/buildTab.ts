import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { SimulatorError } from '../simulatorError.ts';
import { projectFolder } from './places.ts';

/** What the built tab is made from. */
const sources = ['tab', 'api/contract', 'vite.config.ts', 'package-lock.json'];

const tabFolder = path.join(projectFolder, 'dist/tab');

/** Whether the tab was never built, or not since its sources changed. */
export function tabIsStale(): boolean {
  const page = statSync(path.join(tabFolder, 'index.html'), { throwIfNoEntry: false });
  if (!page) return true;
  return sources.some((source) => changedAt(path.join(projectFolder, source)) > page.mtimeMs);
}

/** Builds the tab into `dist/tab`: beside it first, so that what lies there is always whole. */
export async function buildTab(signal: AbortSignal): Promise<void> {
  const fresh = `${tabFolder}.${process.pid}`;
  try {
    await runVite(['build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir'], signal);
    rmSync(tabFolder, { recursive: true, force: true });
    renameSync(fresh, tabFolder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

async function runVite(args: string[], signal: AbortSignal): Promise<void> {
  const vite = path.join(projectFolder, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, ...args], {
    cwd: projectFolder,
    // Nothing of the caller's: a test runner's environment would change what is built.
    env: { NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
    signal,
  });
  const [code]: unknown[] = await once(child, 'close');
  if (code === 0) return;
  throw new SimulatorError('Cannot build the tab: see above. Is everything installed? npm ci');
}

/** When the newest file in a folder was written. */
function changedAt(entry: string): number {
  const found = statSync(entry, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const inside = readdirSync(entry).filter((name) => name !== 'node_modules');
  return Math.max(0, ...inside.map((name) => changedAt(path.join(entry, name))));
}
