// A bot as Microsoft's Teams SDK has one written, on Express. It remembers who installed it, answers what it is told,
// and takes the press of a button.
import { App, ExpressAdapter, type AppOptions, type IPlugin } from '@microsoft/teams.apps';
import { createServer } from 'node:http';

export type SmallBot = {
  app: App;
  endpoint: string;
  /** Conversations with those who installed it. */
  conversations: string[];
  /** What it asked of the connector and was answered: "POST /v3/conversations/{id}/activities 201". */
  calls: string[];
  close(): Promise<void>;
};

const cardType = 'application/vnd.microsoft.card.adaptive' as const;

/** `options` say who it is, and whom it trusts. */
export async function startSmallBot(options: AppOptions<IPlugin>): Promise<SmallBot> {
  const calls: string[] = [];
  const conversations: string[] = [];
  const server = createServer();
  const app = new App({
    ...options,
    httpServerAdapter: new ExpressAdapter(server),
    client: { interceptors: [keptIn(calls)] },
    logger: silent,
  });
  app.on('install.add', ({ activity }) => {
    conversations.push(activity.conversation.id);
  });
  app.on('message', async (context) => {
    await context.reply(`You said ${context.activity.text}`);
  });
  app.on('card.action', ({ activity }) => {
    const { verb } = activity.value.action;
    return { statusCode: 200, type: cardType, value: cardOf(`Done: ${verb}`) };
  });
  await app.initialize();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    app,
    conversations,
    calls,
    endpoint: `http://localhost:${port}/api/messages`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A message with one card, on which a button asks for `verb` where one is given. */
export function cardMessage(text: string, verb?: string) {
  const attachment = { contentType: cardType, content: cardOf(text, verb) };
  return { type: 'message' as const, attachments: [attachment] };
}

function cardOf(text: string, verb?: string) {
  const actions =
    verb === undefined ? [] : [{ type: 'Action.Execute' as const, title: 'Go ahead', verb }];
  return {
    type: 'AdaptiveCard' as const,
    version: '1.5' as const,
    body: [{ type: 'TextBlock' as const, text }],
    actions,
  };
}

type ClientOptions = Exclude<AppOptions<IPlugin>['client'], undefined | (() => unknown)>;
type Interceptor = NonNullable<
  Extract<ClientOptions, { interceptors?: unknown }>['interceptors']
>[0];

function keptIn(calls: string[]): Interceptor {
  return {
    response: ({ res }) => {
      const { pathname } = new URL(res.config.url ?? '');
      const path = pathname
        .slice(pathname.indexOf('/v3/'))
        .replace(/\/(conversations|activities)\/[^/]+/g, '/$1/{id}');
      calls.push(`${res.config.method?.toUpperCase() ?? ''} ${path} ${res.status}`);
      return res;
    },
    // Without this, the SDK takes a failure for a success.
    error: ({ error }) => Promise.reject(error),
  };
}

/** Of forged tokens it would tell at length. */
const silent: NonNullable<AppOptions<IPlugin>['logger']> = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  trace: () => {},
  log: () => {},
  child: () => silent,
};
