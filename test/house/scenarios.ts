// The table of scenarios in the guide on reliability, and the tests that it names.
import { posix } from 'node:path';
import type { SourceFile } from './sources.ts';

/** How many scenarios there are of each letter. */
const scenarios = { A: 8, B: 9, C: 5, D: 6, E: 5, F: 8, G: 9, H: 6, I: 6, J: 3, K: 4 };

export const scenarioIds: readonly string[] = Object.entries(scenarios).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

/** What is wrong with the table: ids missing or told twice, tests that are not there or have another name. */
export function untruths(guide: SourceFile, files: readonly SourceFile[]): string[] {
  const rows = rowsOf(guide);
  const told = rows.map(({ id }) => id);
  return [
    ...scenarioIds.filter((id) => !told.includes(id)).map((id) => `${id} is missing`),
    ...told.filter((id, index) => told.indexOf(id) !== index).map((id) => `${id} is told twice`),
    ...told.filter((id) => !scenarioIds.includes(id)).map((id) => `${id} is no scenario`),
    ...rows.flatMap((row) => untruthsOfRow(row, files)),
  ];
}

type Row = { id: string; tests: string[]; isImpossible: boolean };

function rowsOf({ path, text }: SourceFile): Row[] {
  return [...text.matchAll(/^\| ([A-Z]\d+) +\|.*\|([^|]*)\|$/gm)].map(([, id = '', last = '']) => ({
    id,
    tests: [...last.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) =>
      posix.join(posix.dirname(path), link),
    ),
    isImpossible: /^ *Cannot happen here: \w/.test(last),
  }));
}

function untruthsOfRow({ id, tests, isImpossible }: Row, files: readonly SourceFile[]): string[] {
  if (isImpossible) return tests.length > 0 ? [`${id} cannot happen, and is tested`] : [];
  if (tests.length === 0) return [`${id} names no test`];
  return tests
    .filter((test) => !files.some(({ path, text }) => path === test && hasTestOf(id, text)))
    .map((test) => `${test} has no test of ${id}`);
}

/** The name of a test, right behind the bracket, begins with the id. */
function hasTestOf(id: string, text: string): boolean {
  return new RegExp(`\\(\\s*['"\`]${id} `).test(text);
}
