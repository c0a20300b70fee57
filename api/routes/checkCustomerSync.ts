import { asId, type CustomerId } from '../domain/ids.ts';
import { companyOf, type SyncSetupRecord } from '../state/syncSetups.ts';
import { ApiError } from './apiError.ts';
import type { Call } from './call.ts';
import type { RouteParts } from './routeParts.ts';

/** Refuses a pattern that Business Central does not have, before anything is stored. */
export async function checkCustomerSync(
  setup: SyncSetupRecord,
  { user, body }: Call<'updateSyncSetup'>,
  { businessCentralFor }: Pick<RouteParts, 'businessCentralFor'>,
): Promise<void> {
  const id = body.customerSync?.patternCustomerId;
  if (!id) return;
  const place = companyOf(setup);
  const customerId: CustomerId = asId<'customer'>(id.toLowerCase());
  if (await businessCentralFor(user).getCustomerPattern(place, customerId)) return;
  const message = 'Business Central has no such customer. Choose another one as the pattern.';
  throw new ApiError('invalidRequest', message, {
    fields: [{ path: 'customerSync.patternCustomerId', message }],
  });
}
