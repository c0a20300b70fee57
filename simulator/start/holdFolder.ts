// Two that write into one folder would destroy each other's world.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { z } from 'zod';
import { SimulatorError } from '../simulatorError.ts';
import type { DataFolder } from './dataFolder.ts';

const Running = z.object({ pid: z.int(), port: z.int() });

/**
 * Takes the folder for this process and gives the function that lets it go. Throws a `SimulatorError` where another
 * process has it; a trace of one that was killed does not count.
 */
export async function holdFolder(
  { folder, running }: DataFolder,
  port: number,
): Promise<() => void> {
  const other = readRunning(running);
  if (other && other.pid !== process.pid && isAlive(other.pid) && (await answers(other.port))) {
    throw new SimulatorError(
      `Cannot use the data folder "${folder}": it is in use at http://localhost:${other.port}. Stop that one, or choose another folder with --data.`,
    );
  }
  writeFileSync(running, JSON.stringify({ pid: process.pid, port }));
  return () => rmSync(running, { force: true });
}

function readRunning(file: string): z.infer<typeof Running> | undefined {
  try {
    return Running.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** A number of a dead process may be given to another program; that one does not listen there too. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const settle = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
