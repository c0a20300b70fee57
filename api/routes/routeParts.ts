import type { BookingsFor } from '../graph/bookings.ts';
import type { BusinessCentralFor } from '../businessCentral/businessCentral.ts';
import type { salesInvoiceLink } from '../businessCentral/salesInvoiceLink.ts';
import type { Role } from '../contract/me.ts';
import type { AccessTokens } from '../http/accessTokens.ts';
import type { Queue } from '../jobs/queue.ts';
import type { readCustomerSync } from '../jobs/readCustomerSync.ts';
import type { Db } from '../state/database.ts';

/** What routes work with; each takes only the parts that it names. */
export type RouteParts = {
  db: Db;
  bookingsFor: BookingsFor;
  businessCentralFor: BusinessCentralFor;
  accessTokens: AccessTokens;
  queue: Queue;
  /** A new uuid. */
  newId: () => string;
  salesInvoiceLink: typeof salesInvoiceLink;
  readCustomerSync: typeof readCustomerSync;
  /** For users to whom the administrator assigned no role. */
  defaultRole: Role;
};
