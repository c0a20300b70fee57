// Keeps a world on disk: each change is one line of JSON, written before the change is answered, so that a killed
// process loses nothing it has told anyone. It does not wait for the disk: a power cut may take the last changes.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SimulatorError } from './simulatorError.ts';
import type { Table } from './table.ts';
import { createWorld, type World } from './world.ts';

export const worldFileName = 'world.ndjson';

/** A world that something keeps. */
export type StoredWorld = {
  world: World;
  /** Makes many changes as one: after a crash either all of them are there or none. */
  rebuild(build: () => void): void;
  close(): void;
};

/**
 * Opens the world kept in a folder; an empty one where there is none. The file is written anew without the changes
 * that later ones made void. Throws a `SimulatorError` where the file is damaged.
 */
export function openWorldLog(folder: string): StoredWorld {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, worldFileName);
  let descriptor: number | undefined;
  const world = createWorld((table, id, record) => {
    if (descriptor !== undefined) writeSync(descriptor, lineOf({ table, id, record }));
  });
  if (existsSync(file)) replay(file, world);
  descriptor = writeAnew(file, world);

  const close = (): void => {
    if (descriptor !== undefined) closeSync(descriptor);
    descriptor = undefined;
  };
  return {
    world,
    close,
    rebuild(build) {
      close();
      build();
      descriptor = writeAnew(file, world);
    },
  };
}

/** A world that lives as long as its process. */
export function keepInMemory(): StoredWorld {
  return { world: createWorld(), rebuild: (build) => build(), close: () => {} };
}

type Change = { table: string; id: string; record: unknown };

const lineOf = (change: Change): string => `${JSON.stringify(change)}\n`;

/** Stands in the first line; grows when older worlds can no longer be read. */
const header = z.object({ format: z.literal('simulated world'), version: z.literal(3) });
const headerLine = `${JSON.stringify({ format: 'simulated world', version: 3 })}\n`;

function replay(file: string, world: World): void {
  const text = readFileSync(file, 'utf8');
  // Behind the last line break stands a line that was cut off while it was written, before it was answered.
  const [first = '', ...lines] = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  if (!header.safeParse(parseJson(first)).success) throw unreadable(file, 1);
  lines.forEach((line, index) => {
    if (line !== '' && !apply(line, world)) throw unreadable(file, index + 2);
  });
}

const changeLine = z.object({
  table: z.string(),
  id: z.string(),
  record: z.looseObject({ id: z.string() }).nullable(),
});

/** False where the line does not tell a change. */
function apply(line: string, world: World): boolean {
  const change = changeLine.safeParse(parseJson(line));
  if (!change.success) return false;
  const { table: name, id, record } = change.data;
  // The log holds what the tables were given: the type of each record follows from the table's name.
  const table = (world as Record<string, Table<{ id: string }> | undefined>)[name];
  if (record) table?.put(record);
  else table?.remove(id);
  return table !== undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreadable(file: string, line: number): SimulatorError {
  return new SimulatorError(
    `Cannot read the simulated world "${file}": line ${line} is damaged or from another version. ` +
      'Begin with a new world: npm start -- --reset',
  );
}

const chunkLines = 5_000;

/** Writes beside the old file and swaps the two, so that a complete file is there at every moment. */
function writeAnew(file: string, world: World): number {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  writeSync(descriptor, headerLine);
  for (const table of Object.values(world)) {
    const records = table.list();
    for (let start = 0; start < records.length; start += chunkLines) {
      const lines = records
        .slice(start, start + chunkLines)
        .map((record) => lineOf({ table: table.name, id: record.id, record }));
      writeSync(descriptor, lines.join(''));
    }
  }
  fsyncSync(descriptor);
  renameSync(fresh, file);
  return descriptor;
}
