// Work to be done in the background, kept in the same database as what it is about.
import type PgBoss from 'pg-boss';
import type { InvoiceRunId, NoticeId, SyncRunId } from '../domain/ids.ts';
import type { SqlExecutor } from '../state/database.ts';

export type EnqueueOptions = {
  /** Enqueues inside this transaction: the job exists only if the transaction does. */
  within?: SqlExecutor;
  /** How long the job is to wait. By the clock of the database, as those of several instances may differ. */
  inMs?: number;
};

export type Queue = {
  enqueueInvoiceRun(id: InvoiceRunId, options?: EnqueueOptions): Promise<void>;
  enqueueSyncRun(id: SyncRunId, options?: EnqueueOptions): Promise<void>;
  enqueueNotice(id: NoticeId, options?: EnqueueOptions): Promise<void>;
};

export const queueNames = {
  invoiceRun: 'invoice-run',
  syncRun: 'sync-run',
  notice: 'notice',
} as const;
export type QueueName = (typeof queueNames)[keyof typeof queueNames];

export function createQueue(boss: PgBoss): Queue {
  const send = async (name: string, id: string, options: EnqueueOptions = {}): Promise<void> => {
    const { within, inMs } = options;
    await boss.send(
      name,
      { id },
      {
        ...(within && { db: within }),
        ...(inMs !== undefined && { startAfter: Math.ceil(inMs / 1000) }),
      },
    );
  };
  return {
    enqueueInvoiceRun: (id, options) => send(queueNames.invoiceRun, id, options),
    enqueueSyncRun: (id, options) => send(queueNames.syncRun, id, options),
    enqueueNotice: (id, options) => send(queueNames.notice, id, options),
  };
}
