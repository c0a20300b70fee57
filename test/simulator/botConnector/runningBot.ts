// A bot with an address of its own: it keeps what it is sent, and calls the connector as its documentation says.
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { requestToken } from '../entra/tokenRequests.ts';
import {
  read,
  startTestSimulator,
  type Answer,
  type TestSimulator,
} from '../startTestSimulator.ts';

export const Activity = z.looseObject({
  type: z.string(),
  serviceUrl: z.string(),
  conversation: z.looseObject({ id: z.string() }),
});

export type RunningBot = {
  simulator: TestSimulator;
  received: { authorization: string; activity: z.output<typeof Activity> }[];
  /** What the bot answers from here on. */
  answerWith: (status: number, body?: unknown) => void;
  /** Calls the connector with the bot's own token. */
  call: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** What a person does in the chat, and what they are told. */
  act: (body: object, user?: string) => Promise<Answer>;
  chat: (user?: string) => Promise<z.output<typeof Chat>>;
  conversationId: () => string;
};

const Chat = z.object({
  isInstalled: z.boolean(),
  messages: z.array(
    z.looseObject({
      id: z.string(),
      from: z.string(),
      editedAt: z.string().nullable(),
      content: z.looseObject({ text: z.string().optional(), attachments: z.unknown().optional() }),
    }),
  ),
});

export async function startBot(): Promise<RunningBot> {
  const simulator = await startTestSimulator();
  const received: RunningBot['received'] = [];
  let answer: { status: number; body?: unknown } = { status: 200 };
  const endpoint = await listen((authorization, text) => {
    received.push({ authorization, activity: Activity.parse(JSON.parse(text)) });
    return answer;
  });
  await simulator.control('PUT', '/bot', { endpoint });
  const form = { grant_type: 'client_credentials', scope: 'https://api.botframework.com/.default' };
  const token = String((await requestToken(simulator, form)).body['access_token']);
  return {
    simulator,
    received,
    answerWith: (status, body) => {
      answer = { status, body };
    },
    call: async (method, path, body) =>
      read(
        await fetch(`${simulator.origins.botConnector}/teams${path}`, {
          method,
          headers: { authorization: `Bearer ${token}` },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        }),
      ),
    act: async (body, user = 'megan') => simulator.control('POST', `/bot/chats/${user}`, body),
    chat: async (user = 'megan') =>
      Chat.parse((await simulator.control('GET', `/bot/chats/${user}`)).body),
    conversationId: () => received.at(-1)?.activity.conversation.id ?? '',
  };
}

async function listen(
  take: (authorization: string, text: string) => { status: number; body?: unknown },
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { status, body } = take(request.headers.authorization ?? '', text);
      response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}/api/messages`;
}
