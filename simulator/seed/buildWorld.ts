// Makes the world in which the simulator plays: the same options give the same world.
import type { World } from '../world.ts';
import { seededRandom, type Random } from '../random.ts';
import {
  readBookingsExport,
  type BookingsExportFile,
  type ExportReport,
} from './bookingsExport/readBookingsExport.ts';
import { seedBookingsExport } from './bookingsExport/seedBookingsExport.ts';
import { castWasInvoiced } from './cast.ts';
import { timeoutCustomer } from '../sentinels.ts';
import { seedCompany, type SeededCompany } from './company.ts';
import { seedOrganisation } from './organisation.ts';
import { seedClosedBusiness, seedCoaching } from './otherBusinesses.ts';
import { seedSalesHistory } from './salesHistory.ts';
import { seedTherapyCentre } from './therapyCentre.ts';

export type SeedOptions = {
  seed: number;
  now: Date;
  /** Ordinary bookings beside the hand-written ones. */
  bookings?: number;
  /** Ordinary customers beside those of the hand-written bookings. */
  customers?: number;
  /** Takes the place of the made-up booking pages. */
  bookingsExport?: BookingsExportFile;
};

export type SeedReport = {
  source: string;
  appointments: number;
  bookingsExport: ExportReport | null;
};

const defaultBookings = 140;
const defaultCustomers = 24;

/**
 * Empties a world and fills it anew; signing keys stay, so that tokens which were given out stay good.
 * Throws a `SimulatorError`, and leaves the world as it is, for an export that cannot be read.
 */
export function buildWorld(world: World, options: SeedOptions): SeedReport {
  const { seed, now } = options;
  const random = seededRandom(seed);
  const bookingsExport = options.bookingsExport && readBookingsExport(options.bookingsExport, now);
  empty(world);
  seedOrganisation(world);
  const source = bookingsExport
    ? `Bookings export "${bookingsExport.fileName}"`
    : `made-up world, seed ${seed}`;
  world.settings.put({ id: 'settings', seed, createdAt: now.toISOString(), source });
  const company = bookingsExport
    ? seedBookingsExport(world, { bookingsExport, random, now })
    : seedStory(world, { random, options });
  const wasInvoiced = bookingsExport ? () => undefined : castWasInvoiced;
  seedSalesHistory(world, { seed, now, company, wasInvoiced });
  seedClosedBusiness(world, { random, now });
  // In the same environment, but nobody here may use it.
  seedCompany(world, { random, now, name: 'Fabrikam Holding', userIds: [] });
  // The last, so that the story is the same with it: nobody books under this name.
  if (!bookingsExport) company.addCustomer({ displayName: timeoutCustomer, type: 'Company' });
  return {
    source,
    appointments: world.bookingAppointments.size,
    bookingsExport: bookingsExport?.report ?? null,
  };
}

function seedStory(
  world: World,
  { random, options }: { random: Random; options: SeedOptions },
): SeededCompany {
  const { now, bookings = defaultBookings, customers = defaultCustomers } = options;
  const company = seedCompany(world, { random, now });
  seedTherapyCentre(world, { random, now, company, bookings, customers });
  seedCoaching(world, { random, now, company });
  return company;
}

/** Keys and the bot's registration outlive a world: the product that runs beside it knows them. */
function empty(world: World): void {
  const kept: unknown[] = [world.signingKeys, world.botFrameworkKeys, world.bots];
  for (const table of Object.values(world)) {
    if (kept.includes(table)) continue;
    for (const { id } of table.list()) table.remove(id);
  }
}
