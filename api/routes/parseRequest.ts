// A request held against the contract; what breaks it is named field by field.
import type { z } from 'zod';
import { ApiError } from './apiError.ts';

/** Of thousands of wrong ids the first ones tell enough. */
const maxFields = 20;

/** Throws an `ApiError` that names every field which is not as the schema says. */
export function parseRequest(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) => fieldsOf(issue, [])).slice(0, maxFields);
  const names = fields.map((field) => field.path || 'the body').join(', ');
  throw new ApiError('invalidRequest', `The request breaks the contract at ${names}.`, { fields });
}

type Field = { path: string; message: string };
type Issue = z.core.$ZodIssue;

function fieldsOf(issue: Issue, above: readonly PropertyKey[]): Field[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fieldAt([...path, key], 'There is no such field here'));
  }
  const nearest = issue.code === 'invalid_union' ? nearestChoice(issue.errors) : undefined;
  if (nearest) return nearest.flatMap((inner) => fieldsOf(inner, path));
  return [fieldAt(path, issue.message)];
}

/** What the caller most likely meant: the choice that knows all the fields, then the one with the least to mend. */
function nearestChoice(choices: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const strange = (issues: readonly Issue[]): number =>
    issues.filter(({ code }) => code === 'unrecognized_keys').length;
  return choices.toSorted(
    (one, other) => strange(one) - strange(other) || one.length - other.length,
  )[0];
}

function fieldAt(path: readonly PropertyKey[], message: string): Field {
  return { path: path.map(String).join('.'), message };
}
