// Names of files and folders that say nothing, and tests that are switched off.
import type { SourceFile } from './sources.ts';
import { child, isMember, nodesOf, text } from './syntax.ts';

/** Words that stand for "whatever", on their own or as a part of a name. */
const empty = new Set(['util', 'utils', 'helper', 'helpers', 'misc', 'manager']);
/** These say something as a part of a name, but not alone. */
const emptyAlone = new Set(['common', 'shared', 'lib', 'src']);
/** And these not as a file of code, though a page may be `index.html`. */
const emptyFile = new Set(['index', 'data', 'info', 'types', 'constants', 'interfaces']);

export function emptyNames(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((part) => {
      const [name = ''] = part.replace(/^\./, '').split('.');
      const words = name.split(/(?=[A-Z])|[-_]/).map((word) => word.toLowerCase());
      const isCode = /\.tsx?$/.test(part);
      return (
        words.some((word) => empty.has(word)) ||
        emptyAlone.has(name) ||
        (isCode && emptyFile.has(name))
      );
    }),
  );
}

/** `camelCase.ts`, and `PascalCase.tsx` for a component. */
export function oddlySpelt(paths: readonly string[]): string[] {
  return paths.filter((path) => {
    const name = path.split('/').at(-1) ?? '';
    const pattern = name.endsWith('.tsx')
      ? /^[A-Za-z][A-Za-z0-9]*(\.[a-z]+)*\.tsx$/
      : /^([a-z][A-Za-z0-9]*|\d{4}_\w+)(\.[a-zA-Z]+)*\.(ts|mjs|js)$/;
    return !pattern.test(name);
  });
}

const blocks = ['it', 'test', 'describe'];

/** Tests that do not run, or keep others from running. */
export function switchedOff(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    nodesOf(file)
      .filter((node) =>
        ['only', 'skip', 'todo', 'fails'].some((way) => isMember(node, blocks, way)),
      )
      .map(
        (node) =>
          `${file.path}: ${text(child(node, 'object'), 'name')}.${text(child(node, 'property'), 'name')}`,
      ),
  );
}
