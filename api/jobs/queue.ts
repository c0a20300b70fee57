// Work to be done in the background, kept in the same database as what it is about.
import type PgBoss from 'pg-boss';
import type { InvoiceRunId, SyncRunId } from '../domain/ids.ts';
import type { SqlExecutor } from '../state/database.ts';

export type EnqueueOptions = {
  /** Enqueues inside this transaction: the job exists only if the transaction does. */
  within?: SqlExecutor;
  /** Instant in UTC before which the job does not begin. */
  after?: string;
};

export type Queue = {
  enqueueInvoiceRun(id: InvoiceRunId, options?: EnqueueOptions): Promise<void>;
  enqueueSyncRun(id: SyncRunId, options?: EnqueueOptions): Promise<void>;
};

export const queueNames = { invoiceRun: 'invoice-run', syncRun: 'sync-run' } as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

export function createQueue(boss: PgBoss): Queue {
  const send = async (name: string, id: string, options: EnqueueOptions = {}): Promise<void> => {
    const { within, after } = options;
    await boss.send(
      name,
      { id },
      { ...(within && { db: within }), ...(after && { startAfter: new Date(after) }) },
    );
  };
  return {
    enqueueInvoiceRun: (id, options) => send(queueNames.invoiceRun, id, options),
    enqueueSyncRun: (id, options) => send(queueNames.syncRun, id, options),
  };
}
