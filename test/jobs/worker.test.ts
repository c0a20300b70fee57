// Jobs are taken and ended whatever the database does meanwhile: a worker that stops takes the runs of everybody with it.
import { sql } from 'kysely';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { createQueue, queueNames } from '../../api/jobs/queue.ts';
import { takeJobs } from '../../api/jobs/worker.ts';
import { startBoss } from '../../api/jobs/workers.ts';
import { onBothDatabases } from '../support/database.ts';

const logger = pino({ level: 'silent' });

onBothDatabases((open) => {
  async function takingJobs(carryOut: (id: string) => Promise<void>) {
    const database = await open();
    const boss = await startBoss(database, logger);
    const stop = new AbortController();
    const parts = { boss, logger, stopping: stop.signal };
    const ended = takeJobs(queueNames.syncRun, carryOut, parts);
    const enqueue = (id: string) => createQueue(boss).enqueueSyncRun(asId<'syncRun'>(id));
    const close = async () => {
      stop.abort();
      await ended;
      await boss.stop({ graceful: false });
    };
    return { ...database, enqueue, stop, ended, close };
  }

  test('a job whose end cannot be put on record does not end the process, nor keep the next from its turn', async () => {
    const done: string[] = [];
    const { db, enqueue, close } = await takingJobs(async (id) => {
      done.push(id);
      if (id === 'first') await sql`alter table pgboss.job rename to away`.execute(db);
    });
    await enqueue('first');
    await expect.poll(() => done, { timeout: 5_000 }).toEqual(['first']);
    await sql`alter table pgboss.away rename to job`.execute(db);
    await enqueue('second');
    await expect.poll(() => done, { timeout: 5_000 }).toContain('second');
    await close();
  });

  test('a worker that is told to stop ends after the job at hand', async () => {
    const begun: string[] = [];
    let finish: () => void = () => {};
    const { enqueue, stop, ended, close } = await takingJobs(async (id) => {
      begun.push(id);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await enqueue('at hand');
    await expect.poll(() => begun, { timeout: 5_000 }).toHaveLength(1);
    await enqueue('next');
    stop.abort();
    finish();
    await ended;
    expect(begun).toEqual(['at hand']);
    await close();
  });
});
