// Brings one notice of the outbox to its person. What is being sent is on record first, and never sent a second time.
import { digestCard, helpCard, welcomeCard, type CardMessage } from '../domain/noticeCards.ts';
import { noticeWords } from '../domain/noticeWords.ts';
import { waitingBookings } from '../domain/waitingBookings.ts';
import type { NoticeId } from '../domain/ids.ts';
import { AccessError } from '../http/accessError.ts';
import type { SendOutcome } from '../notifications/botMessenger.ts';
import { readAssessments } from '../state/assessments.ts';
import { findRecipient, stopRecipient, type NoticeRecipient } from '../state/noticeRecipients.ts';
import { findNotice, moveNotice, type NoticeRecord } from '../state/notices.ts';
import { companyOf, findSyncSetup, type SyncSetupRecord } from '../state/syncSetups.ts';
import type { JobParts } from './jobParts.ts';

type Parts = Pick<
  JobParts,
  'db' | 'queue' | 'now' | 'bookingsFor' | 'businessCentralFor' | 'bot' | 'logger'
>;

export async function deliverNotice(id: NoticeId, parts: Parts): Promise<void> {
  const { db, bot, now } = parts;
  const notice = await findNotice(db, id);
  if (!bot || notice?.state !== 'waiting' || notice.dueAt > now()) return;
  const recipient = await findRecipient(db, notice);
  const message = recipient?.active ? await messageOf(notice, recipient, parts) : null;
  if (!recipient || !message) {
    await moveNotice(db, id, { from: ['waiting'], to: 'dropped' });
    return;
  }
  const sending = { from: ['waiting'], to: 'sending', dueAt: now() } as const;
  if (!(await moveNotice(db, id, sending))) return;
  await settle(await bot.messenger.send(recipient, message), { notice, recipient }, parts);
}

/** `null` where there is nothing to tell any more, or the person may not see it. */
async function messageOf(
  notice: NoticeRecord,
  recipient: NoticeRecipient,
  parts: Parts,
): Promise<CardMessage | null> {
  const words = noticeWords(recipient.locale);
  const links = { teamsAppId: parts.bot?.teamsAppId ?? '' };
  if (notice.kind === 'welcome') return welcomeCard(words, links);
  if (notice.kind === 'help') return helpCard(words, links);
  const { tenantId, syncSetupId: id } = notice;
  const setup = id === null ? undefined : await findSyncSetup(parts.db, { tenantId, id });
  if (!setup || recipient.schedule === 'never') return null;
  const { bookingBusiness } = setup;
  const { assessments } = await readAssessments(parts.db, setup, parts.now());
  const waiting = waitingBookings(assessments, {
    told: notice.bookingIds,
    currencyCode: bookingBusiness.currencyCode,
  });
  if (!waiting || !(await maySee(setup, recipient, parts))) return null;
  const about = { syncSetupId: setup.id, businessName: bookingBusiness.displayName, waiting };
  return digestCard({ noticeId: notice.id, ...about }, words, links);
}

/** Asks with the person's own rights, as if they opened the tab. */
async function maySee(
  setup: SyncSetupRecord,
  { tenantId, userId }: NoticeRecipient,
  { bookingsFor, businessCentralFor, logger }: Parts,
): Promise<boolean> {
  const user = { tenantId, userId, assertion: null };
  try {
    const business = await bookingsFor(user).getBookingBusiness(setup.bookingBusiness.id);
    if (business === 'denied' || business === 'absent') return false;
    await businessCentralFor(user).getLocalCurrencyCode(companyOf(setup));
    return true;
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    logger.info({ code: error.code }, 'a notice was dropped: its recipient has no access');
    return false;
  }
}

const firstDelayMs = 30_000;
const longestDelayMs = 60 * 60_000;
const mostAttempts = 12;

type Sent = { notice: NoticeRecord; recipient: NoticeRecipient };

async function settle(
  outcome: SendOutcome,
  { notice, recipient }: Sent,
  { db, queue, now, logger }: Parts,
): Promise<void> {
  const from = ['sending'] as const;
  if (outcome.ended === 'done') {
    await moveNotice(db, notice.id, { from, to: 'sent', activityId: outcome.activityId });
    return;
  }
  logger.warn({ noticeId: notice.id, ended: outcome.ended }, 'a notice was not delivered');
  const attempt = notice.attempt + 1;
  if (outcome.ended === 'later' && attempt < mostAttempts) {
    const backoffMs = Math.min(firstDelayMs * 2 ** notice.attempt, longestDelayMs);
    const inMs = Math.max(outcome.waitMs ?? 0, backoffMs);
    const dueAt = new Date(Date.parse(now()) + inMs).toISOString();
    await moveNotice(db, notice.id, { from, to: 'waiting', attempt, dueAt });
    await queue.enqueueNotice(notice.id, { inMs });
    return;
  }
  if (outcome.ended === 'gone') await stopRecipient(db, recipient, now());
  const to = outcome.ended === 'unknown' ? 'unknown' : 'dropped';
  await moveNotice(db, notice.id, { from, to });
}
