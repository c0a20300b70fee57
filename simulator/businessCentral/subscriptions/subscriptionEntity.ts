import { defineEntity } from '../odata/entity.ts';
import { etagOf } from '../odata/etag.ts';
import { dateTime, guid, int64, required, text, writable } from '../odata/fields.ts';
import type { Subscription } from './records.ts';

/** A row of the platform's own table, like a company. Its id is no GUID. */
export const subscriptionEntity = defineEntity<Subscription>({
  name: 'subscriptions',
  set: 'subscriptions',
  order: ['subscriptionId'],
  id: ({ id }) => `'${id}'`,
  etag: etagOf,
  fields: [
    text(['subscriptionId', 150], ({ id }) => id),
    text('notificationUrl', ({ notificationUrl }) => notificationUrl, { ...writable, ...required }),
    text('resource', resourceOf, { ...writable, ...required }),
    int64('timestamp', ({ version }) => version),
    guid('userId', ({ userId }) => userId),
    dateTime('lastModifiedDateTime', ({ lastModifiedDateTime }) => lastModifiedDateTime),
    text(['clientState', 2048], ({ clientState }) => clientState, writable),
    dateTime('expirationDateTime', ({ expirationDateTime }) => expirationDateTime),
    dateTime('systemCreatedAt', ({ createdAt }) => createdAt),
    guid('systemCreatedBy', ({ userId }) => userId),
    dateTime('systemModifiedAt', ({ lastModifiedDateTime }) => lastModifiedDateTime),
    guid('systemModifiedBy', ({ userId }) => userId),
  ],
});

/** As it stands in answers and notifications: without the slash with which it may be sent. */
export function resourceOf({ companyId, set }: Pick<Subscription, 'companyId' | 'set'>): string {
  return `api/v2.0/companies(${companyId})/${set}`;
}
