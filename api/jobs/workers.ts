// Takes jobs out of the database and carries them out. Every job may be repeated: after a crash it runs again.
import { setTimeout as pause } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { withoutContent } from '../http/withoutContent.ts';
import type { SqlExecutor } from '../state/database.ts';
import type { Jobs } from './jobs.ts';
import { queueNames } from './queue.ts';
import { tickMs } from './tick.ts';
import { takeJobs } from './worker.ts';

/** Longer than any run of calls between two looks at the database, shorter than people wait. */
const expireInSeconds = 30 * 60;
/** Setups of several people move on side by side. */
const workersPerQueue = 3;
/** A process that is told to stop gets about half a minute from whoever told it. */
const stopMs = 20_000;

/** Makes the queue's tables; nothing is taken out yet. The product has a clock of its own, see `tickEveryMinute`. */
export async function startBoss(executor: SqlExecutor, logger: Logger): Promise<PgBoss> {
  const boss = new PgBoss({ db: executor, schema: 'pgboss', schedule: false });
  boss.on('error', (error) => logger.error({ name: error.name }, 'the job queue failed'));
  await boss.start();
  for (const name of Object.values(queueNames)) {
    await boss.createQueue(name, {
      name,
      expireInSeconds,
      retryLimit: 20,
      retryDelay: 5,
      retryBackoff: true,
    });
  }
  return boss;
}

/**
 * Begins to take jobs, the ones first that a stopped process left behind. The answer stops: it waits for the jobs that
 * are being carried out, but not for ever; what is left is taken up by whoever runs next.
 */
export async function startWorkers(
  boss: PgBoss,
  jobs: Jobs,
  logger: Logger,
): Promise<() => Promise<void>> {
  const stop = new AbortController();
  const parts = { boss, logger, stopping: stop.signal };
  await jobs.tick();
  const working = [tickEveryMinute(jobs, parts)];
  for (let worker = 0; worker < workersPerQueue; worker += 1) {
    working.push(takeJobs(queueNames.invoiceRun, jobs.carryOutInvoiceRun, parts));
    working.push(takeJobs(queueNames.syncRun, jobs.carryOutSyncRun, parts));
  }
  working.push(takeJobs(queueNames.notice, jobs.deliverNotice, parts));
  return async () => {
    stop.abort();
    const patience = new AbortController();
    const patient = pause(stopMs, undefined, { signal: patience.signal }).catch(() => {});
    await Promise.race([Promise.all(working), patient]);
    patience.abort();
  };
}

/** In every instance: what is due begins once, however many ask for it. */
async function tickEveryMinute(
  jobs: Jobs,
  { logger, stopping }: { logger: Logger; stopping: AbortSignal },
): Promise<void> {
  for (;;) {
    await pause(tickMs, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return;
    await jobs.tick().catch((error: unknown) => {
      logger.error({ err: withoutContent(error) }, 'the work of this minute failed');
    });
  }
}
