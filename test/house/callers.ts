// What only one file may do: read the environment, call out, speak to Teams, know a schema library.
import type { Import } from './imports.ts';
import type { SourceFile } from './sources.ts';
import { child, children, isMember, nodesOf, text, type SyntaxNode } from './syntax.ts';

const globals = ['globalThis', 'window', 'self'];

/** Starting points and tools read the environment themselves; in the product `config.ts` does, and passes values on. */
const mayReadEnvironment =
  /^(api\/config\.ts|simulator\/start(Alone)?\.ts|(test|bench)\/.*|[^/]+)$/;

export function environmentReaders(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !mayReadEnvironment.test(path))
    .filter((file) => nodesOf(file).some(readsEnvironment))
    .map(({ path }) => `${path} reads the environment`);
}

function readsEnvironment(node: SyntaxNode): boolean {
  return (
    isMember(node, ['process'], 'env') ||
    (node.type === 'VariableDeclarator' &&
      text(child(node, 'init'), 'name') === 'process' &&
      children(child(node, 'id'), 'properties').some(
        (property) => text(child(property, 'key'), 'name') === 'env',
      )) ||
    (node.type === 'ImportDeclaration' &&
      text(child(node, 'source'), 'value') === 'node:process' &&
      children(node, 'specifiers').some((each) => text(child(each, 'imported'), 'name') === 'env'))
  );
}

/** The one place of each side that calls out, with all that keeps such calls within bounds. */
const callers = new Set(['tab/api.ts', 'api/http/transport.ts']);
const channels = new Set(['XMLHttpRequest', 'EventSource', 'WebSocket']);

export function callsOut(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /^(tab|api)\//.test(path) && !callers.has(path))
    .filter((file) => nodesOf(file).some(isCallOut))
    .map(({ path }) => `${path} calls out by itself`);
}

function isCallOut(node: SyntaxNode): boolean {
  const callee = text(child(node, 'callee'), 'name') ?? '';
  return (
    (node.type === 'CallExpression' && callee === 'fetch') ||
    (node.type === 'NewExpression' && channels.has(callee)) ||
    isMember(node, globals, 'fetch') ||
    isMember(node, ['navigator'], 'sendBeacon')
  );
}

const httpClients = new Set(['undici', 'axios', 'got', 'node-fetch', 'node:https', 'node:http2']);

/** Other ways out of the API than `fetch`. */
export function otherHttpClients(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to, isType }) => from.startsWith('api/') && httpClients.has(to) && !isType)
    .filter(({ from }) => !callers.has(from))
    .map(({ from, to }) => `${from} imports ${to}`);
}

export function teamsImporters(imports: readonly Import[]): string[] {
  return imports
    .filter(({ to, from }) => to === '@microsoft/teams-js' && from !== 'tab/teams.ts')
    .map(({ from }) => `${from} imports teams-js`);
}

/** The tab takes types from the contract; a schema library has no place in what a browser loads. */
export function schemaImporters(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to, isType }) => from.startsWith('tab/') && to === 'zod' && !isType)
    .map(({ from }) => `${from} imports zod`);
}

/** The functional core knows no clock, no chance and no process. */
export function impurities(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith('api/domain/'))
    .filter((file) => nodesOf(file).some(isImpure))
    .map(({ path }) => `${path} is not pure`);
}

function isImpure(node: SyntaxNode): boolean {
  const isDate = text(child(node, 'callee'), 'name') === 'Date';
  return (
    isMember(node, ['Date', 'DateTime', 'performance'], 'now') ||
    isMember(node, ['Math'], 'random') ||
    isMember(node, ['crypto'], 'randomUUID') ||
    (isDate && node.type === 'NewExpression' && children(node, 'arguments').length === 0) ||
    (isDate && node.type === 'CallExpression') ||
    (node.type === 'ImportSpecifier' &&
      text(child(node, 'imported'), 'name')?.startsWith('random') === true) ||
    (node.type === 'MemberExpression' && text(child(node, 'object'), 'name') === 'process')
  );
}
