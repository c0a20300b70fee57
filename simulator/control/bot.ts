// The bot's registration in Azure, and what a person does with it in Teams.
import { z } from 'zod';
import { actInChat, ChatAct } from '../botConnector/chatAct.ts';
import { readChat, type PersonInChat } from '../botConnector/person.ts';
import { findUser } from '../entra/users.ts';
import { ControlError } from './controlError.ts';
import type { Operation, OperationInput } from './operation.ts';

const Registration = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/ }),
  name: z.string().min(1).optional(),
  /** What the bot is told to call back at, in place of this connector's own address. */
  serviceUrl: z.url({ protocol: /^https?$/ }).optional(),
});

export const botOperations: Operation[] = [
  {
    method: 'PUT',
    path: '/bot',
    summary:
      'Registers the application’s bot: { "endpoint": "http://localhost:3978/api/messages" }; "serviceUrl" tells it another address to call back at',
    run: ({ body, context: { world } }) => {
      const { endpoint, name, serviceUrl = null } = Registration.parse(body);
      const [application] = world.applications.list();
      if (!application) throw new ControlError(409, 'emptyWorld', 'The world has no application');
      const { id, displayName } = application;
      return world.bots.put({ id, name: name ?? displayName, endpoint, serviceUrl });
    },
  },
  {
    method: 'DELETE',
    path: '/bot',
    summary: 'Takes the bot’s registration away',
    run: ({ context: { world } }) => {
      for (const { id } of world.bots.list()) world.bots.remove(id);
    },
  },
  {
    method: 'GET',
    path: '/bot/chats/{user}',
    summary: 'What the user sees of the chat with the bot',
    run: (input) => readChat(personOf(input)),
  },
  {
    method: 'POST',
    path: '/bot/chats/{user}',
    summary:
      'What the user does there: { "does": "install" }, "uninstall", "block", "unblock", { "does": "say", "text": "Hello" }, { "does": "press", "activityId": "1", "action": 0, "inputs": {} }',
    run: async (input) => actInChat(personOf(input), ChatAct.parse(input.body)),
  },
];

function personOf({ parts, context, controls }: OperationInput): PersonInChat {
  const user = findUser(context.world, parts['user'] ?? '');
  if (!user) throw new ControlError(404, 'userNotFound', `There is no user "${parts['user']}"`);
  return { user, connectorOrigin: controls.botConnector(), context };
}
