import type { World } from '../../world.ts';
import type { Subscription } from './records.ts';

/** Ends a subscription; what its receiver was not told of is forgotten. */
export function cancelSubscription({ id }: Subscription, world: World): void {
  world.subscriptions.remove(id);
  for (const notice of world.changeNotices.filter(({ subscriptionId }) => subscriptionId === id)) {
    world.changeNotices.remove(notice.id);
  }
}
