// From a request to the operation that it asks for.
import { badRequest, GraphError } from './graphError.ts';
import { operations, type Operation } from './operations.ts';

export type FoundOperation = { operation: Operation; ids: string[] };

/** Throws Graph's refusal where there is no such operation. */
export function findOperation(method: string, pathname: string): FoundOperation {
  const [version = '', ...segments] = decode(pathname);
  if (version !== 'v1.0') throw badRequest(`Invalid version: ${version}`);
  // An action may be named with its namespace before it.
  const plain = segments.map((segment) => segment.replace(/^microsoft\.graph\./i, ''));
  for (const [path, byMethod] of Object.entries(operations)) {
    const ids = match(path.split('/'), plain);
    if (!ids) continue;
    const operation = byMethod[method];
    if (operation === 'notSimulated') {
      const message = `The simulated Graph does not do ${method} ${path}.`;
      throw new GraphError(501, 'NotImplemented', { message });
    }
    if (!operation) {
      const message = 'Specified HTTP method is not allowed for the request target.';
      throw new GraphError(405, 'Request_BadRequest', { message });
    }
    return { operation, ids };
  }
  throw badRequest(`Resource not found for the segment '${segments.at(-1) ?? ''}'.`);
}

function decode(pathname: string): string[] {
  try {
    return pathname.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw badRequest('The request URI is not valid.');
  }
}

/** The variable segments if the path is of that form. Names of segments are compared without regard to case. */
function match(pattern: string[], segments: string[]): string[] | undefined {
  if (pattern.length !== segments.length) return undefined;
  const ids: string[] = [];
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part === '{id}' && segment !== '' && !segment.startsWith('$')) ids.push(segment);
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return ids;
}
