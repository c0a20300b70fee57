// Takes the jobs of one queue, one after the other. pg-boss has workers of its own, which do not await the statement that
// ends a job: where the database is away at that moment, the rejection ends the process (pg-boss 10.4.2, manager.js).
import { setTimeout as pause } from 'node:timers/promises';
import type PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import { withoutContent } from '../http/withoutContent.ts';
import type { QueueName } from './queue.ts';

const pollingMs = 500;

type WorkerParts = { boss: PgBoss; logger: Logger; stopping: AbortSignal };

/**
 * Carries out whatever the queue holds until `stopping`, then ends after the job it is at. A job that fails goes back
 * into the queue, to be tried again; one whose end cannot be recorded is done again later, which every job can bear.
 */
export async function takeJobs(
  name: QueueName,
  carryOut: (id: string) => Promise<void>,
  { boss, logger, stopping }: WorkerParts,
): Promise<void> {
  const takeOne = async (): Promise<boolean> => {
    const [job] = await boss.fetch<{ id: string }>(name, { batchSize: 1 });
    if (!job) return false;
    const { id } = job.data;
    try {
      await carryOut(id);
      await boss.complete(name, job.id);
    } catch (error) {
      logger.error({ id, err: withoutContent(error) }, 'a job failed and will be tried again');
      await boss.fail(name, job.id);
    }
    return true;
  };
  while (!stopping.aborted) {
    const isMore = await takeOne().catch((error: unknown) => {
      logger.error({ queue: name, err: withoutContent(error) }, 'the job queue failed');
      return false;
    });
    if (!isMore) await pause(pollingMs, undefined, { signal: stopping }).catch(() => {});
  }
}
