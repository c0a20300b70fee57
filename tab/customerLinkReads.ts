import type { OperationName } from '../api/contract/operations.ts';

/** What shows who pays for whom, and is read anew when that changes. */
export const customerLinkReads: readonly OperationName[] = [
  'listBookings',
  'listCustomerLinks',
  'listCustomerMatches',
];
