// The files of the project, as the rules of the house look at them.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file by its path from the root of the project, with slashes. */
export type SourceFile = { path: string; text: string };

export const root = join(import.meta.dirname, '..', '..');

const notOurs = new Set(['node_modules', 'dist', '.git', '.data']);
const binary = /\.(png|jpg|ico|zip|woff2?|gz)$/;

/** All text files, but what is installed, built or stored by a run. */
export function readProject(folder = root): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name) && !binary.test(name) && !name.endsWith('.log'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return readProject(path);
      return [
        { path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') },
      ];
    });
}

/** Those with code: TypeScript, and the few files of plain JavaScript beside it. */
export function codeOf(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => /\.(ts|tsx|mjs|js)$/.test(path));
}
