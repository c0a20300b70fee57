// The API as it runs in production, in a process of its own, told by its environment where the services are.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { SimulatorError } from '../simulatorError.ts';
import { projectFolder } from './places.ts';

export type ApiProcess = {
  /** Resolves when the process ended, however that came. */
  ended: Promise<{ exitCode: number }>;
  /** Lets it finish what it does, and waits for its end. */
  stop(): Promise<void>;
};

/** So long may the API take for what it has begun; then it is killed. */
const stopPatienceMs = 25_000;

export function startApi(environment: Record<string, string>): ApiProcess {
  const endWithParent = pathToFileURL(path.join(import.meta.dirname, 'endWithParent.ts')).href;
  const args = ['--import', 'tsx', '--import', endWithParent, 'api/main.ts'];
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // In a group of its own Ctrl+C does not reach it: it is stopped once, in order, by this process.
    detached: process.platform !== 'win32',
  });
  const ended = endOf(child);
  return {
    ended,
    stop: async () => {
      const killer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(killer);
    },
  };
}

function endOf(child: ChildProcess): Promise<{ exitCode: number }> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ exitCode: 1 }));
    child.once('exit', (code) => resolve({ exitCode: code ?? 1 }));
  });
}

const healthPauseMs = 50;
const healthPatienceMs = 60_000;

/** Waits until the API says that it is well. Throws a `SimulatorError` where it never does. */
export async function untilHealthy(origin: string, signal: AbortSignal): Promise<void> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(healthPatienceMs)]);
  while (!deadline.aborted) {
    const answer = await fetch(`${origin}/api/health`, { signal: deadline }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200) return;
    await wait(healthPauseMs, undefined, { signal: deadline }).catch(() => undefined);
  }
  if (signal.aborted) return;
  throw new SimulatorError('Cannot start: the API did not answer within a minute.');
}
