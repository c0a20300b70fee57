// Query options: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/odata-web-services
import { badQuery, badRequest } from '../errors.ts';
import type { EntityType } from './entity.ts';
import { noProperty, parseFilter, type Filter, type FilterOptions } from './filter.ts';
import { findNavigation } from './navigation.ts';
import { splitAtTop } from './splitAtTop.ts';

export type Query = {
  filter: Filter | undefined;
  /** `null` for all fields. */
  select: readonly string[] | null;
  expand: readonly Expand[];
  orderBy: readonly { field: string; descending: boolean }[];
  top: number | null;
  skip: number;
  count: boolean;
  skipToken: string | null;
};

export type Expand = { navigation: string; query: Query };

/** Options by name, as they stand in an address or in the brackets behind an expanded navigation. */
export type RawOptions = ReadonlyMap<string, string>;

const known = [
  '$filter',
  '$select',
  '$expand',
  '$orderby',
  '$top',
  '$skip',
  '$count',
  '$skiptoken',
  '$schemaversion',
  '$format',
];

/** How filters are read, here and in what is expanded. */
export type QueryRules = Partial<Omit<FilterOptions, 'type'>>;

export function parseQuery(raw: RawOptions, type: EntityType, rules: QueryRules = {}): Query {
  for (const name of raw.keys()) {
    if (name.startsWith('$') && !known.includes(name)) {
      throw badRequest(`The query parameter '${name}' is not supported.`);
    }
  }
  const followed = {
    schemaVersion: rules.schemaVersion ?? raw.get('$schemaversion') ?? '2.0',
    ignoresCaseOfCodes: rules.ignoresCaseOfCodes ?? false,
  };
  const filter = raw.get('$filter');
  return {
    filter: filter === undefined ? undefined : parseFilter(filter, { type, ...followed }),
    select: parseSelect(raw.get('$select'), type),
    expand: parseExpand(raw.get('$expand'), type, followed),
    orderBy: parseOrderBy(raw.get('$orderby'), type),
    top: raw.has('$top') ? wholeNumber('$top', raw.get('$top')) : null,
    skip: raw.has('$skip') ? wholeNumber('$skip', raw.get('$skip')) : 0,
    count: raw.get('$count') === 'true',
    skipToken: raw.get('$skiptoken') ?? null,
  };
}

function wholeNumber(name: string, text = ''): number {
  if (!/^\d+$/.test(text)) {
    throw badRequest(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

function parseSelect(text: string | undefined, type: EntityType): string[] | null {
  const names = (text ?? '').split(',').map((name) => name.trim());
  const wanted = names.filter((name) => name !== '');
  if (wanted.length === 0 || wanted.includes('*')) return null;
  for (const name of wanted) {
    if (!type.fields.has(name) && !findNavigation(type, name)) throw noProperty(name, type);
  }
  return wanted;
}

function parseOrderBy(text: string | undefined, type: EntityType): Query['orderBy'] {
  if (text === undefined || text.trim() === '') return [];
  return text.split(',').map((part) => {
    const [name = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    const field = type.fields.get(name);
    if (!field) throw noProperty(name, type);
    if (field.calculated) throw badRequest(`The property '${name}' cannot be sorted by.`);
    if (rest.length > 0 || !['asc', 'desc'].includes(direction)) {
      throw badQuery(`Syntax error in '${part.trim()}'.`);
    }
    return { field: name, descending: direction === 'desc' };
  });
}

function parseExpand(text: string | undefined, type: EntityType, rules: QueryRules): Expand[] {
  if (text === undefined || text.trim() === '') return [];
  return splitAtTop(text, ',').map((part) => {
    const found = /^([A-Za-z]\w*)\s*(?:\((.*)\))?$/s.exec(part.trim());
    const name = found?.[1];
    if (name === undefined) throw badQuery(`Term '${part}' is not valid in a $expand expression.`);
    const navigation = findNavigation(type, name);
    if (!navigation) throw noProperty(name, type);
    const options = splitAtTop(found?.[2] ?? '', ';').filter((option) => option.trim() !== '');
    const raw = new Map(options.map((option) => nameAndValue(option)));
    return { navigation: name, query: parseQuery(raw, navigation.type, rules) };
  });
}

function nameAndValue(option: string): [string, string] {
  const at = option.indexOf('=');
  if (at < 0) throw badQuery(`Term '${option}' is not valid in a $expand expression.`);
  return [option.slice(0, at).trim(), option.slice(at + 1).trim()];
}
