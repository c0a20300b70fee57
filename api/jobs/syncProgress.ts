import type { CustomerSyncProblem } from '../contract/customerSync.ts';
import { noCounts } from '../state/newSyncRun.ts';
import type { Db } from '../state/database.ts';
import { SyncRunSummary } from '../contract/syncSetups.ts';
import { updateSyncRun, type SyncRunRecord } from '../state/syncRuns.ts';

type Counts = SyncRunRecord['counts'];

const countNames = SyncRunSummary.shape.counts.keyof().options;

const keptProblems = 100;

/** How far a sync has come, kept where people can watch it. */
export class SyncProgress {
  #run: SyncRunRecord;
  #db: Db;
  #done = 0;
  #of = 0;
  #counts: Counts = { ...noCounts };
  #problems: CustomerSyncProblem[] = [];

  constructor(run: SyncRunRecord, db: Db) {
    this.#run = run;
    this.#db = db;
  }

  /** Counts from the start, also where an interrupted run begins again. */
  async begin(): Promise<void> {
    this.#counts = { ...noCounts };
    this.#problems = [];
    await this.#write();
  }

  /** Says that so many more steps are to come. */
  async expect(steps: number): Promise<void> {
    this.#of += steps;
    await this.#write();
  }

  /** One step is done; `counts` are added up. */
  async step(counts: Partial<Counts> = {}): Promise<void> {
    this.#done += 1;
    for (const name of countNames) this.#counts[name] += counts[name] ?? 0;
    await this.#write();
  }

  /** What could not be done to customers; the first hundred stay on record. */
  async report(problems: readonly CustomerSyncProblem[]): Promise<void> {
    const room = keptProblems - this.#problems.length;
    if (problems.length === 0 || room <= 0) return;
    this.#problems.push(...problems.slice(0, room));
    await this.#write();
  }

  async #write(): Promise<void> {
    await updateSyncRun(this.#db, this.#run.id, {
      state: 'running',
      progress: { done: this.#done, of: this.#of },
      counts: this.#counts,
      customerProblems: this.#problems,
    });
  }
}
