// What a bot may send: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
import { z } from 'zod';
import { ConnectorError } from './connectorError.ts';
import type { ActivityContent } from './records.ts';

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages#message-size */
const longestBytes = 100 * 1024;
const mostAttachments = 10;

const Attachment = z.object({
  contentType: z.string().min(1),
  content: z.unknown().optional(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? undefined),
});

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const Activity = z.object({
  type: z.string().min(1),
  text,
  textFormat: text,
  summary: text,
  replyToId: text,
  attachments: z
    .array(Attachment)
    .nullish()
    .transform((attachments) => attachments ?? undefined),
});

export type IncomingActivity = { type: string; content: ActivityContent };

/** Reads an activity of a bot. Throws a `ConnectorError` for one that Teams would not show. */
export function readActivity(body: Buffer): IncomingActivity {
  if (body.length > longestBytes) {
    throw new ConnectorError(413, 'MessageSizeTooBig', 'Message size too large.');
  }
  const parsed = Activity.safeParse(readJson(body));
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ConnectorError(400, 'BadSyntax', `Bad format of activity: ${where}`);
  }
  const { type, ...content } = parsed.data;
  if (type !== 'message' && type !== 'typing') {
    throw new ConnectorError(400, 'BadArgument', `Unknown activity type '${type}'`);
  }
  if (type === 'message') requireContent(content);
  return { type, content };
}

export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new ConnectorError(400, 'BadSyntax', 'Bad format of request body');
  }
}

function requireContent({ text: said = '', attachments = [] }: ActivityContent): void {
  if (said === '' && attachments.length === 0) {
    throw new ConnectorError(400, 'BadArgument', 'A message needs text or an attachment');
  }
  if (attachments.length > mostAttachments) {
    throw new ConnectorError(400, 'BadArgument', 'Too many attachments');
  }
  for (const { contentType, content } of attachments) {
    if (contentType === adaptiveCard && !Card.safeParse(content).success) {
      throw new ConnectorError(400, 'BadArgument', 'Invalid AdaptiveCard');
    }
  }
}

export const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

const Card = z.looseObject({ type: z.literal('AdaptiveCard'), version: z.string().optional() });
