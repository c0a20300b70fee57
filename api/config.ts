// The only reader of the environment. Everything is checked at once, so that one start tells all that is wrong.
import path from 'node:path';
import { z } from 'zod';
import { Role } from './contract/me.ts';
import { realOrigins } from './http/origins.ts';

/** A configuration that a person has to mend; the message has one line per problem. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

const address = z.url({
  protocol: /^https?$/,
  error: 'must be an address like https://example.com',
});
const origin = address.transform((text) => new URL(text).origin);
const required = z.string({ error: 'is missing' }).min(1);

const Environment = z.object({
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(3978),
  /** Interface to listen on; a container wants `0.0.0.0`. */
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data/state'),
  CLIENT_ID: required.pipe(
    z.guid({ error: 'must be the client id of the app registration, a GUID' }),
  ),
  CLIENT_SECRET: required,
  API_AUDIENCES: list,
  ALLOWED_TENANT_IDS: list.pipe(z.array(z.guid({ error: 'must hold tenant ids, as GUIDs' }))),
  TOKEN_ENCRYPTION_KEY: required.refine(
    (text) => z.base64().safeParse(text).success && Buffer.from(text, 'base64').length === 32,
    'must be 32 bytes in base64',
  ),
  /** Pages that may frame the tab, beside Microsoft's. */
  TEAMS_HOST_ORIGINS: list.pipe(z.array(origin)),
  OPEN_IN_TEAMS_URL: address.optional(),
  ENTRA_ORIGIN: origin.default(realOrigins.entra),
  GRAPH_ORIGIN: origin.default(realOrigins.graph),
  BUSINESS_CENTRAL_ORIGIN: origin.default(realOrigins.businessCentral),
  BOT_CONNECTOR_ORIGIN: origin.default(realOrigins.botConnector),
  BOT_LOGIN_ORIGIN: origin.default(realOrigins.botLogin),
  /** Where the application is registered as a bot. Without it there is no bot. */
  BOT_TENANT_ID: z.guid({ error: 'must be the tenant id of the bot, a GUID' }).optional(),
  /** Id of the app in Teams, which links to the tab name; the client id unless it has another one. */
  TEAMS_APP_ID: z.guid({ error: 'must be the id of the app in Teams, a GUID' }).optional(),
  DEFAULT_ROLE: Role.default('viewer'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = ReturnType<typeof arrange>;

/** Reads the configuration. Throws a `ConfigError` that names every setting that is missing or wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Environment.safeParse(Object.fromEntries(present));
  if (parsed.success) return arrange(parsed.data);
  const problems = new Set(
    parsed.error.issues.map(({ path: [name], message }) => `  ${String(name)}: ${message}`),
  );
  throw new ConfigError(
    `Cannot start: these settings are missing or wrong\n${[...problems].join('\n')}`,
  );
}

/** Where the state is, for a command that needs nothing else. Throws a `ConfigError`. */
export function readDatabaseAddress(environment: NodeJS.ProcessEnv = process.env): string {
  const present = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Environment.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(
    Object.fromEntries(present),
  );
  if (parsed.success) return addressOf(parsed.data);
  const problems = parsed.error.issues.map(
    ({ path: [name], message }) => `${String(name)} ${message}`,
  );
  throw new ConfigError(`Cannot find the state: ${problems.join(', ')}`);
}

function arrange(settings: z.output<typeof Environment>) {
  return {
    host: settings.HOST,
    port: settings.PORT,
    origins: {
      entra: settings.ENTRA_ORIGIN,
      graph: settings.GRAPH_ORIGIN,
      businessCentral: settings.BUSINESS_CENTRAL_ORIGIN,
      botConnector: settings.BOT_CONNECTOR_ORIGIN,
      botLogin: settings.BOT_LOGIN_ORIGIN,
    },
    clientId: settings.CLIENT_ID,
    audiences: [settings.CLIENT_ID, ...settings.API_AUDIENCES],
    allowedTenantIds: settings.ALLOWED_TENANT_IDS,
    hostOrigins: settings.TEAMS_HOST_ORIGINS,
    openInTeamsUrl: settings.OPEN_IN_TEAMS_URL ?? '',
    botTenantId: settings.BOT_TENANT_ID ?? null,
    teamsAppId: settings.TEAMS_APP_ID ?? settings.CLIENT_ID,
    defaultRole: settings.DEFAULT_ROLE,
    logLevel: settings.LOG_LEVEL,
    secrets: new Secrets(settings),
  };
}

function addressOf(
  settings: Pick<z.output<typeof Environment>, 'DATABASE_URL' | 'DATA_DIR'>,
): string {
  return settings.DATABASE_URL ?? folderOf(settings.DATA_DIR);
}

/** `memory:` keeps the state as long as the process. */
function folderOf(dataDir: string): string {
  return dataDir === 'memory:' ? dataDir : path.resolve(dataDir);
}

/** Kept in private fields, so that no log and no error report can print them by accident. */
class Secrets {
  readonly #database: string;
  readonly #clientSecret: string;
  readonly #encryptionKey: string;

  constructor(settings: z.output<typeof Environment>) {
    this.#database = addressOf(settings);
    this.#clientSecret = settings.CLIENT_SECRET;
    this.#encryptionKey = settings.TOKEN_ENCRYPTION_KEY;
  }

  /** A folder, or the address of a server with its password in it. */
  database(): string {
    return this.#database;
  }

  clientSecret(): string {
    return this.#clientSecret;
  }

  /** 32 bytes. */
  encryptionKey(): Buffer {
    return Buffer.from(this.#encryptionKey, 'base64');
  }
}
