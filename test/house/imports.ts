// What a file imports, and where that leads.
import { posix } from 'node:path';
import type { SourceFile } from './sources.ts';
import { child, children, nodesOf, text, type SyntaxNode } from './syntax.ts';

export type Import = {
  from: string;
  /** Path of a file of the project, or name of a package. */
  to: string;
  isPackage: boolean;
  /** Gone after compiling: no code of the other file runs. */
  isType: boolean;
  /** Names of the values, as the other file calls them; `*` for all of them. */
  values: string[];
  /** Whether the file passes on what it imports. */
  isReexport: boolean;
};

/** All imports of a file: static, dynamic, of types, and re-exports. */
export function importsOf(file: SourceFile): Import[] {
  return nodesOf(file).flatMap((node) => {
    const source = text(child(node, 'source'), 'value');
    if (source === undefined || !sorts.has(node.type)) return [];
    const isRelative = source.startsWith('.');
    const values = valuesOf(node);
    return [
      {
        from: file.path,
        to: isRelative ? posix.join(posix.dirname(file.path), source) : packageName(source),
        isPackage: !isRelative,
        isType: values.length === 0 && !isBare(node),
        values,
        isReexport: node.type.startsWith('Export'),
      },
    ];
  });
}

const sorts = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function valuesOf(node: SyntaxNode): string[] {
  if (node.type === 'TSImportType') return [];
  if (node.type === 'ImportExpression') return ['*'];
  if (text(node, 'importKind') === 'type' || text(node, 'exportKind') === 'type') return [];
  if (node.type === 'ExportAllDeclaration') return ['*'];
  return children(node, 'specifiers')
    .filter((each) => text(each, 'importKind') !== 'type' && text(each, 'exportKind') !== 'type')
    .map((each) => nameOf(each));
}

/** As the other file calls it, whatever it is called here. */
function nameOf(specifier: SyntaxNode): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type === 'ImportNamespaceSpecifier') return '*';
  const field = specifier.type === 'ExportSpecifier' ? 'local' : 'imported';
  return text(child(specifier, field), 'name') ?? '*';
}

/** `import './setUp.ts'`, for what it does. */
function isBare(node: SyntaxNode): boolean {
  return (
    node.type === 'ImportDeclaration' &&
    children(node, 'specifiers').length === 0 &&
    text(node, 'importKind') !== 'type'
  );
}

/** `@azure/msal-node/dist/x` is of `@azure/msal-node`; Node's own keep their prefix. */
function packageName(source: string): string {
  if (source.startsWith('node:')) return source;
  return source.split('/', source.startsWith('@') ? 2 : 1).join('/');
}
