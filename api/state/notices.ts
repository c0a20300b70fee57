// The outbox of the bot: one row for what one person is to be told once.
import { sql, type Selectable } from 'kysely';
import { asId, type BookingId, type NoticeId, type SyncSetupId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { PersonKey } from './noticeRecipients.ts';
import type { Tables } from './tables.ts';

type Row = Selectable<Tables['notices']>;
export type NoticeState = Row['state'];

export type NoticeRecord = PersonKey & {
  id: NoticeId;
  kind: Row['kind'];
  syncSetupId: SyncSetupId | null;
  bookingIds: BookingId[];
  state: NoticeState;
  dueAt: string;
  attempt: number;
};

export type NewNotice = Omit<NoticeRecord, 'state' | 'attempt'> & {
  /** The same key for the same person is the same notice. */
  key: string;
};

/** False where the person was told already, or will be. */
export async function insertNotice(db: Db, notice: NewNotice): Promise<boolean> {
  const inserted = await db
    .insertInto('notices')
    .values({
      id: notice.id,
      tenant_id: notice.tenantId,
      user_id: notice.userId,
      key: notice.key,
      kind: notice.kind,
      sync_setup_id: notice.syncSetupId,
      booking_ids: notice.bookingIds,
      state: 'waiting',
      due_at: notice.dueAt,
      activity_id: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

type Digest = Pick<NewNotice, 'tenantId' | 'userId' | 'syncSetupId' | 'bookingIds' | 'dueAt'>;

/** The digest that tells these bookings: one that waits already, which may be due earlier now, or a new one. */
export async function putDigest(
  db: Db,
  digest: Digest,
  newId: () => string,
): Promise<{ id: NoticeId; isNew: boolean }> {
  const waiting = await addToDigest(db, digest);
  if (waiting) return { id: waiting, isNew: false };
  const id = asId<'notice'>(newId());
  await insertNotice(db, { ...digest, id, kind: 'digest', key: `digest ${id}` });
  return { id, isNew: true };
}

async function addToDigest(db: Db, notice: Digest): Promise<NoticeId | undefined> {
  const row = await db
    .updateTable('notices')
    .set({
      booking_ids: sql`booking_ids || ${notice.bookingIds}::text[]`,
      due_at: sql`least(due_at, ${notice.dueAt}::timestamptz)`,
    })
    .where('id', '=', (one) =>
      one
        .selectFrom('notices')
        .select('id')
        .where('tenant_id', '=', notice.tenantId)
        .where('user_id', '=', notice.userId)
        .where('sync_setup_id', '=', notice.syncSetupId)
        .where('kind', '=', 'digest')
        .where('state', '=', 'waiting')
        .orderBy('due_at')
        .limit(1)
        .forUpdate(),
    )
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** Of some bookings those of which the person never heard; they count as told from now on. */
export async function takeUntold(
  db: Db,
  { tenantId, userId }: PersonKey,
  bookingIds: readonly BookingId[],
): Promise<BookingId[]> {
  const { rows } = await sql<{ booking_id: BookingId }>`
    insert into told_bookings (tenant_id, user_id, booking_id)
    select ${tenantId}, ${userId}, unnest(${[...bookingIds]}::text[])
    on conflict do nothing
    returning booking_id`.execute(db);
  return rows.map((row) => row.booking_id);
}

export async function findNotice(db: Db, id: NoticeId): Promise<NoticeRecord | undefined> {
  const row = await db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirst();
  return row && noticeOf(row);
}

type Step = {
  from: readonly NoticeState[];
  to: NoticeState;
  dueAt?: string;
  attempt?: number;
  activityId?: string;
};

/** False where the notice was in another state, so that of two who want the same only one does it. */
export async function moveNotice(
  db: Db,
  id: NoticeId,
  { from, to, dueAt, attempt, activityId }: Step,
): Promise<boolean> {
  const moved = await db
    .updateTable('notices')
    .set({
      state: to,
      ...(dueAt !== undefined && { due_at: dueAt }),
      ...(attempt !== undefined && { attempt }),
      ...(activityId !== undefined && { activity_id: activityId }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** What should have gone out by now. */
export async function listDueNotices(db: Db, now: string): Promise<NoticeId[]> {
  const rows = await db
    .selectFrom('notices')
    .select('id')
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .execute();
  return rows.map((row) => row.id);
}

/** A process ended while it sent: whether Teams has the card nobody can tell, and it is not sent again. */
export async function leaveUnknown(db: Db, sentBefore: string): Promise<void> {
  await db
    .updateTable('notices')
    .set({ state: 'unknown' })
    .where('state', '=', 'sending')
    .where('due_at', '<', sentBefore)
    .execute();
}

function noticeOf(row: Row): NoticeRecord {
  return {
    id: asId<'notice'>(row.id),
    tenantId: row.tenant_id,
    userId: row.user_id,
    kind: row.kind,
    syncSetupId: row.sync_setup_id,
    bookingIds: row.booking_ids,
    state: row.state,
    dueAt: row.due_at,
    attempt: row.attempt,
  };
}
