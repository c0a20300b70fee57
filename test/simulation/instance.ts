// One instance of the API, put together from the product's own rooms over a simulated machine: clock, network, database
// connection and queue are the machine's, all else is the product.
import path from 'node:path';
import type { Express } from 'express';
import { pino } from 'pino';
import { assembleRooms } from '../../api/assembleRooms.ts';
import { readConfig } from '../../api/config.ts';
import { createTransport } from '../../api/http/transport.ts';
import type { TokenVerifier } from '../../api/identity/verifyToken.ts';
import type { Jobs } from '../../api/jobs/jobs.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';
import { createQueueOf, type JobBoard } from './jobBoard.ts';
import { Life } from './life.ts';
import { networkOf, simulatedOrigins, type NetworkOptions } from './network.ts';
import type { SharedDatabase } from './sharedDatabase.ts';

export type Instance = { name: string; life: Life; app: Express; jobs: Jobs };

export type InstanceOptions = {
  name: string;
  random: Random;
  /** How far its clock is ahead of the true time. */
  skewMs: () => number;
  database: SharedDatabase;
  board: JobBoard;
  network: NetworkOptions;
  verifyToken: TokenVerifier;
};

export function startInstance(options: InstanceOptions): Instance {
  const { name, database, board, network } = options;
  const { machine } = network;
  const random = seededRandom(Math.floor(options.random.next() * 2 ** 32));
  const life = new Life(machine);
  const db = database.connectionOf(life, random);
  const { app, jobs } = assembleRooms(config, {
    version: '0.0.0',
    now: () => new Date(machine.now() + options.skewMs()).toISOString(),
    elapsedMs: () => machine.now(),
    newId: () => random.guid(),
    tabFolder: path.resolve(import.meta.dirname, '../../tab'),
    logger: pino({ level: 'silent' }),
    database: { db, ping: async () => {} },
    queue: createQueueOf(db, machine),
    transport: createTransport({ origins: simulatedOrigins, send: networkOf(life, network) }),
    pause: {
      wait: (milliseconds) => life.operate({ takesMs: milliseconds, work: async () => {} }),
      random: () => random.next(),
    },
    // A signature is checked by threads of their own, whose timing no seed decides: here it counts as one operation.
    verifyToken: (authorization) =>
      life.operate({ takesMs: 1, work: () => options.verifyToken(authorization) }),
  });
  board.workers.push({ jobs, db, life });
  // As the product does when it starts; what fails is tried again at the next tick.
  life.later(1, () => void jobs.tick().catch(() => {}));
  return { name, life, app, jobs };
}

const config = readConfig({
  DATA_DIR: 'memory:',
  CLIENT_ID: organisation.clientId,
  CLIENT_SECRET: organisation.clientSecret,
  API_AUDIENCES: `api://localhost/${organisation.clientId}`,
  ALLOWED_TENANT_IDS: organisation.tenantId,
  TOKEN_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  ENTRA_ORIGIN: simulatedOrigins.entra,
  GRAPH_ORIGIN: simulatedOrigins.graph,
  BUSINESS_CENTRAL_ORIGIN: simulatedOrigins.businessCentral,
  LOG_LEVEL: 'silent',
  DEFAULT_ROLE: 'manager',
});
