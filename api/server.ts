// Everything the API is made of, put together from a configuration.
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { pino } from 'pino';
import { createApp } from './app.ts';
import { createBusinessCentral } from './businessCentral/businessCentral.ts';
import { createSalesInvoiceLink } from './businessCentral/salesInvoiceLink.ts';
import { ConfigError, type Config } from './config.ts';
import { createBookings } from './graph/bookings.ts';
import { createTransport } from './http/transport.ts';
import { createAccessTokens } from './identity/accessTokens.ts';
import { createTokenVerifier } from './identity/verifyToken.ts';
import { createQueue } from './jobs/queue.ts';
import { tick } from './jobs/tick.ts';
import { startBoss, startWorkers } from './jobs/workers.ts';
import { createHandlers } from './routes/handlers.ts';
import { openDatabase, type Database } from './state/database.ts';
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
  /** The records themselves, for whoever audits them. */
  db: Database['db'];
  close: () => Promise<void>;
};

/** Starts all of it, or nothing. Throws a `ConfigError` or a `StateError` where a person has to put something right. */
export async function startServer(
  config: Config,
  surroundings: Surroundings,
): Promise<RunningServer> {
  requireTab(surroundings.tabFolder);
  const database = await openDatabase(config.secrets.database());
  const closing: (() => Promise<unknown>)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (let next = closing.pop(); next !== undefined; next = closing.pop()) await next();
  };
  try {
    return { ...(await startOn(database, { config, surroundings, closing })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Starting = {
  config: Config;
  surroundings: Surroundings;
  /** What was started, to be closed in the opposite order. */
  closing: (() => Promise<unknown>)[];
};

async function startOn(
  database: Database,
  { config, surroundings, closing }: Starting,
): Promise<Omit<RunningServer, 'close'>> {
  const { version, now, newId, tabFolder } = surroundings;
  const logger = pino({ level: config.logLevel });
  const { db } = database;
  const remote = connectRemote(config, { db, now });
  const boss = await startBoss(database, logger);
  closing.push(() => boss.stop({ graceful: true, timeout: 20_000 }));
  const parts = { db, queue: createQueue(boss), now, newId, ...remote };
  const salesInvoiceLink = createSalesInvoiceLink(config.origins);
  const { defaultRole, hostOrigins, openInTeamsUrl } = config;
  const app = createApp({
    handlers: createHandlers({ ...parts, salesInvoiceLink, defaultRole }),
    verifyToken: remote.verifyToken,
    ping: () => database.ping(),
    logger,
    now,
    newId,
    defaultRole,
    version,
    tab: { folder: tabFolder, hostOrigins, openInTeamsUrl },
  });
  const server = await listen(app, config);
  closing.push(() => closeServer(server));
  await startWorkers(boss, { ...parts, logger });
  return { origin: originOf(server), tick: () => tick(parts), db };
}

function requireTab(folder: string): void {
  if (existsSync(path.join(folder, 'index.html'))) return;
  throw new ConfigError('Cannot serve the tab: it is not built. Build it with: npm run build');
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
    const server = app.listen(port, host, (error?: NodeJS.ErrnoException) => {
      if (error) reject(listenProblem(error, { port, host }));
      else resolve(server);
    });
  });
}

function listenProblem(
  error: NodeJS.ErrnoException,
  { port, host }: Pick<Config, 'port' | 'host'>,
): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `Cannot listen on port ${port}: another program uses it. Set PORT to another one.`,
      );
    case 'EACCES':
      return new ConfigError(
        `Cannot listen on port ${port}: this machine does not allow it. Set PORT to another one.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(
        `Cannot listen on "${host}": it is no address of this machine. Set HOST to one.`,
      );
    default:
      return error;
  }
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
