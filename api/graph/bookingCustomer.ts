import { z } from 'zod';
import type { CustomerCard } from '../domain/planCustomerSync.ts';

const Phone = z.object({ number: z.string().nullish() });

/** https://learn.microsoft.com/graph/api/resources/bookingcustomer */
export const CustomerCardRow = z
  .object({
    id: z.string().min(1),
    displayName: z.string().nullish(),
    emailAddress: z.string().nullish(),
    phones: z.array(Phone).nullish(),
  })
  .transform(({ id, displayName, emailAddress, phones }): CustomerCard => ({
    id,
    guid: guidInCardId(id),
    fields: {
      displayName: displayName ?? '',
      email: emailAddress ?? '',
      phone: phones?.find(({ number }) => number)?.number ?? '',
    },
  }));

/**
 * Appointments name a card by a GUID whose bytes end the card's own id, worked out from the one pair that is public:
 * https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/9047
 */
export function guidInCardId(id: string): string | null {
  const bytes = Buffer.from(id.replaceAll('-', '/').replaceAll('_', '+'), 'base64');
  if (bytes.length !== 59) return null;
  const guid = bytes.subarray(43);
  const parts = [
    guid.subarray(0, 4).toReversed(),
    guid.subarray(4, 6).toReversed(),
    guid.subarray(6, 8).toReversed(),
    guid.subarray(8, 10),
    guid.subarray(10),
  ];
  return parts.map((part) => Buffer.from(part).toString('hex')).join('-');
}
