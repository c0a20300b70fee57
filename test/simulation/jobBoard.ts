// The queue of the simulation: jobs are rows of the same database, so that they come and go with the transaction that
// they belong to, as with pg-boss. A job may be done late, twice, or again after it failed; none is lost.
import type { EnqueueOptions, Queue } from '../../api/jobs/queue.ts';
import type { Jobs } from '../../api/jobs/jobs.ts';
import { sqlExecutor, type SqlExecutor } from '../../api/state/database.ts';
import type { Random } from '../../simulator/random.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import type { SharedDatabase, SimulatedDb } from './sharedDatabase.ts';

export type Worker = { jobs: Jobs; db: SimulatedDb; life: Life };

type Job = {
  id: number;
  name: 'invoiceRun' | 'syncRun' | 'notice';
  about: string;
  failures: number;
};

/** As the product sets pg-boss: what a process took and did not end is given to another one. */
const expiresAfterMs = 30 * 60_000;
const maxFailures = 20;

/** The part of an instance that puts jobs on the board. */
export function createQueueOf(db: SimulatedDb, machine: Machine): Queue {
  const put = async (name: Job['name'], about: string, options: EnqueueOptions = {}) => {
    const { within = sqlExecutor(db), inMs = 0 } = options;
    const dueAt = machine.now() + inMs;
    await within.executeSql(
      'insert into simulated_jobs (name, about, due_at) values ($1, $2, $3)',
      [name, about, dueAt],
    );
  };
  return {
    enqueueInvoiceRun: (id, options) => put('invoiceRun', id, options),
    enqueueSyncRun: (id, options) => put('syncRun', id, options),
    enqueueNotice: (id, options) => put('notice', id, options),
  };
}

function workOf(name: Job['name'], jobs: Jobs): (id: string) => Promise<void> {
  if (name === 'notice') return jobs.deliverNotice;
  return name === 'invoiceRun' ? jobs.carryOutInvoiceRun : jobs.carryOutSyncRun;
}

/** The product's own comes every minute and finds the same. */
const tickMs = 3 * 60_000;

/** Rings for one of those who are alive when a job is due, and for the tick. */
export class JobBoard {
  readonly workers: Worker[] = [];
  #machine: Machine;
  #random: Random;
  #database: SharedDatabase;
  #lastId = 0;
  #done = new Set<number>();

  constructor({ machine, random, database }: BoardOptions) {
    this.#machine = machine;
    this.#random = random;
    this.#database = database;
    this.#tickAgain();
  }

  /** Sees what a commit put on the board. */
  async committed(statements: readonly string[]): Promise<void> {
    if (!statements.some((text) => text.startsWith('insert into simulated_jobs'))) return;
    for (const { id, due_at: dueAt } of await this.#database.jobsAfter(this.#lastId)) {
      this.#lastId = id;
      this.#ringAt(dueAt, id);
    }
  }

  #ringAt(dueAt: number, id: number): void {
    const soon = this.#random.between(1, 900);
    this.#machine.after(dueAt - this.#machine.now() + soon, () => {
      if (this.#done.has(id)) return;
      const worker = this.#pick();
      if (worker) void this.#work(id, worker);
      else this.#ringAt(this.#machine.now() + 1_000, id);
    });
  }

  #pick(): Worker | undefined {
    const alive = this.workers.filter(({ life }) => life.isAlive);
    return alive.length > 0 ? this.#random.pick(alive) : undefined;
  }

  /** The schedule of the queue gives each tick to one instance. */
  #tickAgain(): void {
    this.#machine.after(tickMs, () => {
      // What fails is tried again at the next one.
      void this.#pick()
        ?.jobs.tick()
        .catch(() => {});
      this.#tickAgain();
    });
  }

  async #work(id: number, { db, jobs }: Worker): Promise<void> {
    const executor = sqlExecutor(db);
    const job = await this.#take(executor, id);
    if (!job) return;
    try {
      await workOf(job.name, jobs)(job.about);
      await executor.executeSql('delete from simulated_jobs where id = $1', [id]);
      this.#done.add(id);
    } catch {
      await this.#putBack(executor, job);
    }
  }

  async #take(executor: SqlExecutor, id: number): Promise<Job | undefined> {
    const now = this.#machine.now();
    const expiresAt = now + expiresAfterMs;
    const { rows } = await executor.executeSql(
      `update simulated_jobs set due_at = $1 where id = $2 and due_at <= $3
        returning id, name, about, failures`,
      [expiresAt, id, now],
    );
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The columns of the statement above.
    const job = rows[0] as Job | undefined;
    if (job) this.#ringAt(expiresAt, id);
    return job;
  }

  async #putBack(executor: SqlExecutor, { id, failures }: Job): Promise<void> {
    if (failures >= maxFailures) {
      await executor.executeSql('delete from simulated_jobs where id = $1', [id]);
      return;
    }
    const dueAt = this.#machine.now() + 5_000 * 2 ** Math.min(failures, 8);
    await executor.executeSql(
      'update simulated_jobs set due_at = $1, failures = failures + 1 where id = $2',
      [dueAt, id],
    );
    this.#ringAt(dueAt, id);
  }
}

type BoardOptions = { machine: Machine; random: Random; database: SharedDatabase };
