// Everything the API is made of, put together from a configuration.
import type { Server } from 'node:http';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createBusinessCentral } from './businessCentral/businessCentral.ts';
import { createSalesInvoiceLink } from './businessCentral/salesInvoiceLink.ts';
import type { Config } from './config.ts';
import { createBookings } from './graph/bookings.ts';
import { createTransport } from './http/transport.ts';
import { createAccessTokens } from './identity/accessTokens.ts';
import { createTokenVerifier } from './identity/verifyToken.ts';
import { createQueue } from './jobs/queue.ts';
import { tick } from './jobs/tick.ts';
import { startBoss, startWorkers } from './jobs/workers.ts';
import { createHandlers } from './routes/handlers.ts';
import { openDatabase } from './state/database.ts';
import { createTokenCacheStore } from './state/tokenCaches.ts';

/** What differs between production and a test, beside the configuration. */
export type Surroundings = {
  version: string;
  /** Instant in UTC. */
  now: () => string;
  newId: () => string;
  /** Where the built tab is. */
  tabFolder: string;
};

export type RunningServer = {
  origin: string;
  /** Does at once what is done every minute: picks up what nobody carries on, begins what is due. */
  tick: () => Promise<void>;
  close: () => Promise<void>;
};

export async function startServer(
  config: Config,
  { version, now, newId, tabFolder }: Surroundings,
): Promise<RunningServer> {
  const logger = pino({ level: config.logLevel });
  const database = await openDatabase(config.database);
  const { db } = database;
  const remote = connectRemote(config, { db, now });
  const boss = await startBoss(database, logger);
  const queue = createQueue(boss);
  const parts = { db, queue, now, newId, ...remote };
  const salesInvoiceLink = createSalesInvoiceLink(config.origins);
  const handlers = createHandlers({ ...parts, salesInvoiceLink, defaultRole: config.defaultRole });
  const app = createApp({
    handlers,
    verifyToken: remote.verifyToken,
    ping: () => database.ping(),
    logger,
    now,
    newId,
    defaultRole: config.defaultRole,
    version,
    tab: {
      folder: tabFolder,
      hostOrigins: config.hostOrigins,
      openInTeamsUrl: config.openInTeamsUrl,
    },
  });
  const server = await listen(app, config);
  await startWorkers(boss, { ...parts, logger });
  const close = async (): Promise<void> => {
    await closeServer(server);
    await boss.stop({ graceful: true, timeout: 20_000 });
    await database.close();
  };
  return { origin: originOf(server), tick: () => tick(parts), close };
}

function connectRemote(
  config: Config,
  { db, now }: Pick<Surroundings, 'now'> & { db: Parameters<typeof createTokenCacheStore>[0] },
) {
  const { clientId, audiences, allowedTenantIds, secrets } = config;
  const transport = createTransport({ origins: config.origins });
  const verifyToken = createTokenVerifier({
    transport,
    clientId,
    audiences,
    allowedTenantIds,
    scope: 'access_as_user',
    now: () => new Date(now()),
  });
  const accessTokens = createAccessTokens({
    transport,
    clientId,
    clientSecret: secrets.clientSecret(),
    encryptionKey: secrets.encryptionKey(),
    store: createTokenCacheStore(db),
  });
  const bookingsFor = createBookings({ transport, accessTokens });
  const businessCentralFor = createBusinessCentral({ transport, accessTokens });
  return { verifyToken, accessTokens, bookingsFor, businessCentralFor };
}

function listen(app: ReturnType<typeof createApp>, { port, host }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(port, host, (error?: Error) => {
      if (error) reject(portProblem(error, port));
      else resolve(server);
    });
  });
}

function portProblem(error: Error, port: number): Error {
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error;
  const message = `Cannot listen on port ${port}: another program uses it. Set PORT to another one.`;
  return Object.assign(new Error(message), { code: 'EADDRINUSE' });
}

function originOf(server: Server): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://localhost:${port}`;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}
