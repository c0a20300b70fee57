import type { Books } from '../books.ts';
import { encodeMember } from './enumMember.ts';
import type { Entity } from './entity.ts';
import { findNavigation } from './navigation.ts';
import { maxPageSize, pageOf } from './page.ts';
import type { Expand, Query } from './query.ts';

/** An entity as it stands in an answer: etag, the selected fields in their order, then what was expanded. */
export function printEntity(
  entity: Entity,
  query: Pick<Query, 'select' | 'expand'>,
  books: Books,
): Record<string, unknown> {
  const printed: Record<string, unknown> = {};
  if (entity.etag !== null) printed['@odata.etag'] = entity.etag;
  for (const { name, kind } of entity.type.fields.values()) {
    if (query.select && !query.select.includes(name)) continue;
    const value = entity.read(name);
    if (kind === 'stream')
      printed[`${name}@odata.mediaReadLink`] = `${books.root}/${String(value)}`;
    else printed[name] = kind === 'enum' ? encodeMember(String(value)) : value;
  }
  for (const expand of query.expand) {
    printed[expand.navigation] = printExpanded(entity, expand, books);
  }
  return printed;
}

function printExpanded(entity: Entity, { navigation: name, query }: Expand, books: Books): unknown {
  const navigation = findNavigation(entity.type, name);
  if (!navigation) return undefined;
  const related = navigation.follow(entity, books);
  const { rows } = pageOf(related, query, { type: navigation.type, pageSize: maxPageSize });
  const printed = rows.map((row) => printEntity(row, query, books));
  return navigation.many ? printed : (printed[0] ?? null);
}
