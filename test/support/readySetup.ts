import { expect, vi } from 'vitest';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import type { Person, Product } from './product.ts';

/** A day before everything that ordinary worlds hold. */
const daysBack = 70;

export function startDate(product: Product): string {
  return new Date(product.clock.now() - daysBack * 86_400_000).toISOString().slice(0, 10);
}

/** Makes a setup of the first business and the first company, and waits for its first sync. */
export async function createSetup(product: Product): Promise<SyncSetup> {
  const { bookingBusinesses } = await product.ok('listBookingBusinesses');
  const business = bookingBusinesses.find(({ canOpen }) => canOpen);
  const { companies } = await product.ok('listCompanies', { query: { environment: 'Production' } });
  const setup = await product.ok('createSyncSetup', {
    body: {
      bookingBusinessId: business?.id ?? '',
      environment: 'Production',
      companyId: companies[0]?.id ?? '',
      startDate: startDate(product),
    },
  });
  await untilSynced(product, setup.id);
  return setup;
}

/** A setup whose services are linked to the items that are suggested for them. */
export async function readySetup(product: Product): Promise<SyncSetup> {
  const setup = await createSetup(product);
  const params = { syncSetupId: setup.id };
  const { services } = await product.ok('listServiceLinks', { params });
  for (const { serviceId, suggestion } of services) {
    if (!suggestion) continue;
    await product.ok('putServiceLink', {
      params: { ...params, serviceId },
      body: { itemId: suggestion.id },
    });
  }
  return setup;
}

/** Waits for the latest sync of a setup, and expects it to have worked. */
export async function untilSynced(
  product: Product,
  syncSetupId: string,
  as: Person = 'megan',
): Promise<void> {
  await vi.waitFor(
    async () => {
      const { syncRuns } = await product.ok('listSyncRuns', { as, params: { syncSetupId } });
      expect(syncRuns[0]?.state).toBe('done');
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** Reads Bookings and Business Central again. */
export async function syncAgain(product: Product, syncSetupId: string): Promise<void> {
  await product.ok('startSyncRun', { params: { syncSetupId }, body: {} });
  await untilSynced(product, syncSetupId);
}
