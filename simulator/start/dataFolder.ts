// What lies in the data folder.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SimulatorError } from '../simulatorError.ts';
import { worldFileName } from '../worldLog.ts';

export type DataFolder = {
  folder: string;
  /** The simulator's. */
  world: string;
  /** The product's database. */
  state: string;
  encryptionKey: string;
  endpoints: string;
  /** Says which process uses the folder. */
  running: string;
};

/** Makes the folder where it is missing. */
export function openDataFolder(name: string): DataFolder {
  const folder = path.resolve(name);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SimulatorError(
      `Cannot use the data folder "${folder}" (${reason}). Choose another one with --data.`,
    );
  }
  return {
    folder,
    world: path.join(folder, worldFileName),
    state: path.join(folder, 'state'),
    encryptionKey: path.join(folder, 'token-encryption.key'),
    endpoints: path.join(folder, 'endpoints.json'),
    running: path.join(folder, 'running.json'),
  };
}

/** Forgets the world and what the product stored about it: one makes no sense without the other. */
export function emptyDataFolder({ world, state }: DataFolder): void {
  rmSync(state, { recursive: true, force: true });
  rmSync(world, { force: true });
}
