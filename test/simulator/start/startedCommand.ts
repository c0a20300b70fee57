// A command as a person types it, in a process of its own, for the time of one test.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { portsFrom, requireFreePorts } from '../../../simulator/start/ports.ts';

export const patienceMs = 120_000;
export const projectFolder = path.resolve(import.meta.dirname, '../../..');
const Endpoints = z.record(z.string(), z.string());

export function start(args: string[], script = 'simulator/start.ts') {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = textOf(child.stdout);
  const complaint = textOf(child.stderr);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return {
    pid: child.pid ?? 0,
    said,
    complaint,
    ended,
    /** Twice, as a terminal and npm each pass a signal on. */
    stop: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      setTimeout(() => child.kill(signal), 100);
      return ended;
    },
    /** Once, for what may be over before a second signal comes. */
    stopOnce: async (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended;
    },
    /** What it wrote when everything answered. */
    endpoints: async (data: string): Promise<Record<string, string>> => {
      const file = path.join(data, 'endpoints.json');
      await expect
        .poll(() => existsSync(file) || child.exitCode !== null, { timeout: patienceMs - 10_000 })
        .toBe(true);
      expect(child.exitCode, complaint()).toBeNull();
      return Endpoints.parse(JSON.parse(readFileSync(file, 'utf8')));
    },
  };
}

function textOf(stream: ChildProcess['stdout']): () => string {
  let text = '';
  stream?.on('data', (bytes: Buffer) => {
    text += bytes.toString('utf8');
  });
  return () => text;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'with a blank '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Seven free ports in a row. */
export async function freePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + 7 * Math.floor(Math.random() * 2_000);
    const isFree = await requireFreePorts(portsFrom(first)).then(
      () => true,
      () => false,
    );
    if (isFree) return first;
  }
}
