// The reference on a salesInvoice by which it is found again, whatever happened to the answer.
import { createHash } from 'node:crypto';
import type { CompanyId, SalesInvoiceDraftId, TenantId } from './ids.ts';

/** The company that a marker was made for. */
export type MarkerPlace = { tenantId: TenantId; environment: string; companyId: CompanyId };

/** How every marker begins. */
export const markerPrefix = 'BK-';

/** Without I, L, O and U, so that nobody misreads a marker (Crockford's base 32). */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * `BK-20261123-7Q2MX4Z9KDPT`: the day, 45 bits made from the draft's id, and 15 that tie it to its company. Business
 * Central keeps 35 characters, in capitals; the database refuses the same marker for two drafts of a company.
 */
export function markerOf(
  draftId: SalesInvoiceDraftId,
  { date, place }: { date: string; place: MarkerPlace },
): string {
  const beginning = `${markerPrefix}${date.replaceAll('-', '')}-${code(draftId, 9)}`;
  return beginning + placeCode(beginning, place);
}

/**
 * Whether a marker was made for this very company. A company or an environment that was copied bears the markers of
 * the original: its documents are none of ours.
 */
export function isMarkerOf(place: MarkerPlace, text: string): boolean {
  if (!/^BK-\d{8}-[0-9A-HJKMNP-TV-Z]{12}$/.test(text)) return false;
  const beginning = text.slice(0, -placeCodeLength);
  return text === beginning + placeCode(beginning, place);
}

const placeCodeLength = 3;

function placeCode(beginning: string, { tenantId, environment, companyId }: MarkerPlace): string {
  const place = [beginning, tenantId, environment, companyId].join('\n').toLowerCase();
  return code(place, placeCodeLength);
}

function code(text: string, length: number): string {
  const hash = createHash('sha256').update(text, 'utf8').digest();
  return Array.from(hash.subarray(0, length), (byte) => digits.charAt(byte % 32)).join('');
}
