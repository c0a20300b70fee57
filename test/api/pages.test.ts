// What is served without a token: health, the OpenAPI document, the tab, and the headers of everything.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../../api/contract/operations.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

const hosts = 'https://frames.example';
const openInTeams = 'https://teams.example/l/app/1?a="><script>alert(1)</script>&b=$&';
const shared = sharedProduct({
  tabFolder: tabFolder(),
  environment: {
    TEAMS_HOST_ORIGINS: `${hosts}/,http://localhost:4711`,
    OPEN_IN_TEAMS_URL: openInTeams,
  },
});

/** A tab as the build leaves it. */
function tabFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-tab-'));
  const meta = (name: string): string => `<meta name="${name}" content="" />`;
  const page = `<html>${meta('teams-host-origins')}${meta('open-in-teams-url')}</html>`;
  writeFileSync(path.join(folder, 'index.html'), page);
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg" />');
  writeFileSync(path.join(folder, '.env'), 'SECRET=1');
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'assets', 'main-1a2b3c.js'), 'export {};');
  return folder;
}

function get(where: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(shared.product.origin + where, { headers });
}

test('is well while the database answers', async () => {
  const response = await get('/api/health');
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test.each(['/', '/api/health', '/api/me', '/api/nothing', '/nothing', '/assets/main-1a2b3c.js'])(
  'sends the headers of a page inside Teams with %s',
  async (where) => {
    const { headers } = await get(where);
    const policy = headers.get('content-security-policy') ?? '';
    const directives = new Map(
      policy.split(';').map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values] as const;
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('script-src')).toEqual(["'self'"]);
    expect(directives.get('frame-ancestors')).toEqual(
      expect.arrayContaining([
        "'self'",
        'https://teams.microsoft.com',
        'https://*.cloud.microsoft',
        hosts,
        'http://localhost:4711',
      ]),
    );
    expect(directives.get('frame-ancestors')).not.toContain('*');
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  },
);

test.each(['/', '/index.html'])(
  'tells the page at %s its hosts and the way in, escaped',
  async (where) => {
    const response = await get(where);
    const page = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain(
      `<meta name="teams-host-origins" content="${hosts},http://localhost:4711" />`,
    );
    expect(page).not.toContain('<script>');
    const content = /open-in-teams-url" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const read = content.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
    expect(read).toBe(openInTeams);
  },
);

test('lets browsers keep what carries its hash in its name for a year, and nothing else for long', async () => {
  const asset = await get('/assets/main-1a2b3c.js');
  expect(asset.status).toBe(200);
  expect(asset.headers.get('cache-control')).toMatch(/max-age=31536000, immutable/);
  const icon = await get('/icon.svg');
  expect(icon.headers.get('cache-control')).toBe('public, max-age=3600');
});

test.each([
  '/.env',
  '/nothing.js',
  '/assets/',
  '/assets/nothing.js',
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
])('serves nothing at %s', async (where) => {
  const response = await get(where);
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  const text = await response.text();
  expect(text).not.toContain('SECRET');
  expect(text).not.toContain('"dependencies"');
});

const Schema = z.record(z.string(), z.unknown());
const Parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: Schema,
});
const Json = z.strictObject({ schema: Schema });
const Content = z.strictObject({
  'application/json': Json.optional(),
  'text/csv': Json.optional(),
  'text/event-stream': Json.optional(),
});
const Answer = z.strictObject({ description: z.string().min(1), content: Content.optional() });
const Described = z.strictObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string(),
  parameters: z.array(Parameter),
  requestBody: z
    .strictObject({
      required: z.boolean(),
      content: z.strictObject({ 'application/json': Json }),
    })
    .optional(),
  responses: z.record(z.string().regex(/^([2-5]\d\d|default)$/), Answer),
});
const Document = z.strictObject({
  openapi: z.literal('3.0.3'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  servers: z.tuple([z.strictObject({ url: z.literal('/api') })]),
  security: z.tuple([z.strictObject({ bearer: z.tuple([]) })]),
  paths: z.record(z.string().startsWith('/'), z.record(z.string(), Described)),
  components: z.strictObject({
    securitySchemes: z.strictObject({ bearer: Schema }),
    schemas: z.record(z.string(), Schema),
  }),
});

async function readDocument() {
  return Document.parse(await (await get('/api/openapi.json')).json());
}

test('describes every operation of the contract in OpenAPI, with what it takes and gives', async () => {
  const { paths } = await readDocument();
  const described = Object.entries(paths).flatMap(([where, methods]) =>
    Object.entries(methods).map(([method, each]) => `${each.operationId}: ${method} ${where}`),
  );
  const contract = Object.entries(operations).map(
    ([name, { method, path: where }]) => `${name}: ${method} ${where}`,
  );
  expect(described.toSorted()).toEqual(contract.toSorted());
  for (const [name, { method, path: where, status, body }] of Object.entries(operations)) {
    const operation = paths[where]?.[method];
    expect(Object.keys(operation?.responses ?? {}), name).toEqual([String(status), 'default']);
    const inPath = operation?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
    const inBraces = [...where.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter);
    expect(
      inPath.map((parameter) => parameter.name),
      name,
    ).toEqual(inBraces);
    expect(
      inPath.every(({ required }) => required),
      name,
    ).toBe(true);
    const needsBody = !body.safeParse(undefined).success;
    expect(operation?.requestBody?.required ?? false, name).toBe(needsBody);
  }
});

test('names the headers that some operations need', async () => {
  const { paths } = await readDocument();
  const headers = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, parameters }) =>
      parameters
        .filter((parameter) => parameter.in === 'header')
        .map(({ name }) => `${operationId} ${name}`),
    ),
  );
  expect(headers.toSorted()).toEqual([
    'deleteSyncSetup If-Match',
    'followInvoiceRun Last-Event-ID',
    'retryInvoiceRun Idempotency-Key',
    'startInvoiceRun Idempotency-Key',
    'updateSyncSetup If-Match',
  ]);
});

test('uses only schemas that OpenAPI 3.0 knows, and refers to nothing that is not there', async () => {
  const document = await readDocument();
  const strange: string[] = [];
  const visit = (schema: unknown, where: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [keyword, value] of Object.entries(schema)) {
      if (!keywords.has(keyword)) strange.push(`${where}: ${keyword}`);
      if (keyword === '$ref' && value !== '#/components/schemas/Error')
        strange.push(`${where}: ${String(value)}`);
      if (keyword === 'type' && !types.has(value)) strange.push(`${where}: type ${String(value)}`);
      for (const [name, inner] of innerSchemas(keyword, value)) visit(inner, `${where}.${name}`);
    }
  };
  for (const [where, methods] of Object.entries(document.paths)) {
    for (const { parameters, requestBody, responses } of Object.values(methods)) {
      for (const { name, schema } of parameters) visit(schema, `${where} ${name}`);
      visit(requestBody?.content['application/json'].schema, `${where} body`);
      for (const [status, { content }] of Object.entries(responses)) {
        for (const [type, media] of Object.entries(content ?? {}))
          visit(media?.schema, `${where} ${status} ${type}`);
      }
    }
  }
  visit(document.components.schemas['Error'], 'Error');
  expect(strange).toEqual([]);
});

const types = new Set<unknown>(['object', 'array', 'string', 'number', 'integer', 'boolean']);
/** Of the schema object: https://spec.openapis.org/oas/v3.0.3#schema-object */
const keywords = new Set(
  `title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems
  uniqueItems maxProperties minProperties required enum type allOf oneOf anyOf not items properties
  additionalProperties description format default nullable $ref`.split(/\s+/),
);

function innerSchemas(keyword: string, value: unknown): [string, unknown][] {
  if (keyword === 'properties')
    return Object.entries(z.record(z.string(), z.unknown()).parse(value));
  if (['items', 'additionalProperties', 'not'].includes(keyword)) return [[keyword, value]];
  if (!['allOf', 'oneOf', 'anyOf'].includes(keyword)) return [];
  return z
    .array(z.unknown())
    .parse(value)
    .map((inner, index) => [`${keyword}${index}`, inner]);
}
