// Notifications: what has changed, told to the address of each subscription.
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-subscriptions
import type { World } from '../../world.ts';
import type { BusinessCentralSwitches } from '../businessCentralSwitches.ts';
import { groupBy } from '../groupBy.ts';
import { callReceiver, requireLoopback, type Received } from './callReceiver.ts';
import { cancelSubscription } from './cancelSubscription.ts';
import type { ChangeNotice, Subscription } from './records.ts';
import { resourceOf } from './subscriptionEntity.ts';

export type Delivery = {
  world: World;
  now: Date;
  switches: BusinessCentralSwitches;
  /** Ends calls that are under way. */
  signal?: AbortSignal;
};

/** Tells every receiver what is due at this moment, each once. Receivers that answer an error are tried again later. */
export async function deliverNotices(delivery: Delivery): Promise<void> {
  const { world, now, signal } = delivery;
  for (const subscription of world.subscriptions.list()) {
    if (subscription.expirationDateTime <= now.toISOString()) {
      cancelSubscription(subscription, world);
    }
  }
  const notices = groupBy(world.changeNotices.list(), ({ subscriptionId }) => subscriptionId);
  const due = world.subscriptions
    .list()
    .map((subscription) => ({ subscription, notices: notices.get(subscription.id) ?? [] }))
    .filter((parcel) => isDue(parcel, delivery));
  const parcels = groupBy(due, ({ subscription }) => subscription.notificationUrl);
  await Promise.all(
    [...parcels].map(async ([url, together]) => {
      const body = { value: together.flatMap(printParcel) };
      const received = await callReceiver(requireLoopback(url), { body, signal });
      for (const parcel of together) settle(parcel, received, delivery);
    }),
  );
}

/** What one subscription is to be told. */
type Parcel = { subscription: Subscription; notices: ChangeNotice[] };

/** Changes are collected for so long after the first of them. */
const delayMs = 30_000;
/** More changed entities are told of as one collection. */
const maxNotices = 1000;
const minuteMs = 60_000;
const givesUpAfterMs = 36 * 60 * minuteMs;

function isDue({ subscription, notices }: Parcel, { now, switches }: Delivery): boolean {
  const first = notices.map(({ firstChangedAt }) => firstChangedAt).toSorted()[0];
  if (first === undefined) return false;
  if (subscription.failing) return subscription.failing.retryAt <= now.toISOString();
  return now.getTime() - Date.parse(first) >= (switches.notifiesAtOnce ? 0 : delayMs);
}

function printParcel({ subscription, notices }: Parcel): Record<string, unknown>[] {
  const { id: subscriptionId, clientState, expirationDateTime } = subscription;
  const envelope = { subscriptionId, clientState, expirationDateTime };
  const resource = resourceOf(subscription);
  if (notices.length > maxNotices) {
    const [first] = notices.map(({ firstChangedAt }) => firstChangedAt).toSorted();
    const last = notices
      .map(({ lastChangedAt }) => lastChangedAt)
      .toSorted()
      .at(-1);
    // The filter asks for what is later than the moment before the first change.
    const before = new Date(Date.parse(first ?? '') - 1).toISOString();
    return [
      {
        ...envelope,
        resource: `${resource}?$filter=lastModifiedDateTime%20gt%20${before}`,
        changeType: 'collection',
        lastModifiedDateTime: last,
      },
    ];
  }
  return notices.map(({ entityId, changeType, lastChangedAt }) => ({
    ...envelope,
    resource: `${resource}(${entityId})`,
    changeType,
    lastModifiedDateTime: lastChangedAt,
  }));
}

/** 408, 429, 5xx and silence are tried again; any other answer but success ends the subscription. */
function settle(parcel: Parcel, received: Received, delivery: Delivery): void {
  const { world } = delivery;
  const subscription = world.subscriptions.get(parcel.subscription.id);
  if (!subscription) return;
  const status = received?.status ?? 503;
  if (status === 408 || status === 429 || status >= 500) {
    retryLater({ ...parcel, subscription }, delivery);
  } else if (status < 200 || status >= 300) {
    cancelSubscription(subscription, world);
  } else {
    forget(parcel, world);
    if (subscription.failing) world.subscriptions.put({ ...subscription, failing: null });
  }
}

/** What has changed again meanwhile is told of once more. */
function forget({ notices }: Parcel, world: World): void {
  for (const notice of notices) {
    if (world.changeNotices.get(notice.id) === notice) world.changeNotices.remove(notice.id);
  }
}

/** Waits twice as long each time, an hour at most. After a day and a half the changes are given up. */
function retryLater(parcel: Parcel, { world, now }: Delivery): void {
  const { subscription } = parcel;
  const since = subscription.failing?.since ?? now.toISOString();
  const attempts = (subscription.failing?.attempts ?? 0) + 1;
  if (now.getTime() - Date.parse(since) >= givesUpAfterMs) {
    forget(parcel, world);
    world.subscriptions.put({ ...subscription, failing: null });
    return;
  }
  const waitMs = Math.min(minuteMs * 2 ** (attempts - 1), 60 * minuteMs);
  const retryAt = new Date(now.getTime() + waitMs).toISOString();
  world.subscriptions.put({ ...subscription, failing: { since, attempts, retryAt } });
}
