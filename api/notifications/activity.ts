// What Teams sends to a bot, as far as we listen.
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
import { z } from 'zod';
import { asId, type TenantId, type UserId } from '../domain/ids.ts';

const Guid = z.guid().toLowerCase();

const Incoming = z.object({
  type: z.string().max(100),
  id: z.string().min(1).max(300).optional(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  serviceUrl: z.string().max(1_000),
  channelId: z.string(),
  from: z.object({ id: z.string().max(300), aadObjectId: Guid.optional() }),
  recipient: z.object({ id: z.string().max(300) }),
  conversation: z.object({
    id: z.string().min(1).max(500),
    conversationType: z.string().optional(),
    tenantId: Guid.optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: Guid }).optional() }).optional(),
  locale: z.string().max(50).optional(),
  action: z.string().optional(),
  name: z.string().optional(),
  membersAdded: z.array(z.object({ id: z.string() })).optional(),
  value: z.unknown().optional(),
});

export type Activity = {
  type: string;
  id: string | undefined;
  /** Instant in UTC, where it is told. */
  sentAt: string | undefined;
  serviceUrl: string;
  tenantId: TenantId;
  userId: UserId;
  conversationId: string;
  locale: string;
  name: string | undefined;
  value: unknown;
  /** Whether the app came to the person, or went. */
  installation: 'added' | 'removed' | undefined;
};

/** `undefined` for what is not an activity, `elsewhere` for one outside of a person's own chat in Teams. */
export function readActivity(body: unknown): Activity | 'elsewhere' | undefined {
  const parsed = Incoming.safeParse(body);
  if (!parsed.success) return undefined;
  const { from, conversation, channelData, channelId, timestamp, ...activity } = parsed.data;
  const tenantId = conversation.tenantId ?? channelData?.tenant?.id;
  if (channelId !== 'msteams' || tenantId === undefined || from.aadObjectId === undefined) {
    return 'elsewhere';
  }
  if ((conversation.conversationType ?? 'personal') !== 'personal') return 'elsewhere';
  return {
    type: activity.type,
    id: activity.id,
    sentAt: timestamp === undefined ? undefined : new Date(timestamp).toISOString(),
    serviceUrl: activity.serviceUrl,
    tenantId: asId<'tenant'>(tenantId),
    userId: asId<'user'>(from.aadObjectId),
    conversationId: conversation.id,
    locale: activity.locale ?? 'en',
    name: activity.name,
    value: activity.value,
    installation: installationOf(parsed.data),
  };
}

/** Teams tells of a new chat in two ways, of which older clients know the second alone. */
function installationOf(activity: z.output<typeof Incoming>): Activity['installation'] {
  const { type, action, recipient, membersAdded = [] } = activity;
  if (type === 'installationUpdate') {
    return action?.startsWith('remove') ? 'removed' : 'added';
  }
  const isHere = membersAdded.some(({ id }) => id === recipient.id);
  return type === 'conversationUpdate' && isHere ? 'added' : undefined;
}
