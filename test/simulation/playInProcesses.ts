import { fork } from 'node:child_process';
import path from 'node:path';
import { add, emptyTally, type Tally, type Told } from './tally.ts';

export type Playing = { first: number; count: number; processes: number };

const player = path.join(import.meta.dirname, 'playerProcess.ts');

/** Plays seeds side by side, each process one after the other, until all are played or one has failed. */
export async function playInProcesses({ first, count, processes }: Playing): Promise<Tally> {
  const tally = emptyTally();
  let next = first;
  const take = (): number | null =>
    next < first + count && tally.failed.length === 0 ? next++ : null;
  const play = async (): Promise<void> => {
    for (let seed = take(); seed !== null; seed = take()) {
      await playIn(seed, take, (told) => add(tally, told));
    }
  };
  await Promise.all(Array.from({ length: Math.min(processes, count) }, play));
  tally.failed.sort((one, other) => one.seed - other.seed);
  return tally;
}

/** What a seed leaves behind in memory adds up: after so many of them a new process is faster than an old one. */
const seedsPerProcess = 40;

/** One process: it is given a seed, plays it, tells, and asks for the next. */
function playIn(
  first: number,
  take: () => number | null,
  heard: (told: Told) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(player, { execArgv: ['--import', 'tsx'] });
    let given = 0;
    const give = (): void => {
      const seed = given === 0 ? first : given < seedsPerProcess ? take() : null;
      given += 1;
      if (seed === null) child.disconnect();
      else child.send(seed);
    };
    child.on('message', (message) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Our own file sends nothing else.
      if (message !== 'ready') heard(message as Told);
      give();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`A process of the simulation ended with ${code}`));
    });
  });
}
