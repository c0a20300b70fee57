// One value of a request, held against the type that its property has.
import { badRequest } from '../graphError.ts';
import { complexTypes, type Properties } from './complexTypes.ts';
import { enumTypes } from './enumTypes.ts';

export type Place = { name: string; type: string };

/**
 * The value as the service keeps it: objects are filled up with what was left out. Throws the 400 of Microsoft's
 * OData library for what does not fit.
 */
export function readValue(value: unknown, { name, type }: Place): unknown {
  const nullable = type.endsWith('?');
  const bare = nullable ? type.slice(0, -1) : type;
  const element = /^Collection\((.+)\)$/.exec(bare)?.[1];
  if (value === null) {
    if (!nullable) throw nullRefused({ name, type: bare });
    return element === undefined ? null : [];
  }
  if (element !== undefined) return readCollection(value, { name, type: element });
  const members = enumTypes[bare];
  if (members) return readMember(value, members);
  const properties = complexTypes[bare];
  if (properties) return readObject(value, { name, type: bare, properties });
  if (!primitives[bare]?.(value)) throw notConvertible(value, bare);
  return value;
}

function readCollection(value: unknown, place: Place): unknown[] {
  if (Array.isArray(value)) return value.map((each: unknown) => readValue(each, place));
  throw badRequest(
    `An unexpected 'PrimitiveValue' node was found when reading from the JSON reader. A 'StartArray' node was expected for '${place.name}'.`,
  );
}

function readMember(value: unknown, members: readonly string[]): string {
  if (typeof value === 'string' && members.includes(value)) return value;
  throw badRequest(`Requested value '${String(value)}' was not found.`);
}

function readObject(
  value: unknown,
  { name, type, properties }: Place & { properties: Properties },
): Record<string, unknown> {
  if (!isObject(value)) throw notConvertible(value, `microsoft.graph.${type}`);
  if (type === 'bookingCustomerInformation') requireTypeOfCustomer(value);
  refuseUnknown(value, { type, known: Object.keys(properties) });
  const read = Object.entries(properties).map(([property, propertyType]): [string, unknown] => [
    property,
    Object.hasOwn(value, property)
      ? readValue(value[property], { name: `${name}/${property}`, type: propertyType })
      : valueLeftOut(propertyType),
  ]);
  return Object.fromEntries(read);
}

/**
 * The declared type of an appointment's customers is abstract, so that each has to say its own.
 * https://learn.microsoft.com/graph/api/bookingbusiness-post-appointments
 */
function requireTypeOfCustomer(value: Record<string, unknown>): void {
  const type = String(value['@odata.type']).replace('#', '');
  if (type === 'microsoft.graph.bookingCustomerInformation') return;
  throw badRequest(
    "Each customer needs an '@odata.type' of '#microsoft.graph.bookingCustomerInformation'.",
  );
}

/** Annotations may come along; any other name has to be one of the type. */
export function refuseUnknown(
  value: Record<string, unknown>,
  { type, known }: { type: string; known: readonly string[] },
): void {
  const unknown = Object.keys(value).find((name) => !name.includes('@') && !known.includes(name));
  if (unknown === undefined) return;
  throw badRequest(
    `The property '${unknown}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
  );
}

function valueLeftOut(type: string): unknown {
  if (type.startsWith('Collection')) return [];
  if (type.endsWith('?')) return null;
  if (enumTypes[type]) return enumTypes[type][0];
  return emptyValues[type] ?? '';
}

const emptyValues: Record<string, unknown> = {
  'Edm.Boolean': false,
  'Edm.Int32': 0,
  'Edm.Double': 0,
  'Edm.Duration': 'PT0S',
  'Edm.TimeOfDay': '00:00:00.0000000',
};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value);

const primitives: Record<string, (value: unknown) => boolean> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  'Edm.Double': (value) => typeof value === 'number',
  'Edm.Duration': text(/^-?P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/),
  'Edm.TimeOfDay': text(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,12})?)?$/),
  'Edm.Date': text(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
};

function notConvertible(value: unknown, type: string) {
  return badRequest(
    `Cannot convert the literal '${JSON.stringify(value)}' to the expected type '${type}'.`,
  );
}

function nullRefused({ name, type }: Place) {
  return badRequest(
    `A null value was found for the property named '${name}', which has the expected type '${type}[Nullable=False]'. The expected type '${type}[Nullable=False]' does not allow null values.`,
  );
}
