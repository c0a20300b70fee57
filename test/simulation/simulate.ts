// `npm run simulate -- --seeds N`: plays N seeds, and says in figures what they came to. The first one that fails ends
// it, with the shortest history that still does. `--seed S` plays one and tells its whole history.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { playSeed, type Played } from './playSeed.ts';
import { playInProcesses } from './playInProcesses.ts';
import { SharedDatabase } from './sharedDatabase.ts';
import { shrink } from './shrink.ts';
import { lineOf } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string' },
    json: { type: 'string' },
    processes: { type: 'string', default: String(Math.min(2, os.availableParallelism())) },
  },
});

process.exitCode = values.seed === undefined ? await playMany() : await replay(whole(values.seed));
// A database in this process keeps it alive.
process.exit();

async function playMany(): Promise<number> {
  const first = whole(values.first);
  const began = performance.now();
  const tally = await playInProcesses({
    first,
    count: whole(values.seeds),
    processes: whole(values.processes),
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  if (values.json !== undefined) {
    const report = { commit: commit(), first, seconds, ...tally };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  say(lineOf(tally));
  const [failed] = tally.failed;
  if (!failed) return 0;
  const database = await SharedDatabase.create();
  const full = await playSeed(failed.seed, database);
  // The digest is that of the whole history, which `--seed` tells again: a shortened one has another.
  show({ ...(await shrink(full, database)), digest: full.digest });
  return 1;
}

async function replay(seed: number): Promise<number> {
  const played = await playSeed(seed, await SharedDatabase.create());
  show(played);
  return played.violations.length > 0 ? 1 : 0;
}

function show({ seed, history, violations, digest }: Played): void {
  say(history.join('\n'));
  say(`\nseed ${seed}, commit ${commit()}, history ${digest.slice(0, 16)}`);
  for (const violation of violations) say(`FAILED ${violation}`);
  if (violations.length > 0) say(`Again, at full length: npm run simulate -- --seed ${seed}`);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    process.stderr.write(`"${text}" is no whole number\n`);
    process.exit(2);
  }
  return Number(text);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
