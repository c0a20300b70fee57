import { createHash } from 'node:crypto';
import type { BusinessCentralSwitches } from '../businessCentralSwitches.ts';
import { BusinessCentralError } from '../errors.ts';

/** Looks like Business Central's, `'<number of digits>;<digits>1;00;'` in Base64, and changes with each version. */
export function etagOf({ id, version }: { id: string; version: number }): string {
  const hash = createHash('sha256').update(`${id}:${version}`).digest();
  const digits = String(hash.readBigUInt64BE(0) % 900_000_000_000_000_000n);
  const padded = `1${digits.padStart(18, '0')}`;
  return `W/"${Buffer.from(`'${padded.length};${padded}1;00;'`).toString('base64')}"`;
}

/**
 * PATCH needs `If-Match`. For DELETE the documentation asks for it too:
 * https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/api/dynamics_salesinvoice_delete
 */
export function etagNeedFor(
  method: string,
  { deletesOnlyWithIfMatch }: BusinessCentralSwitches,
): 'needed' | 'optional' {
  const isNeeded = method === 'PATCH' || (method === 'DELETE' && deletesOnlyWithIfMatch);
  return isNeeded ? 'needed' : 'optional';
}

/** What need not be sent is checked where it is. */
export function checkIfMatch(
  ifMatch: string | undefined,
  etag: string | null,
  needed: 'needed' | 'optional',
): void {
  if (ifMatch === undefined || ifMatch.trim() === '') {
    if (needed === 'optional') return;
    throw new BusinessCentralError(
      400,
      'BadRequest_InvalidToken',
      'Could not validate the client concurrency token required by the service. Please provide a valid token in the client request.',
    );
  }
  const accepted = ifMatch.split(',').map((one) => one.trim());
  if (accepted.includes('*') || (etag !== null && accepted.includes(etag))) return;
  throw new BusinessCentralError(
    409,
    'Request_EntityChanged',
    'Another user has already changed the record.',
  );
}
