// From the segments of an address to the entities it is about.
import type { Books } from '../books.ts';
import { entitySets, type EntitySet } from '../entitySets.ts';
import { badSyntax, missingEntity, notImplemented, unknownSegment } from '../errors.ts';
import type { Content, Entity, EntityType } from './entity.ts';
import type { Filter } from './filter.ts';
import { findNavigation } from './navigation.ts';
import { idOf, type Segment } from './path.ts';

export type Collection = {
  type: EntityType;
  /** Stands behind `$metadata#` in answers. */
  context: string;
  list(filter: Filter | undefined): Entity[];
};

export type Target =
  | ({ kind: 'collection' } & Collection)
  | { kind: 'entity'; entity: Entity; context: string }
  | ({ kind: 'count' } & Collection)
  | { kind: 'content'; content: Content | undefined };

/** What the path leads to. Throws in Business Central's words where it leads nowhere. */
export function resolve({ path }: { path: readonly Segment[] }, books: Books): Target {
  const [first, ...rest] = path;
  const set = entitySets[first?.name ?? ''];
  if (!first || !set) {
    throw notImplemented(`'${first?.name ?? ''}' is not part of the simulation.`);
  }
  const start = `companies(${books.company.id})/${first.name}`;
  return rest.reduce<Target>(
    (target, segment) => follow(target, segment, books),
    begin(first, { set, context: start }, books),
  );
}

function begin(
  { key }: Segment,
  { set, context }: { set: EntitySet; context: string },
  books: Books,
): Target {
  if (!key) {
    const list: Collection['list'] = (filter) => set.list(books, filter);
    return { kind: 'collection', type: set.type, context, list };
  }
  const entity = set.find(books, idOf(key));
  if (!entity) throw missingEntity(set.type.name);
  return { kind: 'entity', entity, context };
}

function follow(target: Target, segment: Segment, books: Books): Target {
  if (target.kind === 'collection' && segment.name === '$count') {
    return { ...target, kind: 'count' };
  }
  if (target.kind !== 'entity') throw unknownSegment(segment.name);
  const { entity } = target;
  if (entity.type.fields.get(segment.name)?.kind === 'stream') {
    return { kind: 'content', content: entity.content?.(segment.name) };
  }
  const navigation = findNavigation(entity.type, segment.name);
  if (!navigation) throw unknownSegment(segment.name);
  const context = `${target.context}(${entity.id})/${segment.name}`;
  const related = navigation.follow(entity, books);
  if (navigation.many && !segment.key) {
    return { kind: 'collection', type: navigation.type, context, list: () => related };
  }
  if (!navigation.many && segment.key) throw badSyntax();
  const id = segment.key ? idOf(segment.key) : related[0]?.id;
  const found = related.find((one) => one.id === id);
  if (!found) throw missingEntity(navigation.type.name);
  return { kind: 'entity', entity: found, context };
}
