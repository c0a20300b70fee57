// A button of a card was pressed. Who pressed it is told by Teams, never by what the card carries.
// https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
import { z } from 'zod';
import { asId, type SyncSetupId } from '../domain/ids.ts';
import { answeredCard } from '../domain/noticeCards.ts';
import { noticeSchedules, tomorrowMorning, type NoticeSchedule } from '../domain/noticeTime.ts';
import { noticeWords } from '../domain/noticeWords.ts';
import type { Activity } from '../notifications/activity.ts';
import { sqlExecutor, type Db } from '../state/database.ts';
import { setNoticeSchedule } from '../state/noticeRecipients.ts';
import { findNotice, moveNotice, putDigest } from '../state/notices.ts';
import { findSyncSetup } from '../state/syncSetups.ts';
import type { BotParts } from './botParts.ts';

const Pressed = z.object({
  action: z.discriminatedUnion('verb', [
    z.object({ verb: z.literal('remind'), data: z.object({ noticeId: z.uuid() }) }),
    z.object({
      verb: z.literal('setSchedule'),
      data: z.object({ schedule: z.enum(noticeSchedules) }),
    }),
  ]),
});

/** The card that takes the place of the one whose button was pressed. */
export async function answerCardAction(activity: Activity, parts: BotParts): Promise<unknown> {
  const pressed = Pressed.safeParse(activity.value);
  if (!pressed.success) {
    const type = 'application/vnd.microsoft.error';
    return { statusCode: 400, type, value: { code: 'BadRequest', message: 'Unknown action' } };
  }
  const words = noticeWords(activity.locale);
  const { action } = pressed.data;
  const sentence =
    action.verb === 'remind'
      ? words[await remind(action.data.noticeId, activity, parts)]
      : words.saved(words.schedules[await choose(action.data.schedule, activity, parts)]);
  const { card } = answeredCard(sentence, words, parts);
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
}

async function choose(
  schedule: NoticeSchedule,
  activity: Activity,
  { db }: BotParts,
): Promise<NoticeSchedule> {
  await setNoticeSchedule(db, activity, schedule);
  return schedule;
}

/** Once for each card: the first press moves it on, and with it the reminder is on record. */
async function remind(
  noticeId: string,
  { tenantId, userId }: Activity,
  { db, queue, newId, now }: BotParts,
): Promise<'reminded' | 'stale'> {
  return db.transaction().execute(async (transaction) => {
    const notice = await findNotice(transaction, asId<'notice'>(noticeId));
    const isTheirs = notice?.tenantId === tenantId && notice.userId === userId;
    if (!notice || !isTheirs || notice.syncSetupId === null) return 'stale';
    const asked = { from: ['sent', 'sending', 'unknown'], to: 'answered' } as const;
    if (!(await moveNotice(transaction, notice.id, asked))) return 'stale';
    const { syncSetupId, bookingIds } = notice;
    const timeZone = await timeZoneOf(transaction, { tenantId, id: syncSetupId });
    const dueAt = tomorrowMorning(now(), timeZone);
    const reminder = { tenantId, userId, syncSetupId, bookingIds, dueAt };
    const { id, isNew } = await putDigest(transaction, reminder, newId);
    // One that waits already has a job.
    if (!isNew) return 'reminded';
    const inMs = Date.parse(dueAt) - Date.parse(now());
    await queue.enqueueNotice(id, { within: sqlExecutor(transaction), inMs });
    return 'reminded';
  });
}

async function timeZoneOf(
  db: Db,
  setup: { tenantId: Activity['tenantId']; id: SyncSetupId },
): Promise<string> {
  return (await findSyncSetup(db, setup))?.bookingBusiness.timeZone ?? 'UTC';
}
