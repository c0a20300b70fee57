import { inspect } from 'node:util';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../api/config.ts';

const key = Buffer.alloc(32, 5).toString('base64');
const needed = {
  CLIENT_ID: 'b3c9e5d7-41f2-4a68-8e0b-9d7c6a5f4e32',
  CLIENT_SECRET: 'secret-of-the-client',
  TOKEN_ENCRYPTION_KEY: key,
};

function problems(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('needs three settings, and has the public cloud and careful values for the rest', () => {
  expect(readConfig(needed)).toMatchObject({
    host: '127.0.0.1',
    port: 3978,
    origins: {
      entra: 'https://login.microsoftonline.com',
      graph: 'https://graph.microsoft.com',
      businessCentral: 'https://api.businesscentral.dynamics.com',
    },
    audiences: [needed.CLIENT_ID],
    allowedTenantIds: [],
    defaultRole: 'viewer',
    logLevel: 'info',
    openInTeamsUrl: '',
  });
  expect(readConfig(needed).secrets.database()).toBe(path.resolve('.data/state'));
});

test('says at once everything that is missing', () => {
  expect(problems({})).toEqual([
    'Cannot start: these settings are missing or wrong',
    '  CLIENT_ID: is missing',
    '  CLIENT_SECRET: is missing',
    '  TOKEN_ENCRYPTION_KEY: is missing',
  ]);
});

test('takes an empty setting for one that is not there', () => {
  expect(problems({ ...needed, CLIENT_SECRET: '', PORT: '' })).toEqual([
    'Cannot start: these settings are missing or wrong',
    '  CLIENT_SECRET: is missing',
  ]);
});

test.each([
  ['PORT', 'many'],
  ['PORT', '70000'],
  ['PORT', '1.5'],
  ['DATABASE_URL', 'mysql://localhost/invoicing'],
  ['CLIENT_ID', 'bookings-invoicing'],
  ['ALLOWED_TENANT_IDS', 'fabrikam.example'],
  ['TOKEN_ENCRYPTION_KEY', 'too-short'],
  ['TOKEN_ENCRYPTION_KEY', Buffer.alloc(31).toString('base64')],
  ['TOKEN_ENCRYPTION_KEY', 'ä'.repeat(43)],
  ['TEAMS_HOST_ORIGINS', 'teams.example'],
  ['TEAMS_HOST_ORIGINS', 'https://a.example, javascript:alert(1)'],
  ['OPEN_IN_TEAMS_URL', 'javascript:alert(1)'],
  ['ENTRA_ORIGIN', 'login.example'],
  ['GRAPH_ORIGIN', 'ftp://graph.example'],
  ['BUSINESS_CENTRAL_ORIGIN', 'nowhere'],
  ['BOT_CONNECTOR_ORIGIN', 'nowhere'],
  ['BOT_LOGIN_ORIGIN', 'nowhere'],
  ['BOT_TENANT_ID', 'fabrikam'],
  ['TEAMS_APP_ID', 'bookings'],
  ['DEFAULT_ROLE', 'owner'],
  ['LOG_LEVEL', 'loud'],
])('names %s when it is "%s", in one line that does not repeat the value', (name, value) => {
  const [, line = '', ...more] = problems({ ...needed, [name]: value });
  expect(more).toEqual([]);
  expect(line).toMatch(new RegExp(`^ {2}${name}: .{5,}`));
  expect(line).not.toContain(value);
});

test('names every wrong setting at once', () => {
  const wrong = { ...needed, PORT: '-1', LOG_LEVEL: 'loud', GRAPH_ORIGIN: 'x', CLIENT_ID: 'y' };
  expect(problems(wrong)).toHaveLength(5);
});

test('reads lists, and origins without what stands behind them', () => {
  const config = readConfig({
    ...needed,
    API_AUDIENCES: ' api://one , api://two ,',
    ALLOWED_TENANT_IDS: '6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81',
    TEAMS_HOST_ORIGINS: 'https://teams.example/path/,http://localhost:4000',
    GRAPH_ORIGIN: 'http://localhost:1234/v1.0/',
  });
  expect(config.audiences).toEqual([needed.CLIENT_ID, 'api://one', 'api://two']);
  expect(config.allowedTenantIds).toEqual(['6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81']);
  expect(config.hostOrigins).toEqual(['https://teams.example', 'http://localhost:4000']);
  expect(config.origins.graph).toBe('http://localhost:1234');
});

test('never prints a secret, however the configuration is printed', () => {
  const config = readConfig({
    ...needed,
    DATABASE_URL: 'postgres://invoicing:pass-of-the-database@db.example/invoicing',
  });
  const printed = [
    JSON.stringify(config),
    inspect(config, { depth: 10, showHidden: true, getters: true }),
    inspect(config.secrets),
    JSON.stringify(config.secrets),
    JSON.stringify(Object.entries(config.secrets)),
  ].join('\n');
  for (const secret of [needed.CLIENT_SECRET, key, 'pass-of-the-database']) {
    expect(printed).not.toContain(secret);
  }
  expect(config.secrets.clientSecret()).toBe(needed.CLIENT_SECRET);
  expect(config.secrets.encryptionKey()).toEqual(Buffer.alloc(32, 5));
  expect(config.secrets.database()).toContain('pass-of-the-database');
});
