// Before the trouble begins: Megan ties the booking calendar to the company, and links its services to items.
import type { BookingBusinessList, CompanyList } from '../../api/contract/choices.ts';
import type { ServiceLinkList } from '../../api/contract/links.ts';
import type { SyncRunSummary, SyncSetup } from '../../api/contract/syncSetups.ts';
import type { z } from 'zod';
import type { Random } from '../../simulator/random.ts';
import type { People } from './people.ts';
import { startDate } from './stage.ts';

const megan = { person: 'megan', instance: 0 } as const;

type Parts = { people: People; random: Random; wait: (milliseconds: number) => Promise<void> };

export async function setUp({ people, random, wait }: Parts): Promise<void> {
  const { bookingBusinesses } = await must(
    people.ask<z.infer<typeof BookingBusinessList>>(megan, 'listBookingBusinesses'),
  );
  const query = { environment: 'Production' };
  const { companies } = await must(
    people.ask<z.infer<typeof CompanyList>>(megan, 'listCompanies', { query }),
  );
  const setup = await must(
    people.ask<SyncSetup>(megan, 'createSyncSetup', {
      body: {
        bookingBusinessId: bookingBusinesses.find(({ canOpen }) => canOpen)?.id,
        environment: 'Production',
        companyId: companies[0]?.id,
        startDate,
        intervalMinutes: random.pick([30, 60, 60, null]),
        settings: {
          grouping: random.pick(['customer', 'customer', 'booking', 'customerAndMonth']),
          lines: random.pick(['perBooking', 'perBooking', 'merged']),
          markerField: random.pick(['externalDocumentNumber', 'customerPurchaseOrderReference']),
        },
      },
    }),
  );
  people.syncSetupId = setup.id;
  while (!(await isSynced(people))) await wait(5_000);
  const { services } = await must(
    people.ask<z.infer<typeof ServiceLinkList>>(megan, 'listServiceLinks'),
  );
  for (const { serviceId, suggestion, bookingsWaiting } of services) {
    if (!suggestion || bookingsWaiting === 0) continue;
    const body = { itemId: suggestion.id };
    await must(people.ask(megan, 'putServiceLink', { params: { serviceId }, body }));
  }
}

async function isSynced(people: People): Promise<boolean> {
  const list = await people.ask<{ syncRuns: SyncRunSummary[] }>(megan, 'listSyncRuns');
  return list?.syncRuns[0]?.state === 'done';
}

async function must<T>(asked: Promise<T | undefined>): Promise<T> {
  const answer = await asked;
  if (answer === undefined) throw new Error('The setup could not be made');
  return answer;
}
