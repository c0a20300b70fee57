// Names of properties that our schemas of the remote services read, held against what Microsoft publishes.
import { z } from 'zod';
import type { SourceFile } from './sources.ts';
import { child, children, nodesOf, text, type SyntaxNode } from './syntax.ts';

/** Of OData and its batches, of errors, and of the administration API, which the published files leave out. */
const envelope = new Set(
  [
    'value error code message target details innerError innererror request-id date client-request-id',
    'requests responses id status headers body method url atomicityGroup dependsOn',
    'name type countryCode applicationFamily aadTenantId webClientLoginUrl',
  ]
    .join(' ')
    .split(' '),
);

/** Names in schemas that no published description has. Annotations of OData are always fine. */
export function unpublishedNames(
  files: readonly SourceFile[],
  published: ReadonlySet<string>,
): string[] {
  return files.flatMap((file) =>
    schemaKeys(file)
      .filter((name) => !published.has(name) && !envelope.has(name) && !name.startsWith('@'))
      .map((name) => `${file.path}: ${name}`),
  );
}

/** Keys of objects whose values are schemas: `{ id: z.string() }`, or anything that `z.object` is given. */
export function schemaKeys(file: SourceFile): string[] {
  const nodes = nodesOf(file);
  const given = new Set(
    nodes
      .filter((node) => /^(object|strictObject|looseObject|extend)$/.test(calledName(node)))
      .flatMap((node) => children(node, 'arguments'))
      .map((node) => startOf(node)),
  );
  return nodes
    .filter(({ type }) => type === 'ObjectExpression')
    .flatMap((node) => {
      const properties = children(node, 'properties').filter(({ type }) => type === 'Property');
      const isGiven = given.has(startOf(node));
      return properties
        .filter((property) => isGiven || isSchema(child(property, 'value')))
        .flatMap((property) => {
          const key = child(property, 'key');
          return text(key, 'name') ?? text(key, 'value') ?? [];
        });
    });
}

/** Where in the file a node begins, which tells objects apart. */
function startOf(node: SyntaxNode): number {
  return z.number().parse(node['start']);
}

function calledName(node: SyntaxNode): string {
  if (node.type !== 'CallExpression') return '';
  return text(child(child(node, 'callee'), 'property'), 'name') ?? '';
}

/** Whether an expression begins with `z.`. */
function isSchema(node: SyntaxNode | undefined): boolean {
  let inner = node;
  while (inner?.type === 'CallExpression' || inner?.type === 'MemberExpression') {
    inner = child(inner, inner.type === 'CallExpression' ? 'callee' : 'object');
  }
  return inner?.type === 'Identifier' && text(inner, 'name') === 'z' && inner !== node;
}

/** Names in the metadata of Microsoft Graph (CSDL). */
export function namesInCsdl(csdl: string): Set<string> {
  return new Set(
    [...csdl.matchAll(/<(?:Navigation)?Property Name="([^"]+)"/g)].flatMap(
      ([, name]) => name ?? [],
    ),
  );
}

/** Names in the list of fields of Business Central's API v2.0. */
export function namesInFieldList(json: string): Set<string> {
  const entities = z
    .object({ entities: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(json)).entities;
  const Named = z.array(z.object({ name: z.string() })).catch([]);
  return new Set(
    Object.values(entities).flatMap((entity) =>
      Object.values(entity).flatMap((list) => Named.parse(list).map(({ name }) => name)),
    ),
  );
}
