import { describe, expect, it } from 'vitest';
import { importsOf, type Import } from './imports.ts';
import { barrels, cycles, selfMadeClients, wrongDoors } from './rooms.ts';
import { codeOf, readProject } from './sources.ts';

const imports = codeOf(readProject()).flatMap((file) => importsOf(file));

function imported(path: string, text: string): Import[] {
  return importsOf({ path, text });
}

describe('imports', () => {
  it('are found however they are written, and not in comments or texts', () => {
    const found = imported(
      'api/routes/x.ts',
      `import a, { b as c, type D } from '../state/a.ts';
       import type { E } from '../state/e.ts';
       import { type F } from '../state/f.ts';
       import './bare.ts';
       export { g } from './g.ts';
       const h = await import('@scope/h/deep.js');
       type I = import('./i.ts').I;
       // import './comment.ts';
       const text = "import './text.ts'";`,
    );
    expect(found.map(({ to, isType, values }) => [to, isType ? 'type' : values.join()])).toEqual([
      ['api/state/a.ts', 'default,b'],
      ['api/state/e.ts', 'type'],
      ['api/state/f.ts', 'type'],
      ['api/routes/bare.ts', ''],
      ['api/routes/g.ts', 'g'],
      ['@scope/h', '*'],
      ['api/routes/i.ts', 'type'],
    ]);
  });
});

describe('rooms', () => {
  it('import only from rooms that they may know', () => {
    expect(wrongDoors(imports)).toEqual([]);
  });

  it.each([
    ['api/contract/a.ts', `import { b } from '../domain/b.ts'`],
    ['api/contract/a.ts', `import type { B } from 'luxon'`],
    ['api/domain/a.ts', `import { z } from '../contract/values.ts'`],
    ['api/domain/a.ts', `import { readFileSync } from 'node:fs'`],
    ['api/graph/a.ts', `import type { B } from '../businessCentral/b.ts'`],
    ['api/graph/a.ts', `import type { B } from '../state/b.ts'`],
    ['api/http/a.ts', `import type { B } from '../identity/b.ts'`],
    ['api/state/a.ts', `import type { B } from '../graph/bookings.ts'`],
    ['api/jobs/a.ts', `import type { B } from '../routes/b.ts'`],
    ['api/routes/a.ts', `import { runNow } from '../jobs/b.ts'`],
    ['api/main.ts', `import { startSimulator } from '../simulator/simulator.ts'`],
    ['tab/a.tsx', `import type { B } from '../api/domain/b.ts'`],
    ['tab/a.tsx', `import { Booking } from '../api/contract/bookings.ts'`],
    ['simulator/a.ts', `import type { B } from '../api/contract/b.ts'`],
    ['simulator/a.ts', `const b = await import('../tab/b.ts')`],
    ['simulator/a.ts', `import { c } from '../test/support/c.ts'`],
    ['attic/a.ts', `import { b } from '../api/domain/b.ts'`],
  ])('would notice in %s: %s', (path, text) => {
    expect(wrongDoors(imported(path, text))).toHaveLength(1);
  });

  it.each([
    ['api/domain/a.ts', `import type { B } from '../contract/values.ts'`],
    ['api/identity/a.ts', `import { B } from '../http/b.ts'`],
    ['api/main.ts', `import { createApp } from './app.ts'`],
    ['tab/a.tsx', `import type { B } from '../api/contract/b.ts'`],
    ['test/house/a.ts', `import { b } from '../../simulator/b.ts'`],
  ])('have nothing against %s: %s', (path, text) => {
    expect(wrongDoors(imported(path, text))).toEqual([]);
  });
});

describe('jobs and routes', () => {
  it('receive their clients', () => {
    expect(selfMadeClients(imports)).toEqual([]);
  });

  it('would be noticed making one', () => {
    const made = imported('api/jobs/a.ts', `import { createBookings } from '../graph/bookings.ts'`);
    const caught = imported(
      'api/jobs/a.ts',
      `import { AccessError } from '../http/accessError.ts'`,
    );
    expect(selfMadeClients(made)).toHaveLength(1);
    expect(selfMadeClients(caught)).toEqual([]);
  });
});

describe('files', () => {
  it('do not import each other in circles', () => {
    expect(cycles(imports)).toEqual([]);
  });

  it('would be noticed in a circle', () => {
    const circle = [
      ...imported('api/a.ts', `import { b } from './b.ts'`),
      ...imported('api/b.ts', `import type { C } from './c.ts'`),
      ...imported('api/c.ts', `import { a } from './a.ts'`),
    ];
    expect(cycles(circle)).toEqual(['api/a.ts → api/b.ts → api/c.ts → api/a.ts']);
    expect(cycles(circle.slice(1))).toEqual([]);
  });

  it('do not pass on the code of others', () => {
    expect(barrels(imports)).toEqual([]);
  });

  it('would be noticed passing something on', () => {
    expect(barrels(imported('api/graph/all.ts', `export * from './bookings.ts'`))).toHaveLength(1);
    expect(barrels(imported('api/graph/all.ts', `export { a } from './a.ts'`))).toHaveLength(1);
    expect(barrels(imported('api/graph/a.ts', `export const a = 1`))).toEqual([]);
    expect(barrels(imported('api/graph/a.ts', `export type { B } from './b.ts'`))).toEqual([]);
  });
});
