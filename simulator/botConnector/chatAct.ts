import { z } from 'zod';
import { blockBot, installApp, sayToBot, uninstallApp, type PersonInChat } from './person.ts';
import type { Delivery } from './deliver.ts';
import { pressAction, type Pressed } from './pressAction.ts';

/** What a person can do in the chat with a bot. */
export const ChatAct = z.discriminatedUnion('does', [
  z.strictObject({ does: z.enum(['install', 'uninstall', 'block', 'unblock']) }),
  z.strictObject({ does: z.literal('say'), text: z.string().min(1) }),
  z.strictObject({
    does: z.literal('press'),
    activityId: z.string(),
    action: z.int().min(0),
    inputs: z.record(z.string(), z.string()).default({}),
  }),
]);
export type ChatAct = z.output<typeof ChatAct>;

/** Does it. Throws a `SimulatorError` for what is not possible at the moment. */
export async function actInChat(person: PersonInChat, act: ChatAct): Promise<Pressed> {
  switch (act.does) {
    case 'install':
      return told(await installApp(person));
    case 'uninstall':
      return told(await uninstallApp(person));
    case 'say':
      return told(await sayToBot(person, act.text));
    case 'press':
      return pressAction(person, act);
    case 'block':
    case 'unblock':
      blockBot(person, act.does === 'block');
      return { notice: null };
    default:
      return act satisfies never;
  }
}

/** For whoever develops a bot, more is said than Teams would. */
function told(delivery: Delivery): Pressed {
  return { notice: delivery.isTaken ? null : delivery.reason };
}
