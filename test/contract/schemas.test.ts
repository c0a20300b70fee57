import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inputsOf } from './schemaArbitrary.ts';

const folder = new URL('../../api/contract/', import.meta.url);

/** Every schema that a file of the contract exports, so that a new one is tested as soon as it is there. */
async function exportedSchemas(): Promise<(readonly [name: string, schema: z.ZodType])[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(
    files.map(async (file) => [file, await import(new URL(file, folder).href)] as const),
  );
  return modules.flatMap(([file, module]) =>
    Object.entries(z.record(z.string(), z.unknown()).parse({ ...module })).flatMap(
      ([name, value]) =>
        value instanceof z.ZodType ? [[`${basename(file, '.ts')}: ${name}`, value] as const] : [],
    ),
  );
}

const schemas = await exportedSchemas();

it('the contract has schemas to test', () => {
  expect(schemas.length).toBeGreaterThan(40);
});

describe('what the contract takes', () => {
  it.each(schemas)('survives parse, print and parse: %s', (_, schema) => {
    fc.assert(
      fc.property(inputsOf(schema), (input) => {
        const parsed = schema.parse(input);
        expect(schema.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
      }),
      { numRuns: 25 },
    );
  });
});
