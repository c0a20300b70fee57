// The only reader of the environment. Everything is checked at once, so that one start tells all that is wrong.
import path from 'node:path';
import { z } from 'zod';
import { Role } from './contract/me.ts';

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

const origin = (standard: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an address like https://example.com' })
    .transform((text) => new URL(text).origin)
    .default(standard);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  /** Interface to listen on; a container wants `0.0.0.0`. */
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  DATA_DIR: z.string().min(1).default('.data/state'),
  CLIENT_ID: z.guid({ error: 'must be the client id of the app registration, a GUID' }),
  CLIENT_SECRET: z.string().min(1),
  API_AUDIENCES: list,
  ALLOWED_TENANT_IDS: list.pipe(z.array(z.guid({ error: 'must hold tenant ids, as GUIDs' }))),
  TOKEN_ENCRYPTION_KEY: z
    .base64()
    .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64'),
  TEAMS_HOST_ORIGINS: list.pipe(z.array(z.url())),
  OPEN_IN_TEAMS_URL: z.url().optional(),
  ENTRA_ORIGIN: origin('https://login.microsoftonline.com'),
  GRAPH_ORIGIN: origin('https://graph.microsoft.com'),
  BUSINESS_CENTRAL_ORIGIN: origin('https://api.businesscentral.dynamics.com'),
  DEFAULT_ROLE: Role.default('viewer'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Config = ReturnType<typeof arrange>;

/** Reads the configuration. Throws a `ConfigError` that names every setting that is missing or wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.entries(environment).filter(([, value]) => value !== '');
  const parsed = Environment.safeParse(Object.fromEntries(present));
  if (parsed.success) return arrange(parsed.data);
  const problems = parsed.error.issues.map(
    ({ path: [name], message }) => `  ${String(name)}: ${message}`,
  );
  throw new ConfigError(
    `Cannot start: these settings are missing or wrong\n${problems.join('\n')}`,
  );
}

function arrange(settings: z.output<typeof Environment>) {
  return {
    host: settings.HOST,
    port: settings.PORT,
    database: settings.DATABASE_URL ?? folderOf(settings.DATA_DIR),
    origins: {
      entra: settings.ENTRA_ORIGIN,
      graph: settings.GRAPH_ORIGIN,
      businessCentral: settings.BUSINESS_CENTRAL_ORIGIN,
    },
    clientId: settings.CLIENT_ID,
    audiences: [settings.CLIENT_ID, ...settings.API_AUDIENCES],
    allowedTenantIds: settings.ALLOWED_TENANT_IDS,
    hostOrigins: settings.TEAMS_HOST_ORIGINS,
    openInTeamsUrl: settings.OPEN_IN_TEAMS_URL ?? '',
    defaultRole: settings.DEFAULT_ROLE,
    logLevel: settings.LOG_LEVEL,
    secrets: new Secrets(settings.CLIENT_SECRET, settings.TOKEN_ENCRYPTION_KEY),
  };
}

/** `memory:` keeps the state as long as the process. */
function folderOf(dataDir: string): string {
  return dataDir === 'memory:' ? dataDir : path.resolve(dataDir);
}

/** Kept in private fields, so that no log and no error report can print them by accident. */
class Secrets {
  readonly #clientSecret: string;
  readonly #encryptionKey: string;

  constructor(clientSecret: string, encryptionKey: string) {
    this.#clientSecret = clientSecret;
    this.#encryptionKey = encryptionKey;
  }

  clientSecret(): string {
    return this.#clientSecret;
  }

  /** 32 bytes. */
  encryptionKey(): Buffer {
    return Buffer.from(this.#encryptionKey, 'base64');
  }
}
