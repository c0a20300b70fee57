// The body of a request that makes or changes a record.
import { badRequest } from '../graphError.ts';
import type { GraphCall } from '../graphCall.ts';
import { entityTypes, type EntityTypeName } from './entityTypes.ts';
import { isObject, readValue, refuseUnknown } from './readValue.ts';

export type Written = Partial<Record<string, unknown>>;

type Reading = {
  type: EntityTypeName;
  purpose: 'create' | 'update';
  /** Cannot be written here, beside what the type says. */
  alsoReadOnly?: readonly string[];
};

/** The properties that were sent, checked and complete. Throws a 400 for whatever the type does not allow. */
export function readWrittenProperties(call: GraphCall, reading: Reading): Written {
  const { type, purpose, alsoReadOnly = [] } = reading;
  const { writable, onlyOnCreate, needed, readOnly } = entityTypes[type];
  const body = readObjectBody(call);
  requireType(body, reading);
  refuseUnknown(body, { type, known: [...Object.keys(writable), ...readOnly] });
  const fixed = [...readOnly, ...alsoReadOnly, ...(purpose === 'update' ? onlyOnCreate : [])];
  const written = Object.entries(body).flatMap(([name, value]): [string, unknown][] => {
    if (name.includes('@')) return [];
    const propertyType = writable[name];
    if (fixed.includes(name) || propertyType === undefined) {
      if (call.context.switches.graph.ignoresReadOnlyProperties) return [];
      throw badRequest(`The property '${name}' is read-only and cannot be set.`);
    }
    return [[name, readValue(value, { name, type: propertyType })]];
  });
  const properties: Written = Object.fromEntries(written);
  const missing = needed.find(
    (name) =>
      (purpose === 'create' || Object.hasOwn(properties, name)) && isBlank(properties[name]),
  );
  if (missing !== undefined) throw badRequest(`The property '${missing}' is required.`);
  return properties;
}

/** Parses a body of JSON. The words are those of Graph's gateway. */
export function readObjectBody({ request: { headers, body } }: GraphCall): Record<string, unknown> {
  const isJson = /^application\/json\b/i.test(headers['content-type'] ?? '');
  const parsed = isJson ? parseJson(body.toString('utf8')) : undefined;
  if (isObject(parsed)) return parsed;
  throw badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

/** The declared type of these lists is abstract, so that who adds to them has to say which one is meant. */
const abstractInLists: readonly EntityTypeName[] = ['bookingCustomer', 'bookingStaffMember'];

function requireType(body: Record<string, unknown>, { type, purpose }: Reading): void {
  const named = body['@odata.type'];
  const mayBeLeftOut = purpose === 'update' || !abstractInLists.includes(type);
  if (named === undefined && mayBeLeftOut) return;
  if (named === `#microsoft.graph.${type}` || named === `microsoft.graph.${type}`) return;
  throw badRequest(
    named === undefined
      ? `An instance annotation '@odata.type' is required, for the type 'microsoft.graph.${type}Base' is abstract.`
      : `A resource of type ${JSON.stringify(named)} was found where 'microsoft.graph.${type}' was expected.`,
  );
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
