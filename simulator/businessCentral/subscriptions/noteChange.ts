import type { World } from '../../world.ts';
import type { ChangeNotice } from './records.ts';

export type Change = {
  set: string;
  companyId: string;
  entityId: string;
  changeType: ChangeNotice['changeType'];
};

/** Puts a change down for everyone who subscribed to its set. Several changes of one entity become one notice. */
export function noteChange(change: Change, world: World, now: Date): void {
  const { set, companyId, entityId } = change;
  const at = now.toISOString();
  for (const { id: subscriptionId } of world.subscriptions.filter(
    (one) => one.companyId === companyId && one.set === set && one.expirationDateTime > at,
  )) {
    const id = `${subscriptionId}/${entityId}`;
    const before = world.changeNotices.get(id);
    const staysNew = before?.changeType === 'created' && change.changeType === 'updated';
    world.changeNotices.put({
      id,
      subscriptionId,
      entityId,
      changeType: staysNew ? 'created' : change.changeType,
      firstChangedAt: before?.firstChangedAt ?? at,
      lastChangedAt: at,
    });
  }
}
