// Microsoft Graph's metadata of Bookings, and values held against it.

export type GraphProperty = { type: string; nullable: boolean };

export type GraphMetadata = {
  enums: Record<string, string[]>;
  /** Properties of each type, those of its base among them. */
  types: Record<string, Record<string, GraphProperty>>;
  /** `bookingService/webUrl` and the like. */
  computed: string[];
  immutable: string[];
};

export function readGraphMetadata(xml: string): GraphMetadata {
  const own = Object.fromEntries(
    [...elements(xml, 'ComplexType'), ...elements(xml, 'EntityType')].map(({ head, inside }) => [
      nameIn(head),
      { base: baseIn(head), properties: readProperties(inside) },
    ]),
  );
  const withBase = (name: string): Record<string, GraphProperty> => {
    const type = own[name];
    return type ? { ...withBase(type.base), ...type.properties } : {};
  };
  return {
    enums: Object.fromEntries(
      elements(xml, 'EnumType').map(({ head, inside }) => [
        nameIn(head),
        [...inside.matchAll(/<Member Name="([^"]+)"/g)].map(([, name = '']) => name),
      ]),
    ),
    types: Object.fromEntries(Object.keys(own).map((name) => [name, withBase(name)])),
    computed: annotatedWith(xml, 'Computed'),
    immutable: annotatedWith(xml, 'Immutable'),
  };
}

/**
 * Where a value does not fit its type: a name that is not published, one that is missing, a value of another type, a
 * member that the enumeration does not have.
 */
export function mismatches(
  value: unknown,
  { type, nullable }: GraphProperty,
  { metadata, at }: { metadata: GraphMetadata; at: string },
): string[] {
  if (value === null) return nullable ? [] : [`${at} is null`];
  const element = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (element !== undefined) {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((each: unknown, index) =>
      mismatches(each, { type: element, nullable: false }, { metadata, at: `${at}[${index}]` }),
    );
  }
  const members = metadata.enums[type];
  if (members?.some((member) => member === value)) return [];
  if (members) return [`${at} is ${JSON.stringify(value)}`];
  const properties = metadata.types[concrete(type)];
  if (properties) return mismatchesInObject(value, properties, { metadata, at });
  return primitives[type]?.(value) ? [] : [`${at} is ${JSON.stringify(value)}, not ${type}`];
}

function mismatchesInObject(
  value: unknown,
  properties: Record<string, GraphProperty>,
  { metadata, at }: { metadata: GraphMetadata; at: string },
): string[] {
  if (typeof value !== 'object' || value === null) return [`${at} is no object`];
  const given = Object.entries(value).filter(([name]) => !name.startsWith('@odata.'));
  const known = Object.keys(properties);
  return [
    ...known
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => `${at}/${name} is missing`),
    ...given.flatMap(([name, each]) => {
      const property = properties[name];
      if (!property) return [`${at}/${name} is not published`];
      return mismatches(each, property, { metadata, at: `${at}/${name}` });
    }),
  ];
}

/** An abstract type stands for the one that there is of it. */
function concrete(type: string): string {
  return type.replace(/Base$/, '');
}

const text = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value);

const primitives: Record<string, (value: unknown) => boolean> = {
  'Edm.String': text(/^/),
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': Number.isInteger,
  'Edm.Double': Number.isFinite,
  'Edm.Duration': text(/^-?P(?!$)(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/),
  'Edm.DateTimeOffset': text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/),
  'Edm.TimeOfDay': text(/^\d\d:\d\d:\d\d(\.\d{1,12})?$/),
  'Edm.Date': text(/^\d{4}-\d\d-\d\d$/),
};

function elements(xml: string, element: string): { head: string; inside: string }[] {
  const found = xml.matchAll(new RegExp(`<${element} ([^>]*?)(?:/>|>(.*?)</${element}>)`, 'gs'));
  return [...found].map(([, head = '', inside = '']) => ({ head, inside }));
}

function readProperties(xml: string): Record<string, GraphProperty> {
  return Object.fromEntries(
    [...xml.matchAll(/<Property Name="([^"]+)" Type="([^"]+)"([^>]*)>/g)].map(
      ([, name = '', type = '', rest = '']) => [
        name,
        { type: type.replace('graph.', ''), nullable: !rest.includes('Nullable="false"') },
      ],
    ),
  );
}

function annotatedWith(xml: string, term: string): string[] {
  return elements(xml, 'Annotations')
    .filter(({ inside }) => inside.includes(`Org.OData.Core.V1.${term}"`))
    .map(({ head }) => /Target="microsoft\.graph\.([^"]+)"/.exec(head)?.[1] ?? '');
}

function nameIn(head: string): string {
  return /\bName="([^"]+)"/.exec(head)?.[1] ?? '';
}

function baseIn(head: string): string {
  return /BaseType="graph\.([^"]+)"/.exec(head)?.[1] ?? '';
}
