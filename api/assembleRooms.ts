// Puts the rooms together over whatever stands outside of them: a machine of this world, or a simulated one.
import type { Express } from 'express';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import { createBusinessCentral } from './businessCentral/businessCentral.ts';
import { createSalesInvoiceLink } from './businessCentral/salesInvoiceLink.ts';
import type { Config } from './config.ts';
import { createBookings } from './graph/bookings.ts';
import type { Pause } from './http/retryReads.ts';
import type { Transport } from './http/transport.ts';
import { createAccessTokens } from './identity/accessTokens.ts';
import type { TokenVerifier } from './identity/verifyToken.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createBotMessenger } from './notifications/botMessenger.ts';
import { createBotTokenVerifier } from './notifications/verifyBotToken.ts';
import type { Queue } from './jobs/queue.ts';
import { readCustomerSync } from './jobs/readCustomerSync.ts';
import { createHandlers } from './routes/handlers.ts';
import type { Database } from './state/database.ts';
import { createTokenCacheStore } from './state/tokenCaches.ts';

export type Outside = {
  version: string;
  /** Instant in UTC. */
  now: () => string;
  /** Milliseconds on a clock that nobody sets; without it, on the clock of `now`. */
  elapsedMs?: () => number;
  newId: () => string;
  /** Where the built tab is. */
  tabFolder: string;
  logger: Logger;
  database: Pick<Database, 'db' | 'ping'>;
  queue: Queue;
  transport: Transport;
  pause: Pause;
  verifyToken: TokenVerifier;
};

export function assembleRooms(config: Config, outside: Outside): { app: Express; jobs: Jobs } {
  const { database, queue, now, newId, logger, verifyToken } = outside;
  const { elapsedMs = () => Date.parse(now()) } = outside;
  const { db } = database;
  const remote = connectRemote(config, outside);
  const parts = { db, queue, now, newId, ...remote };
  const salesInvoiceLink = createSalesInvoiceLink(config.origins);
  const { defaultRole, hostOrigins, openInTeamsUrl } = config;
  const bot = connectBot(config, outside);
  const app = createApp({
    handlers: createHandlers({ ...parts, salesInvoiceLink, readCustomerSync, defaultRole }),
    verifyToken,
    ping: () => database.ping(),
    logger,
    now,
    newId,
    defaultRole,
    version: outside.version,
    bot: bot && { ...bot, db, queue, now, newId, allowedTenantIds: config.allowedTenantIds },
    tab: { folder: outside.tabFolder, hostOrigins, openInTeamsUrl },
  });
  return { app, jobs: createJobs({ ...parts, bot, logger, elapsedMs }) };
}

/** `null` where no bot is registered. */
function connectBot(
  { botTenantId: tenantId, clientId: botId, secrets, teamsAppId }: Config,
  { transport, pause, now: instant }: Outside,
) {
  if (tenantId === null) return null;
  const now = (): Date => new Date(instant());
  const parts = { transport, pause, botId, now };
  const botSecret = secrets.clientSecret();
  return {
    messenger: createBotMessenger({ ...parts, botSecret, tenantId }),
    verifyBotToken: createBotTokenVerifier(parts),
    teamsAppId,
  };
}

function connectRemote(
  { clientId, secrets }: Config,
  { database, transport, pause, now }: Outside,
) {
  const accessTokens = createAccessTokens({
    transport,
    clientId,
    clientSecret: secrets.clientSecret(),
    encryptionKey: secrets.encryptionKey(),
    store: createTokenCacheStore(database.db),
    pause,
    now: () => new Date(now()),
  });
  return {
    accessTokens,
    bookingsFor: createBookings({ transport, accessTokens, pause }),
    businessCentralFor: createBusinessCentral({ transport, accessTokens, pause }),
  };
}
