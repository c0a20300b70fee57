// Random values that a JSON Schema allows, as far as the contract's schemas use it.
import * as fc from 'fast-check';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** Values that a schema takes; what its refinements refuse on top is filtered out. */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return valuesOf(json).filter((value) => schema.safeParse(value).success);
}

function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(asSchema(choice))));
  switch (schema.type) {
    case 'object':
      return objectsOf(schema);
    case 'array':
      return fc.array(valuesOf(asSchema(schema.items)), {
        minLength: schema.minItems ?? 0,
        maxLength: 3,
      });
    case 'string':
      return textsOf(schema);
    case 'integer':
      return fc.integer({ min: atLeast(schema), max: Math.min(schema.maximum ?? 1e9, 1e9) });
    case 'number':
      return fc.double({ min: atLeast(schema), max: 1e9, noNaN: true }).map((number) => number + 0);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function objectsOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) {
    const keys = fc.string({ minLength: 1, maxLength: 8 }).filter((key) => key !== '__proto__');
    return fc.dictionary(keys, valuesOf(asSchema(additionalProperties)), { maxKeys: 3 });
  }
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, valuesOf(asSchema(value))]),
  );
  return fc.record(model, { requiredKeys: required, noNullPrototype: true });
}

function textsOf({
  format,
  pattern,
  minLength = 0,
  maxLength = 60,
}: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') return instants.map((instant) => instant.toISOString());
  if (format === 'date') return instants.map((instant) => instant.toISOString().slice(0, 10));
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' });
}

const instants = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2099-12-31T00:00:00Z'),
  noInvalidDate: true,
});

function atLeast({ minimum }: JsonSchema): number {
  return Math.max(minimum ?? -1e9, -1e9);
}

function asSchema(schema: unknown): JsonSchema {
  return z.record(z.string(), z.unknown()).catch({}).parse(schema);
}
