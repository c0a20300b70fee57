// The path of a request, from top to bottom.
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Role } from './contract/me.ts';
import type { Caller } from './identity/verifyToken.ts';
import { accessLog } from './routes/accessLog.ts';
import { notFound } from './routes/apiError.ts';
import type { BotParts } from './routes/botParts.ts';
import type { Handlers } from './routes/call.ts';
import { errorHandler } from './routes/errorHandler.ts';
import { getHealth } from './routes/getHealth.ts';
import { mountOperations } from './routes/mountOperations.ts';
import { openApiDocument } from './routes/openApi.ts';
import { receiveActivity } from './routes/receiveActivity.ts';
import { securityHeaders } from './routes/securityHeaders.ts';
import { serveTab } from './routes/serveTab.ts';

export type AppParts = {
  handlers: Handlers;
  verifyToken: (authorization: string | undefined) => Promise<Caller>;
  ping: () => Promise<void>;
  logger: Logger;
  now: () => string;
  newId: () => string;
  defaultRole: Role;
  version: string;
  /** `null` where no bot is registered: then nobody listens at its address. */
  bot: BotParts | null;
  /** The built tab, and what its page has to know of this installation. */
  tab: { folder: string; hostOrigins: string[]; openInTeamsUrl: string };
};

export function createApp(parts: AppParts): Express {
  const { logger, now, newId } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.use(accessLog({ logger, newId }));
  app.use(securityHeaders(parts.tab));
  app.use(compression());
  app.get('/api/health', getHealth(parts.ping));
  app.get('/api/openapi.json', (_request, response) => {
    response.json(openApiDocument(parts.version));
  });
  if (parts.bot) app.post('/api/messages', receiveActivity(parts.bot));
  app.use('/api', mountOperations({ ...parts, now }));
  app.use('/api', () => {
    throw notFound('address');
  });
  app.use(serveTab(parts.tab));
  app.use(() => {
    throw notFound('page');
  });
  app.use(errorHandler(logger));
  return app;
}
