import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { SimulatorError } from '../simulatorError.ts';
import { projectFolder } from './places.ts';

/** What the built tab is made from. */
const sources = ['tab', 'api/contract', 'vite.config.ts', 'package-lock.json'];

/** Written last by the build. */
const built = path.join(projectFolder, 'dist/tab/index.html');

/** Whether the tab was never built, or not since its sources changed. */
export function tabIsStale(): boolean {
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some((source) => changedAt(path.join(projectFolder, source)) > builtAt);
}

/** Builds the tab into `dist/tab`. */
export async function buildTab(signal: AbortSignal): Promise<void> {
  const vite = path.join(projectFolder, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
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
