// What Teams tells the bot: the app came or went, somebody wrote, or pressed a button of a card.
import { json, type Request, type RequestHandler, type Response } from 'express';
import { createHash } from 'node:crypto';
import { readActivity, type Activity } from '../notifications/activity.ts';
import { sqlExecutor } from '../state/database.ts';
import { keepRecipient, stopRecipient } from '../state/noticeRecipients.ts';
import { insertNotice } from '../state/notices.ts';
import { answerCardAction } from './answerCardAction.ts';
import { ApiError } from './apiError.ts';
import type { BotParts } from './botParts.ts';
import { asId } from '../domain/ids.ts';

const readBody = json({ limit: '256kb' });

/** Answers 401, and changes nothing, for whatever the Bot Framework did not send to this bot. */
export function receiveActivity(parts: BotParts): RequestHandler {
  return async (request, response) => {
    response.locals['operation'] = 'receiveActivity';
    const token = await parts.verifyBotToken(request.get('authorization'));
    if (token === 'refused') throw refused();
    // Only now: what a stranger sends is not looked at.
    const activity = readActivity(await bodyOf(request, response));
    if (activity === undefined) {
      throw new ApiError('invalidRequest', 'The body is not an activity of the Bot Framework.');
    }
    if (activity === 'elsewhere') {
      response.status(200).end();
      return;
    }
    const serviceUrl = parts.messenger.realServiceUrl(activity.serviceUrl);
    if (token.serviceUrl !== activity.serviceUrl || serviceUrl === undefined) throw refused();
    if (!isAllowed(activity, parts)) throw refused();
    const body = await take({ ...activity, serviceUrl }, parts);
    response.set('cache-control', 'no-store').status(200);
    if (body === undefined) response.end();
    else response.json(body);
  };
}

function refused(): ApiError {
  return new ApiError('tokenInvalid', 'The request does not come from the Bot Framework.');
}

function isAllowed({ tenantId }: Activity, { allowedTenantIds }: BotParts): boolean {
  const allowed = allowedTenantIds.map((id) => id.toLowerCase());
  return allowed.length === 0 || allowed.includes(tenantId);
}

function bodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    readBody(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(error instanceof Error ? error : new Error('Cannot read the body'));
    });
  });
}

/** The body of the answer, where there is one. Every activity may come again: that has no second effect. */
async function take(activity: Activity, parts: BotParts): Promise<unknown> {
  if (activity.installation === 'removed') {
    await stopRecipient(parts.db, activity, sentAt(activity, parts));
    return undefined;
  }
  if (activity.installation === 'added') {
    await arrive(activity, { kind: 'welcome', key: 'welcome' }, parts);
    return undefined;
  }
  if (activity.type === 'message' && activity.id !== undefined) {
    await arrive(activity, { kind: 'help', key: `help ${digest(activity.id)}` }, parts);
    return undefined;
  }
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    return answerCardAction(activity, parts);
  }
  return undefined;
}

/** Keeps where the person is to be found, and what they are to be told, in one transaction with the job. */
async function arrive(
  activity: Activity,
  { kind, key }: { kind: 'welcome' | 'help'; key: string },
  parts: BotParts,
): Promise<void> {
  const { tenantId, userId, conversationId, serviceUrl, locale } = activity;
  const now = parts.now();
  await parts.db.transaction().execute(async (transaction) => {
    const at = sentAt(activity, parts);
    await keepRecipient(transaction, activity, { conversationId, serviceUrl, locale, at });
    const id = asId<'notice'>(parts.newId());
    const what = { kind, key, syncSetupId: null, bookingIds: [], dueAt: now };
    const isNew = await insertNotice(transaction, { id, tenantId, userId, ...what });
    if (isNew) await parts.queue.enqueueNotice(id, { within: sqlExecutor(transaction) });
  });
}

/** When it happened, by the clock of Teams: one that comes late must not undo what came after it. */
function sentAt(activity: Activity, { now }: BotParts): string {
  return activity.sentAt ?? now();
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
