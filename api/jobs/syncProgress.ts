import type { Db } from '../state/database.ts';
import { SyncRunSummary } from '../contract/syncSetups.ts';
import { updateSyncRun, type SyncRunRecord } from '../state/syncRuns.ts';

type Counts = SyncRunRecord['counts'];

const nothingYet: Counts = {
  appointmentsSeen: 0,
  appointmentsRead: 0,
  appointmentsVanished: 0,
  customersRead: 0,
  itemsRead: 0,
  draftsReconciled: 0,
};
const countNames = SyncRunSummary.shape.counts.keyof().options;

/** How far a sync has come, kept where people can watch it. */
export class SyncProgress {
  #run: SyncRunRecord;
  #db: Db;
  #done = 0;
  #of = 0;
  #counts: Counts = { ...nothingYet };

  constructor(run: SyncRunRecord, db: Db) {
    this.#run = run;
    this.#db = db;
  }

  /** Counts from the start, also where an interrupted run begins again. */
  async begin(): Promise<void> {
    this.#counts = { ...nothingYet };
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

  async #write(): Promise<void> {
    await updateSyncRun(this.#db, this.#run.id, {
      state: 'running',
      progress: { done: this.#done, of: this.#of },
      counts: this.#counts,
    });
  }
}
