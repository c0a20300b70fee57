import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '../../api/state/database.ts';
import { appendJournal, verifyJournal } from '../../api/state/journal.ts';
import { onBothDatabases } from '../support/database.ts';
import { newSetup, step } from '../support/ledger.ts';

onBothDatabases((open) => {
  test('entries that are written at the same moment form one chain without gaps', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    await Promise.all(
      Array.from({ length: 10 }, () =>
        db
          .transaction()
          .execute((transaction) => appendJournal(transaction, setup.tenantId, [step(), step()])),
      ),
    );
    expect(await verifyJournal(db, setup.tenantId)).toEqual({ ok: true, entries: 20 });
  });

  test('an entry can neither be changed nor deleted', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    await append(db, setup.tenantId);
    const ofTenant = sql`where tenant_id = ${setup.tenantId}`;
    await expect(sql`update journal set kind = 'x' ${ofTenant}`.execute(db)).rejects.toThrow(
      /append-only/,
    );
    await expect(sql`delete from journal ${ofTenant}`.execute(db)).rejects.toThrow(/append-only/);
  });

  test.for([
    ['a changed entry', `update journal set actor = 'somebody' where seq = 2`, 2],
    ['a missing entry', 'delete from journal where seq = 2', 2],
    ['a missing end', 'delete from journal where seq = 3', 3],
  ] as const)('who gets around that is found out: %s', async ([, statement, seq]) => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { tenantId } = setup;
    for (let entry = 0; entry < 3; entry += 1) await append(db, tenantId);
    await db.transaction().execute(async (transaction) => {
      await sql`alter table journal disable trigger journal_append_only`.execute(transaction);
      await sql.raw(`${statement} and tenant_id = '${tenantId}'`).execute(transaction);
      await sql`alter table journal enable trigger journal_append_only`.execute(transaction);
    });
    expect(await verifyJournal(db, tenantId)).toMatchObject({ ok: false, seq });
  });

  test('what is rolled back leaves no trace in the chain', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    await append(db, setup.tenantId);
    const failing = db.transaction().execute(async (transaction) => {
      await appendJournal(transaction, setup.tenantId, [step()]);
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await append(db, setup.tenantId);
    expect(await verifyJournal(db, setup.tenantId)).toEqual({ ok: true, entries: 2 });
  });
});

function append(db: Db, tenantId: Parameters<typeof appendJournal>[1]): Promise<void> {
  return appendJournal(db, tenantId, [step()]);
}
