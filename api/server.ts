// Everything the API is made of, put together from a configuration.
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { assembleRooms, type Outside } from './assembleRooms.ts';
import { ConfigError, type Config } from './config.ts';
import { systemPause } from './http/retryReads.ts';
import { createTransport, type Transport } from './http/transport.ts';
import { createTokenVerifier, type TokenVerifier } from './identity/verifyToken.ts';
import { createQueue } from './jobs/queue.ts';
import { startBoss, startWorkers } from './jobs/workers.ts';
import { openDatabase, type Database } from './state/database.ts';

/** What differs between production and a test, beside the configuration. */
export type Surroundings = Pick<Outside, 'version' | 'now' | 'elapsedMs' | 'newId' | 'tabFolder'>;

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
  const { now } = surroundings;
  const logger = pino({ level: config.logLevel });
  const transport = createTransport({ origins: config.origins });
  const boss = await startBoss(database, logger);
  closing.push(() => boss.stop({ graceful: false }));
  const { app, jobs } = assembleRooms(config, {
    ...surroundings,
    logger,
    database,
    queue: createQueue(boss),
    transport,
    pause: systemPause,
    verifyToken: tokenVerifier(config, { transport, now }),
  });
  const server = await listen(app, config);
  let stopWorkers: (() => Promise<void>) | undefined;
  closing.push(
    async () => stopWorkers?.(),
    () => closeServer(server),
  );
  stopWorkers = await startWorkers(boss, jobs, logger);
  return { origin: originOf(server), tick: jobs.tick, db: database.db };
}

function requireTab(folder: string): void {
  if (existsSync(path.join(folder, 'index.html'))) return;
  throw new ConfigError('Cannot serve the tab: it is not built. Build it with: npm run build');
}

function tokenVerifier(
  { clientId, audiences, allowedTenantIds }: Config,
  { transport, now }: { transport: Transport; now: () => string },
): TokenVerifier {
  return createTokenVerifier({
    transport,
    clientId,
    audiences,
    allowedTenantIds,
    scope: 'access_as_user',
    now: () => new Date(now()),
  });
}

function listen(app: Express, { port, host }: Config): Promise<Server> {
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
