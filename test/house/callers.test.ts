import { describe, expect, it } from 'vitest';
import {
  callsOut,
  environmentReaders,
  impurities,
  otherHttpClients,
  schemaImporters,
  teamsImporters,
} from './callers.ts';
import { importsOf } from './imports.ts';
import { codeOf, readProject } from './sources.ts';

const code = codeOf(readProject());
const imports = code.flatMap((file) => importsOf(file));

describe('the environment', () => {
  it('is read by config.ts and by what starts things', () => {
    expect(environmentReaders(code)).toEqual([]);
  });

  it.each([
    `const port = process.env['PORT'];`,
    `const { env } = process;`,
    `import { env } from 'node:process';`,
  ])('would be noticed when read elsewhere: %s', (text) => {
    expect(environmentReaders([{ path: 'api/routes/a.ts', text }])).toHaveLength(1);
    expect(environmentReaders([{ path: 'api/config.ts', text }])).toEqual([]);
  });

  it('may be spoken of', () => {
    const text = `// process.env\nexport type Env = NodeJS.ProcessEnv;`;
    expect(environmentReaders([{ path: 'api/routes/a.ts', text }])).toEqual([]);
  });
});

describe('calls to the outside', () => {
  it('are made in one place of the tab and one of the API', () => {
    expect(callsOut(code)).toEqual([]);
    expect(otherHttpClients(imports)).toEqual([]);
  });

  it.each([
    `await fetch('/api/me')`,
    `const call = globalThis.fetch;`,
    `new EventSource('/events')`,
    `navigator.sendBeacon('/x')`,
  ])('would be noticed elsewhere: %s', (text) => {
    expect(callsOut([{ path: 'tab/syncSetup/a.ts', text }])).toHaveLength(1);
    expect(callsOut([{ path: 'tab/api.ts', text }])).toEqual([]);
  });

  it('would be noticed through a library', () => {
    const found = importsOf({ path: 'api/graph/a.ts', text: `import { Agent } from 'undici';` });
    expect(otherHttpClients(found)).toHaveLength(1);
  });
});

describe('libraries', () => {
  it('for Teams are known to tab/teams.ts alone', () => {
    expect(teamsImporters(imports)).toEqual([]);
    const text = `const teams = await import('@microsoft/teams-js');`;
    expect(teamsImporters(importsOf({ path: 'tab/App.tsx', text }))).toHaveLength(1);
  });

  it('for schemas are not sent to the browser', () => {
    expect(schemaImporters(imports)).toEqual([]);
    const text = `import { z } from 'zod';`;
    expect(schemaImporters(importsOf({ path: 'tab/App.tsx', text }))).toHaveLength(1);
  });
});

describe('the domain', () => {
  it('knows no clock, no chance and no process', () => {
    expect(impurities(code)).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const now = new Date();',
    'const luck = Math.random();',
    `import { randomUUID } from 'node:crypto';`,
    'const { pid } = process; process.exit();',
  ])('would be noticed with one: %s', (text) => {
    expect(impurities([{ path: 'api/domain/a.ts', text }])).toHaveLength(1);
  });

  it('may read an instant that it was given', () => {
    const text = 'const instant = new Date(text).toISOString();';
    expect(impurities([{ path: 'api/domain/a.ts', text }])).toEqual([]);
  });
});
