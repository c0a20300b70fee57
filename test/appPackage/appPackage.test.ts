// The package that an administrator uploads: what Teams would refuse is found here, without Teams.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Role } from '../../api/contract/me.ts';
import { checkManifest } from '../../appPackage/checkManifest.ts';
import { fillPlaceholders, parseEnvironment } from '../../appPackage/placeholders.ts';

const project = path.resolve(import.meta.dirname, '../..');
const folder = path.join(project, 'appPackage');
const read = (name: string) => readFileSync(path.join(folder, name));
const files = new Map(['color.png', 'outline.png', 'de.json'].map((name) => [name, read(name)]));

const clientId = '6e1f9a3c-2b47-4d58-9c0e-7a8b5d4f3e21';
const values = new Map([
  ...parseEnvironment(readFileSync(path.join(project, 'env/.env.dev'), 'utf8')),
  ['TAB_DOMAIN', 'bookings.fabrikam.example'],
  ['TAB_ENDPOINT', 'https://bookings.fabrikam.example'],
  ['DEVELOPER_NAME', 'Fabrikam'],
  ['DEVELOPER_WEBSITE_URL', 'https://fabrikam.example'],
  ['DEVELOPER_PRIVACY_URL', 'https://fabrikam.example/privacy'],
  ['DEVELOPER_TERMS_URL', 'https://fabrikam.example/terms'],
  ['TEAMS_APP_ID', '0d4c1f7e-8a25-4b36-9e71-5c2d3b6a8f90'],
  ['AAD_APP_CLIENT_ID', clientId],
  ['AAD_APP_OBJECT_ID', '1b7e5d90-3c84-4f2a-8d16-9a0c2e4b6f73'],
]);

function manifestWith(...changes: [string, string][]): string {
  const all = new Map([...values, ...changes]);
  return fillPlaceholders(read('manifest.json').toString('utf8'), all).text;
}

test('the package is as Teams wants it', async () => {
  expect(await checkManifest(manifestWith(), files)).toEqual([]);
});

test.each<[string, string, string | RegExp]>([
  ['TAB_ENDPOINT', 'http://bookings.fabrikam.example', /is not https/],
  ['TAB_ENDPOINT', 'https://elsewhere.example', /is not among the valid domains/],
  ['TEAMS_APP_ID', '00000000-0000-0000-0000-000000000000', /placeholder/],
  ['TEAMS_APP_ID', 'my-app', /manifest\.json/],
  ['APP_VERSION', 'next', /manifest\.json/],
])('a package with %s=%s is refused before Teams does', async (name, value, problem) => {
  const problems = await checkManifest(manifestWith([name, value]), files);
  expect(problems.join('\n')).toMatch(problem);
});

test('an icon of another size, and a language that lacks a text, are named', async () => {
  const others = new Map(files)
    .set('color.png', read('outline.png'))
    .set('de.json', Buffer.from('{ "name.short": "Kurz", "name.long": "Lang" }'));
  expect(await checkManifest(manifestWith(), others)).toEqual([
    'color.png is no PNG of 192 by 192 pixels',
    'de.json: the manifest has no text name.long',
    'de.json: name.full has no de text',
    'de.json: description.short has no de text',
    'de.json: description.full has no de text',
    'de.json: staticTabs[0].name has no de text',
  ]);
});

test('the zip has everything at its root, where Teams looks for it', () => {
  const environment = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-package-'));
  const file = path.join(environment, '.env.of-a-test');
  writeFileSync(file, [...values].map(([name, value]) => `${name}=${value}`).join('\n'));
  const made = execFileSync(
    process.execPath,
    ['--import', 'tsx', path.join(folder, 'makePackage.ts'), '--env-file', file],
    { cwd: project, encoding: 'utf8' },
  ).trim();
  const zip = unzipSync(readFileSync(path.resolve(project, made)));
  rmSync(path.resolve(project, made));
  rmSync(environment, { recursive: true });
  expect(Object.keys(zip).toSorted()).toEqual([
    'color.png',
    'de.json',
    'manifest.json',
    'outline.png',
  ]);
  expect(JSON.parse(Buffer.from(zip['manifest.json'] ?? []).toString('utf8'))).toMatchObject({
    webApplicationInfo: { id: clientId },
  });
});

test('what an environment does not say is asked for by name, all at once', () => {
  const { missing } = fillPlaceholders(read('manifest.json').toString('utf8'), new Map());
  expect(missing).toEqual([...new Set(missing)]);
  expect(missing).toContain('TAB_DOMAIN');
  expect(fillPlaceholders('"${{NAME}}"', new Map([['NAME', 'A "B"']])).text).toBe('"A \\"B\\""');
});

test('an environment file says where it cannot be read', () => {
  expect(parseEnvironment('# note\n\nNAME = "a b"\n')).toEqual(new Map([['NAME', 'a b']]));
  expect(() => parseEnvironment('A=1\nB\n')).toThrow('line 2 is not NAME=value');
});

test('the roles of the app registration are the roles of the product', () => {
  const { text } = fillPlaceholders(read('entraApp.json').toString('utf8'), values);
  const { appRoles, identifierUris } = z
    .looseObject({
      appRoles: z.array(z.looseObject({ value: z.string() })),
      identifierUris: z.array(z.string()),
    })
    .parse(JSON.parse(text));
  expect(appRoles.map(({ value }) => value)).toEqual(Role.options);
  expect(identifierUris).toEqual([`api://bookings.fabrikam.example/botid-${clientId}`]);
});

test('no environment file holds a secret', () => {
  const names = readdirSync(path.join(project, 'env'));
  expect(names.toSorted()).toEqual(['.env.dev', '.env.local']);
  for (const name of names) {
    const text = readFileSync(path.join(project, 'env', name), 'utf8');
    expect(
      [...parseEnvironment(text).keys()].filter((key) => /secret|key|pass/i.test(key)),
    ).toEqual([]);
  }
});
