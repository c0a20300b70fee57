// What metadata in OData's XML form says. Published metadata and ours are plain enough to be read line by line.

export type EdmProperty = { type: string; nullable: boolean; maxLength: string | null };

export type EdmEntity = {
  key: string[];
  properties: Record<string, EdmProperty>;
  /** To which type each leads: `item`, or `Collection(item)`. */
  navigations: Record<string, string>;
};

export type Edmx = {
  entities: Record<string, EdmEntity>;
  /** Numbers of the members, by their names. */
  enums: Record<string, Record<string, string>>;
  /** Type of each set. */
  sets: Record<string, string>;
};

export function readEdmx(xml: string): Edmx {
  return {
    entities: Object.fromEntries(
      blocks(xml, 'EntityType').map(({ name, inside }) => [name, readEntity(inside)]),
    ),
    enums: Object.fromEntries(
      blocks(xml, 'EnumType').map(({ name, inside }) => [
        name,
        Object.fromEntries(
          tags(inside, 'Member').map((tag) => [attribute(tag, 'Name'), attribute(tag, 'Value')]),
        ),
      ]),
    ),
    sets: Object.fromEntries(
      tags(xml, 'EntitySet').map((tag) => [
        attribute(tag, 'Name'),
        withoutNamespace(attribute(tag, 'EntityType')),
      ]),
    ),
  };
}

function readEntity(xml: string): EdmEntity {
  return {
    key: tags(xml, 'PropertyRef').map((tag) => attribute(tag, 'Name')),
    properties: Object.fromEntries(
      tags(xml, 'Property').map((tag) => [
        attribute(tag, 'Name'),
        {
          type: withoutNamespace(attribute(tag, 'Type')),
          nullable: attribute(tag, 'Nullable') !== 'false',
          maxLength: attribute(tag, 'MaxLength') || null,
        },
      ]),
    ),
    navigations: Object.fromEntries(
      tags(xml, 'NavigationProperty').map((tag) => [
        attribute(tag, 'Name'),
        withoutNamespace(attribute(tag, 'Type')),
      ]),
    ),
  };
}

function blocks(xml: string, element: string): { name: string; inside: string }[] {
  const found = xml.matchAll(
    new RegExp(`<${element} Name="([^"]+)"[^>]*>(.*?)</${element}>`, 'gs'),
  );
  return [...found].map(([, name = '', inside = '']) => ({ name, inside }));
}

function tags(xml: string, element: string): string[] {
  return [...xml.matchAll(new RegExp(`<${element} [^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function withoutNamespace(type: string): string {
  return type.replace('Microsoft.NAV.', '');
}
