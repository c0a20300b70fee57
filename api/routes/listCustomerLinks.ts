import { listCustomerLinks as readCustomerLinks } from '../state/links.ts';
import { listCustomers } from '../state/masterData.ts';
import type { Handler } from './call.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import { presentCustomerLink } from './presentCustomerLink.ts';
import type { RouteParts } from './routeParts.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Links whose customer is gone from Business Central are left out; their bookings say so. */
export function listCustomerLinks(parts: Parts): Handler<'listCustomerLinks'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    const customers = new Map(
      (await listCustomers(parts.db, setup)).map((customer) => [customer.id, customer]),
    );
    const links = await readCustomerLinks(parts.db, setup);
    const customerLinks = links.flatMap((link) => {
      const customer = customers.get(link.customerId);
      return customer ? [presentCustomerLink(link, customer)] : [];
    });
    return { customerLinks };
  };
}
