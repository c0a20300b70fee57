import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BusinessCentralError } from '../../../simulator/businessCentral/errors.ts';
import { passes } from '../../../simulator/businessCentral/odata/applyFilter.ts';
import type {
  Entity,
  EntityType,
  FieldSpec,
  FieldValue,
} from '../../../simulator/businessCentral/odata/entity.ts';
import { parseFilter } from '../../../simulator/businessCentral/odata/filter.ts';

const specs: FieldSpec[] = [
  { name: 'name', kind: 'text' },
  { name: 'amount', kind: 'decimal' },
  { name: 'day', kind: 'date' },
];
const type: EntityType = {
  name: 'thing',
  set: 'things',
  fields: new Map(specs.map((field) => [field.name, field])),
  order: ['name'],
};

type Thing = { name: string; amount: number; day: string };
const someThing = fc.record({
  name: fc.string({ maxLength: 6 }),
  amount: fc.integer({ min: -20, max: 20 }),
  day: fc.constantFrom('2026-03-01', '2026-03-02', '0001-01-01'),
});

/** A filter as text, beside what it should do. */
type Told = { text: string; keeps: (thing: Thing) => boolean; field?: string };

const comparisons: Record<string, (one: FieldValue, other: FieldValue) => boolean> = {
  eq: (one, other) => one === other,
  ne: (one, other) => one !== other,
  gt: (one, other) => one > other,
  ge: (one, other) => one >= other,
  lt: (one, other) => one < other,
  le: (one, other) => one <= other,
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const comparison: fc.Arbitrary<Told> = fc
  .tuple(fc.constantFrom(...Object.entries(comparisons)), someThing, fc.constantFrom(...specs))
  .map(([[word, does], thing, { name: field, kind }]) => {
    const value = read(thing, field);
    const literal = kind === 'text' ? quoted(String(value)) : String(value);
    return {
      field,
      text: `${field} ${word} ${literal}`,
      keeps: (other: Thing) => does(read(other, field), value),
    };
  });

const match: fc.Arbitrary<Told> = fc.string({ maxLength: 2 }).map((part) => ({
  field: 'name',
  text: `contains(name,${quoted(part)})`,
  keeps: ({ name }: Thing) => name.includes(part),
}));

const one = fc.oneof(comparison, match);

/** What `or` may join is on one field. */
const either: fc.Arbitrary<Told> = fc
  .array(one, { minLength: 1, maxLength: 3 })
  .map((parts) => parts.filter(({ field }) => field === parts[0]?.field))
  .map((parts) => ({
    text: `(${parts.map(({ text }) => text).join(' or ')})`,
    keeps: (thing: Thing) => parts.some(({ keeps }) => keeps(thing)),
  }));

const told: fc.Arbitrary<Told> = fc
  .array(fc.oneof(one, either), { minLength: 1, maxLength: 3 })
  .map((parts) => ({
    text: parts.map(({ text }) => text).join(' and '),
    keeps: (thing: Thing) => parts.every(({ keeps }) => keeps(thing)),
  }));

it('keeps what the filter says, for any nesting, blanks and quotes in it', () => {
  fc.assert(
    fc.property(told, someThing, ({ text, keeps }, thing) => {
      const filter = parseFilter(text, { type, schemaVersion: '2.0' });
      expect(filter && passes(entityOf(thing), filter)).toBe(keeps(thing));
    }),
    { numRuns: 500 },
  );
});

it('answers any text with a filter or a refusal in its own words, never with a fault', () => {
  const words = fc.constantFrom('name', 'eq', 'and', 'or', '(', ')', "'x'", '1', ',', 'contains');
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 9 }).map((sentence) => sentence.join(' ')),
  );
  fc.assert(
    fc.property(text, (filter) => {
      try {
        parseFilter(filter, { type, schemaVersion: '2.1' });
      } catch (error) {
        expect(error).toBeInstanceOf(BusinessCentralError);
      }
    }),
    { numRuns: 1_000 },
  );
});

function read(thing: Thing, field: string): FieldValue {
  if (field === 'name') return thing.name;
  return field === 'amount' ? thing.amount : thing.day;
}

function entityOf(thing: Thing): Entity {
  return { type, id: 'thing', etag: null, read: (field) => read(thing, field) };
}
