import type { SetupCheck } from '../contract/syncSetups.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { Call, Handler } from './call.ts';
import { bookingsDenied, companyDenied, findOwnSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** One line per thing that the setup needs, each tried with the caller's own rights. */
export function testSyncSetup(parts: Parts): Handler<'testSyncSetup'> {
  return async (call) => {
    const setup = await findOwnSyncSetup(call, parts.db);
    const [bookings, businessCentral] = await Promise.all([
      bookingsChecks(setup, call, parts),
      businessCentralChecks(setup, call, parts),
    ]);
    return { checks: [...bookings, ...businessCentral] };
  };
}

type Asking = Call<'testSyncSetup'>;

async function bookingsChecks(
  { bookingBusiness: { id }, company }: SyncSetupRecord,
  { user }: Asking,
  { bookingsFor }: Parts,
): Promise<SetupCheck[]> {
  const bookings = bookingsFor(user);
  let currencyCode = '';
  const opens = await check('bookingBusinessOpens', async () => {
    const business = await bookings.getBookingBusiness(id);
    if (business === 'denied' || business === 'absent') throw bookingsDenied();
    currencyCode = business.currencyCode ?? '';
    return { name: business.displayName, timeZone: business.timeZone ?? '' };
  });
  const services = await check('bookingServicesRead', async () => {
    const count = (await bookings.listServices(id)).length;
    return { count: String(count) };
  });
  const currencies: SetupCheck = {
    code: 'currenciesMatch',
    ok: currencyCode === company.currencyCode,
    values: { bookings: currencyCode, businessCentral: company.currencyCode },
    errorCode: null,
  };
  return opens.ok ? [opens, services, currencies] : [opens, services];
}

async function businessCentralChecks(
  { environment, company }: SyncSetupRecord,
  { user }: Asking,
  { businessCentralFor }: Parts,
): Promise<SetupCheck[]> {
  const businessCentral = businessCentralFor(user);
  const place = { environment, companyId: company.id };
  const opens = await check('companyOpens', async () => {
    const companies = await businessCentral.listCompanies(environment);
    const found = companies.find(({ id }) => id === company.id);
    if (!found) throw companyDenied();
    return { name: found.displayName };
  });
  if (!opens.ok) return [opens];
  return [
    opens,
    await check('customersRead', async () => ({
      count: String((await businessCentral.listCustomers(place)).length),
    })),
    await check('itemsRead', async () => {
      const items = await businessCentral.listItems(place);
      return { count: String(items.filter(({ type }) => type === 'Service').length) };
    }),
    await check('salesInvoicesRead', async () => {
      const by = { markerField: 'externalDocumentNumber' as const, marker: 'BK-CONNECTION-TEST' };
      await businessCentral.findSalesInvoices(place, by);
      return {};
    }),
  ];
}

async function check(
  code: SetupCheck['code'],
  read: () => Promise<Record<string, string>>,
): Promise<SetupCheck> {
  try {
    return { code, ok: true, values: await read(), errorCode: null };
  } catch (error) {
    if (error instanceof AccessError) return { code, ok: false, values: {}, errorCode: error.code };
    if (!(error instanceof UpstreamError)) throw error;
    return { code, ok: false, values: {}, errorCode: `${error.service}Unavailable` };
  }
}
