// What happens when a person presses a button of a card.
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
import { z } from 'zod';
import { SimulatorError } from '../simulatorError.ts';
import { editActivity } from './activities.ts';
import { deliver, type Delivery } from './deliver.ts';
import { adaptiveCard } from './incomingActivity.ts';
import { outgoingActivity, type Exchange } from './outgoingActivity.ts';
import { exchangeOf, sendMessage, type PersonInChat } from './person.ts';
import type { BotActivity } from './records.ts';

export type Press = {
  activityId: string;
  /** Which of the card's actions, counted through the whole card. */
  action: number;
  /** What the person entered, by the ids of the inputs. */
  inputs: Record<string, string>;
};

/** What the person is told beside the card, if anything. */
export type Pressed = { notice: string | null };

const Action = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  title: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
});
type Action = z.infer<typeof Action>;

/** Teams' own words. */
const somethingWrong = 'Something went wrong. Please try again.';

export async function pressAction(person: PersonInChat, press: Press): Promise<Pressed> {
  const exchange = exchangeOf(person);
  const activity = exchange.context.world.botActivities.get(press.activityId);
  const action = activity && actionsOf(activity)[press.action];
  if (!activity || !action || activity.conversationId !== exchange.conversation.id) {
    throw new SimulatorError('There is no such action in the chat');
  }
  if (action.type === 'Action.Submit') {
    return noticeOf(await submit(exchange, activity, withInputs(action, press.inputs)));
  }
  if (action.type === 'Action.Execute') {
    return execute(exchange, activity, withInputs(action, press.inputs));
  }
  throw new SimulatorError(`A bot hears nothing of ${action.type}`);
}

/** Every action of the cards of a message, in the order of the page. */
export function actionsOf({ content }: BotActivity): Action[] {
  const cards = (content.attachments ?? []).filter(
    ({ contentType }) => contentType === adaptiveCard,
  );
  return cards.flatMap((card) => findActions(card.content));
}

function findActions(value: unknown): Action[] {
  if (Array.isArray(value)) return value.flatMap(findActions);
  const action = Action.safeParse(value);
  if (action.success && action.data.type.startsWith('Action.')) return [action.data];
  // Where a card looks for its newest form is no button.
  const parts = Object.entries(z.looseObject({}).catch({}).parse(value));
  return parts.filter(([name]) => name !== 'refresh').flatMap(([, part]) => findActions(part));
}

function withInputs(action: Action, inputs: Record<string, string>): Action {
  const data = z.looseObject({}).safeParse(action.data ?? {});
  return data.success ? { ...action, data: { ...data.data, ...inputs } } : action;
}

const MsTeams = z.looseObject({
  msteams: z.looseObject({
    type: z.enum(['messageBack', 'imBack']),
    text: z.string().optional(),
    displayText: z.string().optional(),
    value: z.unknown().optional(),
  }),
});

/** A message without words of the person, but with the card's data. */
async function submit(
  exchange: Exchange,
  { id }: BotActivity,
  { data }: Action,
): Promise<Delivery> {
  const wish = MsTeams.safeParse(data);
  if (!wish.success) return sendMessage(exchange, { replyToId: id, value: data }, null);
  const { type, text, displayText, value } = wish.data.msteams;
  if (type === 'imBack') {
    const said = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return sendMessage(exchange, { replyToId: id, text: said }, { text: said });
  }
  const shown = displayText === undefined ? null : { text: displayText };
  return sendMessage(exchange, { replyToId: id, text, value: value ?? data }, shown);
}

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const InvokeResponse = z.object({
  statusCode: z.number(),
  type: z.string(),
  value: z.unknown().optional(),
});

async function execute(
  exchange: Exchange,
  activity: BotActivity,
  { type, id, title, verb, data }: Action,
): Promise<Pressed> {
  const action = { type, id, title, verb, data };
  const delivery = await deliver(
    outgoingActivity(exchange, {
      type: 'invoke',
      id: `f:${exchange.context.random.guid()}`,
      name: 'adaptiveCard/action',
      replyToId: activity.id,
      value: { action, trigger: 'manual' },
    }),
    exchange,
  );
  const response = delivery.isTaken ? InvokeResponse.safeParse(delivery.body) : undefined;
  if (!response?.success || response.data.statusCode !== 200) return { notice: somethingWrong };
  const { type: kind, value } = response.data;
  if (kind === 'application/vnd.microsoft.activity.message')
    return { notice: typeof value === 'string' ? value : JSON.stringify(value) };
  if (kind !== adaptiveCard) return { notice: somethingWrong };
  const attachments = [{ contentType: adaptiveCard, content: value }];
  editActivity(activity.id, { ...activity.content, attachments }, exchange.context);
  return { notice: null };
}

function noticeOf(delivery: Delivery): Pressed {
  return { notice: delivery.isTaken ? null : somethingWrong };
}
