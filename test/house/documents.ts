// What the Markdown files promise: links that lead somewhere, and commands that exist.
import { posix } from 'node:path';
import type { SourceFile } from './sources.ts';

/** Relative links to files or folders that are not there. `exists` is asked with a path from the root. */
export function brokenLinks(
  documents: readonly SourceFile[],
  exists: (path: string) => boolean,
): string[] {
  return documents.flatMap(({ path, text }) =>
    linksOf(text)
      .filter((link) => !/^([a-z][a-z+.-]*:|#|\/\/)/i.test(link))
      .filter((link) => {
        const [target = ''] = decodeURI(link).split(/[#?]/);
        return !exists(posix.join(posix.dirname(path), target));
      })
      .map((link) => `${path} links to ${link}`),
  );
}

/** Targets of `[text](target)`, `![picture](target)`, `[name]: target` and `src="target"`, but not in code. */
function linksOf(text: string): string[] {
  const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  return [
    /\]\(\s*<?([^)\s>]+)/g,
    /^\s*\[[^\]]+\]:\s*<?([^\s>]+)/gm,
    /\b(?:src|href)="([^"]+)"/g,
  ].flatMap((pattern) => [...prose.matchAll(pattern)].flatMap(([, target]) => target ?? []));
}

const builtIn = new Set(['ci', 'install', 'i', 'exec', 'audit', 'pack', 'view', 'run', 'help']);

/** `npm run x`, `npm start` and `npm test` for which package.json has no script. */
export function unknownCommands(
  documents: readonly SourceFile[],
  scripts: Readonly<Record<string, string>>,
): string[] {
  return documents.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm (run )?([a-z][\w:-]*)/g)]
      .filter(([, , name = '']) => !(name in scripts))
      .filter(([, run, name = '']) => run || !builtIn.has(name))
      .filter(([, run, name = '']) => run || /^(start|test)$/.test(name))
      .map(([command]) => `${path} says ${command}`),
  );
}
