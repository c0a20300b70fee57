// To whom the bot may write, and how often each wants to hear of it.
import { sql, type Selectable } from 'kysely';
import type { NoticeSchedule } from '../domain/noticeTime.ts';
import type { TenantId, UserId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SyncSetupRecord } from './syncSetups.ts';
import type { Tables } from './tables.ts';

export type PersonKey = { tenantId: TenantId; userId: UserId };

export type NoticeRecipient = PersonKey & {
  conversationId: string;
  /** Where the chat's messages are sent, under its real origin. */
  serviceUrl: string;
  locale: string;
  active: boolean;
  schedule: NoticeSchedule;
};

type Chat = Pick<NoticeRecipient, 'conversationId' | 'serviceUrl' | 'locale'>;

/** The app was added, or the person wrote, at an instant. What is older than what is known changes nothing. */
export async function keepRecipient(
  db: Db,
  { tenantId, userId }: PersonKey,
  { conversationId, serviceUrl, locale, at }: Chat & { at: string },
): Promise<void> {
  const chat = { conversation_id: conversationId, service_url: serviceUrl, locale };
  const values = { ...chat, active: true, changed_at: at };
  await db
    .insertInto('notice_recipients')
    .values({ tenant_id: tenantId, user_id: userId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'user_id'])
        .doUpdateSet(values)
        .where('notice_recipients.changed_at', '<=', at),
    )
    .execute();
}

/** The app was removed at an instant, or Teams lets us write no more. */
export async function stopRecipient(db: Db, person: PersonKey, at: string): Promise<void> {
  await db
    .updateTable('notice_recipients')
    .set({ active: false, changed_at: at })
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .where('changed_at', '<=', at)
    .execute();
}

export async function setNoticeSchedule(
  db: Db,
  person: PersonKey,
  schedule: NoticeSchedule,
): Promise<void> {
  await db
    .updateTable('notice_recipients')
    .set({ schedule })
    .where('tenant_id', '=', person.tenantId)
    .where('user_id', '=', person.userId)
    .execute();
}

export async function findRecipient(
  db: Db,
  { tenantId, userId }: PersonKey,
): Promise<NoticeRecipient | undefined> {
  const row = await db
    .selectFrom('notice_recipients')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && recipientOf(row);
}

/** Who wants to hear of a setup, and was seen to have the rights; whether they still have them is asked later. */
export async function listRecipients(db: Db, setup: SyncSetupRecord): Promise<NoticeRecipient[]> {
  const business = setup.bookingBusiness.id.toLowerCase();
  const company = `${setup.environment.toLowerCase()} ${setup.company.id}`;
  const rows = await db
    .selectFrom('notice_recipients')
    .selectAll()
    .where('tenant_id', '=', setup.tenantId)
    .where('active', '=', true)
    .where('schedule', '!=', 'never')
    .where(mayRead('bookingBusiness', business))
    .where(mayRead('company', company))
    .orderBy('user_id')
    .execute();
  return rows.map(recipientOf);
}

function mayRead(kind: string, resource: string) {
  return sql<boolean>`exists (
    select 1 from access_grants granted
    where granted.tenant_id = notice_recipients.tenant_id
      and granted.user_id = notice_recipients.user_id
      and granted.kind = ${kind} and granted.resource = ${resource})`;
}

function recipientOf(row: Selectable<Tables['notice_recipients']>): NoticeRecipient {
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    locale: row.locale,
    active: row.active,
    schedule: row.schedule,
  };
}
