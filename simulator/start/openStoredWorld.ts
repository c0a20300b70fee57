import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildWorld, type SeedOptions } from '../seed/buildWorld.ts';
import { SimulatorError } from '../simulatorError.ts';
import { createWorld, type World } from '../world.ts';
import { openWorldLog, type StoredWorld } from '../worldLog.ts';
import { emptyDataFolder, type DataFolder } from './dataFolder.ts';
import { exportLines } from './exportLines.ts';
import type { StartOptions } from './options.ts';

/** `lines` tell the person where the world comes from. */
export type OpenedWorld = { stored: StoredWorld; lines: string[] };

/** Opens the world of the folder; makes one where there is none, or where the options ask for a new one. */
export function openStoredWorld(data: DataFolder, options: StartOptions, now: Date): OpenedWorld {
  const seedOptions = seedOptionsOf(options, now);
  if (seedOptions.bookingsExport) {
    // Read before anything is forgotten: an export that cannot be read must cost nothing.
    buildWorld(createWorld(), seedOptions);
  }
  const hadWorld = existsSync(data.world);
  const beginsAnew = options.reset || seedOptions.bookingsExport !== undefined;
  if (beginsAnew) emptyDataFolder(data);
  const stored = openWorldLog(data.folder);
  if (stored.world.settings.size > 0) return { stored, lines: keptLines(stored.world, options) };
  const forgotten = 'The world before it is gone, with all that the product stored about it.';
  return { stored, lines: [...fill(stored, seedOptions), ...(hadWorld ? [forgotten] : [])] };
}

/** How many bookings there are: one for each attendee of an appointment. */
export function countBookings(world: World): number {
  return world.bookingAppointments
    .list()
    .reduce((count, { attendees }) => count + attendees.length, 0);
}

function fill(stored: StoredWorld, seedOptions: SeedOptions): string[] {
  const lines: string[] = [];
  stored.rebuild(() => {
    const { source, bookingsExport } = buildWorld(stored.world, seedOptions);
    lines.push(`A new world: ${source}.`);
    if (bookingsExport) lines.push(...exportLines(bookingsExport));
  });
  return lines;
}

function keptLines(world: World, options: StartOptions): string[] {
  const [settings] = world.settings.list();
  const made = settings?.createdAt.slice(0, 10);
  const unused = (['seed', 'bookings', 'customers'] as const)
    .filter((name) => options[name] !== undefined)
    .map((name) => `--${name}`);
  return [
    `The world of ${made} is kept: ${settings?.source}. Begin anew with: npm start -- --reset`,
    ...(unused.length > 0 ? [`Without --reset, ${unused.join(' and ')} did nothing.`] : []),
  ];
}

function seedOptionsOf(options: StartOptions, now: Date): SeedOptions {
  const { seed = 1, bookings, customers } = options;
  const file = options['bookings-export'];
  const dateOrder = options['date-order'];
  return {
    seed,
    now,
    ...(bookings !== undefined && { bookings }),
    ...(customers !== undefined && { customers }),
    ...(file !== undefined && {
      bookingsExport: {
        fileName: path.basename(file),
        bytes: readExport(file),
        ...(dateOrder && { dateOrder }),
      },
    }),
  };
}

function readExport(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const reason =
      code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw new SimulatorError(
      `Cannot load the bookings export "${path.resolve(file)}": ${reason}. Give the .tsv file that Bookings exported.`,
    );
  }
}
