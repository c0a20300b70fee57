// The reference on a salesInvoice by which it is found again, whatever happened to the answer.
import { createHash } from 'node:crypto';
import type { SalesInvoiceDraftId } from './ids.ts';

/** Without I, L, O and U, so that nobody misreads a marker (Crockford's base 32). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * `BK-20261123-7Q2MX4Z9KDPT`: the day and 60 bits made from the draft's id. Business Central keeps 35 characters,
 * in capitals; the database refuses the same marker for two drafts of a company.
 */
export function markerOf(draftId: SalesInvoiceDraftId, date: string): string {
  const hash = createHash('sha256').update(draftId, 'utf8').digest();
  const code = Array.from(hash.subarray(0, 12), (byte) => digits.charAt(byte % 32)).join('');
  return `BK-${date.replaceAll('-', '')}-${code}`;
}
