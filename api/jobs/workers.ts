// Takes jobs out of the database and carries them out. Every job may be repeated: after a crash it runs again.
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { withoutContent } from '../http/withoutContent.ts';
import type { SqlExecutor } from '../state/database.ts';
import type { Jobs } from './jobs.ts';
import { queueNames } from './queue.ts';

/** Longer than any run of calls between two looks at the database, shorter than people wait. */
const expireInSeconds = 30 * 60;
const pollingIntervalSeconds = 0.5;
/** Setups of several people move on side by side. */
const workersPerQueue = 3;

/** Makes the queue's tables; nothing is taken out yet. */
export async function startBoss(executor: SqlExecutor, logger: Logger): Promise<PgBoss> {
  const boss = new PgBoss({ db: executor, schema: 'pgboss' });
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

/** Begins to take jobs, the ones first that a stopped process left behind. */
export async function startWorkers(boss: PgBoss, jobs: Jobs, logger: Logger): Promise<void> {
  for (let worker = 0; worker < workersPerQueue; worker += 1) {
    await work(boss, queueNames.invoiceRun, reported(jobs.carryOutInvoiceRun, logger));
    await work(boss, queueNames.syncRun, reported(jobs.carryOutSyncRun, logger));
  }
  await boss.work(queueNames.tick, { batchSize: 1 }, () => jobs.tick());
  await boss.schedule(queueNames.tick, '* * * * *');
  await jobs.tick();
}

/** The queue keeps a failure to itself and tries again later; operators want to know. */
function reported(
  carryOut: (id: string) => Promise<void>,
  logger: Logger,
): (id: string) => Promise<void> {
  return async (id) => {
    try {
      await carryOut(id);
    } catch (error) {
      logger.error({ id, err: withoutContent(error) }, 'a job failed and will be tried again');
      throw error;
    }
  };
}

async function work(
  boss: PgBoss,
  name: string,
  carryOut: (id: string) => Promise<void>,
): Promise<void> {
  await boss.work<{ id: string }>(name, { batchSize: 1, pollingIntervalSeconds }, async (jobs) => {
    for (const job of jobs) await carryOut(job.data.id);
  });
}
