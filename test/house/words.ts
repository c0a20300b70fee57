// Words that have no place in the files: promises to do later, paths of one machine, and how the files were made.
import type { SourceFile } from './sources.ts';

type BannedWord = { what: string; pattern: RegExp; where?: RegExp };

/** In two halves each, so that this file keeps its own rules. */
const halves = (...pairs: [string, string][]): string =>
  pairs.map((pair) => pair.join('')).join('|');

const later = halves(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X'], ['HA', 'CK']);
const folders = halves(
  ['/wo', 'rk/'],
  ['/tm', 'p/'],
  ['/ro', 'ot/'],
  ['/Use', 'rs/'],
  ['/ho', 'me/\\w'],
);
const tools = halves(
  ['cla', 'ude'],
  ['chat', 'gpt'],
  ['copi', 'lot'],
  ['open', 'ai'],
  ['anth', 'ropic'],
  ['gem', 'ini'],
  ['ll', 'ms?'],
  ['ai ag', 'ents?'],
  ['sub', 'agents?'],
  ['as an', ' ai'],
);

const banned: readonly BannedWord[] = [
  { what: 'a promise to do it later', pattern: new RegExp(`\\b(${later})\\b`) },
  {
    what: 'a path of one machine',
    pattern: new RegExp(`(?<![\\w.}/*-])(${folders})|[A-Z]:\\\\\\\\?Users`),
  },
  { what: 'the name of a tool', pattern: new RegExp(`\\b(${tools})\\b`, 'i') },
  {
    what: 'a registry of packages',
    pattern: /\bregistry\.(?!npmjs\.org)[\w.-]+\.\w+|^(?:@[\w-]+:)?registry\s*=/im,
  },
  { what: 'a flag for shows', pattern: /\b(is|as|in)?demo(Mode)?\b/i, where: /^(api|tab)\// },
];

export function bannedWords(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    banned
      .filter(({ where }) => where?.test(path) ?? true)
      .flatMap(({ what, pattern }) => {
        const found = pattern.exec(text);
        if (!found) return [];
        const line = text.slice(0, found.index).split('\n').length;
        return [`${path}:${line} has ${what}: ${found[0]}`];
      }),
  );
}
