// `npm run mutate`: takes the safety nets away one at a time, in a copy of the project, and expects the tests to notice.
// `npm run mutate -- etag clock`: only those whose name has one of these words.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mutations as all, type Mutation } from './mutations.ts';

const project = path.resolve(import.meta.dirname, '../..');
const leftBehind = new Set(['node_modules', '.git', '.data']);

const words = process.argv.slice(2);
const mutations = all.filter(
  ({ net }) => words.length === 0 || words.some((word) => net.includes(word)),
);

type Verdict = 'caught' | 'survived' | 'unfit';

await mutateAll();

async function mutateAll(): Promise<void> {
  const copy = copyProject();
  const survivors: string[] = [];
  try {
    const testFiles = [...new Set(mutations.flatMap(({ tests }) => tests))];
    if (!(await testsPass(testFiles, copy))) throw new Error('The tests fail without any mutation');
    say(`${testFiles.length} test files pass as long as nothing is taken away`);
    for (const mutation of mutations) {
      const startedAt = Date.now();
      const verdict = await judge(mutation, copy);
      const seconds = Math.round((Date.now() - startedAt) / 1000);
      say(`${verdict.padEnd(8)} without ${mutation.net} (${seconds} s)`);
      if (verdict !== 'caught') survivors.push(mutation.net);
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  say(`${mutations.length - survivors.length} of ${mutations.length} mutations caught`);
  process.exitCode = survivors.length === 0 ? 0 : 1;
}

function copyProject(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'bookings-invoicing-mutated-'));
  cpSync(project, copy, {
    recursive: true,
    filter: (source) => !leftBehind.has(path.basename(source)),
  });
  symlinkSync(path.join(project, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** `unfit` where the change cannot be made: the source has moved on, and the mutation has to follow. */
async function judge({ file, find, replace, tests }: Mutation, copy: string): Promise<Verdict> {
  const place = path.join(copy, file);
  const source = readFileSync(place, 'utf8');
  if (source.split(find).length !== 2) return 'unfit';
  writeFileSync(
    place,
    source.replace(find, () => replace),
  );
  try {
    return (await testsPass(tests, copy)) ? 'survived' : 'caught';
  } finally {
    writeFileSync(place, source);
  }
}

function testsPass(tests: readonly string[], copy: string): Promise<boolean> {
  const vitest = path.join(copy, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--bail=1', '--project=node', ...tests], {
    cwd: copy,
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0));
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
