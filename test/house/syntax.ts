// The syntax tree of a file, from the parser that Vite builds with.
import { parseAst } from 'vite';
import { z } from 'zod';
import type { SourceFile } from './sources.ts';

/** A node of the tree; what a rule needs of it, it reads with `child` and `text`. */
export type SyntaxNode = { type: string; [field: string]: unknown };

const Node = z.looseObject({ type: z.string() });
const cache = new WeakMap<SourceFile, SyntaxNode[]>();

/** Every node of a file, from the outside in. */
export function nodesOf(file: SourceFile): SyntaxNode[] {
  const known = cache.get(file);
  if (known) return known;
  const lang = file.path.endsWith('x') ? 'tsx' : file.path.endsWith('.ts') ? 'ts' : 'js';
  const nodes = descend(parseAst(file.text, { lang }, file.path));
  cache.set(file, nodes);
  return nodes;
}

function descend(tree: unknown): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const open: unknown[] = [tree];
  for (let value = open.pop(); open.length > 0 || value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) found.push(value);
    open.push(...Object.values(value).toReversed());
  }
  return found;
}

function isNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string';
}

/** A field that holds one node. */
export function child(node: SyntaxNode | undefined, field: string): SyntaxNode | undefined {
  const value = Node.safeParse(node?.[field]);
  return value.success ? value.data : undefined;
}

/** A field that holds several nodes. */
export function children(node: SyntaxNode | undefined, field: string): SyntaxNode[] {
  return z.array(Node).catch([]).parse(node?.[field]);
}

/** A field that holds text, like a name or what a literal says. */
export function text(node: SyntaxNode | undefined, field: string): string | undefined {
  return z.string().optional().catch(undefined).parse(node?.[field]);
}

/** `process.env` and the like: an object by its name, and a property of it. */
export function isMember(node: SyntaxNode, objects: readonly string[], property: string): boolean {
  if (node.type !== 'MemberExpression') return false;
  const key = child(node, 'property');
  return (
    objects.includes(text(child(node, 'object'), 'name') ?? '') &&
    (text(key, 'name') ?? text(key, 'value')) === property
  );
}
