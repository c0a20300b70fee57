import type { Entity, FieldValue } from './entity.ts';
import type { Comparison, Filter, Match, Operand, TextFunction } from './filter.ts';
import type { Literal } from './literal.ts';

/** Whether an entity passes a filter. */
export function passes(entity: Entity, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => passes(entity, part));
    case 'or':
      return filter.parts.some((part) => passes(entity, part));
    case 'compare':
      return compares(valueOf(entity, filter.operand), filter.by, filter.literal);
    case 'match':
      return matchers[filter.by](String(valueOf(entity, filter.operand)), filter.sought);
    default:
      return filter.literals.some((literal) =>
        compares(valueOf(entity, filter.operand), 'eq', literal),
      );
  }
}

/** The value that a field must have for an entity to pass, where the filter demands one. */
export function requiredValue(filter: Filter | undefined, field: string): FieldValue | undefined {
  if (filter?.kind === 'and') {
    for (const part of filter.parts) {
      const value = requiredValue(part, field);
      if (value !== undefined) return value;
    }
  }
  const isEquality =
    filter?.kind === 'compare' &&
    filter.by === 'eq' &&
    filter.operand.field.name === field &&
    filter.operand.through.length === 0;
  return isEquality ? (filter.literal.value ?? undefined) : undefined;
}

function valueOf(entity: Entity, { field, through }: Operand): FieldValue {
  const value = entity.read(field.name);
  // Instants are trimmed on the wire; they are compared in full.
  const whole = field.kind === 'dateTime' ? new Date(String(value)).toISOString() : value;
  return through.reduce((inner, outer) => applyFunction(outer, String(inner)), whole);
}

function applyFunction(outer: TextFunction, inner: string): string {
  if (outer.name === 'tolower') return inner.toLowerCase();
  if (outer.name === 'toupper') return inner.toUpperCase();
  const end = outer.length === undefined ? undefined : outer.from + outer.length;
  return inner.substring(outer.from, end);
}

function compares(value: FieldValue, by: Comparison, { value: sought }: Literal): boolean {
  return sought === null ? by === 'ne' : comparers[by](value, sought);
}

const comparers: Record<Comparison, (value: FieldValue, sought: FieldValue) => boolean> = {
  eq: (value, sought) => value === sought,
  ne: (value, sought) => value !== sought,
  gt: (value, sought) => value > sought,
  ge: (value, sought) => value >= sought,
  lt: (value, sought) => value < sought,
  le: (value, sought) => value <= sought,
};

const matchers: Record<Match, (text: string, sought: string) => boolean> = {
  startswith: (text, sought) => text.startsWith(sought),
  endswith: (text, sought) => text.endsWith(sought),
  contains: (text, sought) => text.includes(sought),
};
