// After a sync: whoever wants to hear of new bookings of a setup gets them into the outbox, each booking once.
import type { BookingId } from '../domain/ids.ts';
import { noticeDueAt } from '../domain/noticeTime.ts';
import { readAssessments } from '../state/assessments.ts';
import { sqlExecutor } from '../state/database.ts';
import { listRecipients, type NoticeRecipient } from '../state/noticeRecipients.ts';
import { putDigest, takeUntold } from '../state/notices.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { JobParts } from './jobParts.ts';

type Parts = Pick<JobParts, 'db' | 'queue' | 'now' | 'newId'>;

export async function announceBookings(setup: SyncSetupRecord, parts: Parts): Promise<void> {
  const recipients = await listRecipients(parts.db, setup);
  if (recipients.length === 0) return;
  const { assessments } = await readAssessments(parts.db, setup, parts.now());
  const ready = assessments.filter(({ state }) => state === 'ready');
  const ids = ready.map(({ booking }) => booking.id);
  if (ids.length === 0) return;
  for (const recipient of recipients) await announceTo(recipient, { setup, ids }, parts);
}

/** The row, what it is about, and the job that delivers it come together or not at all. */
async function announceTo(
  { tenantId, userId, schedule }: NoticeRecipient,
  { setup, ids }: { setup: SyncSetupRecord; ids: readonly BookingId[] },
  { db, queue, now, newId }: Parts,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const person = { tenantId, userId };
    const bookingIds = await takeUntold(transaction, person, ids);
    if (bookingIds.length === 0) return;
    const { timeZone } = setup.bookingBusiness;
    const occasion = { now: now(), timeZone, newBookings: bookingIds.length };
    const dueAt = noticeDueAt(schedule, occasion);
    if (dueAt === null) return;
    const digest = { ...person, syncSetupId: setup.id, bookingIds, dueAt };
    const { id } = await putDigest(transaction, digest, newId);
    const inMs = Math.max(0, Date.parse(dueAt) - Date.parse(occasion.now));
    await queue.enqueueNotice(id, { within: sqlExecutor(transaction), inMs });
  });
}
