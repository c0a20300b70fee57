import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from '../../api/state/database.ts';
import type { TenantId } from '../../api/domain/ids.ts';
import {
  appendJournal,
  hashOf,
  readWholeJournal,
  type JournalRecord,
} from '../../api/state/journal.ts';
import { verifyJournal } from '../../api/state/verifyJournal.ts';
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
    expect(await verifyJournal(db, setup.tenantId)).toMatchObject({ ok: true, entries: 20 });
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

  test.for<[string, string, object[]]>([
    [
      'a changed entry',
      `update journal set actor = 'x' where seq = 2`,
      [{ seq: 2, kind: 'altered' }],
    ],
    ['a missing entry', 'delete from journal where seq = 2', [{ seq: 2, kind: 'missing' }]],
    [
      'a missing stretch',
      'delete from journal where seq in (2, 3, 4)',
      [{ seq: 2, kind: 'missing', until: 4 }],
    ],
    [
      'two entries in each other’s place',
      `update journal set seq = -seq where seq in (2, 3);
       update journal set seq = 5 + seq where seq in (-2, -3)`,
      [
        { seq: 2, kind: 'reordered', wroteAs: 3 },
        { seq: 3, kind: 'reordered', wroteAs: 2 },
      ],
    ],
    [
      'a missing end',
      'delete from journal where seq in (4, 5)',
      [{ seq: 4, kind: 'cutTail', until: 5 }],
    ],
    [
      'a head that was put back',
      `update journal_heads set seq = 4, hash = (select hash from journal where seq = 4)
         where seq = 5`,
      [{ seq: 4, kind: 'headAltered' }],
    ],
    [
      'an entry that was written anew with a hash of its own',
      `update journal set actor = 'x', hash = rehashed where seq = 2`,
      [{ seq: 2, kind: 'altered' }],
    ],
    [
      'several of that at once',
      `update journal set kind = 'x' where seq = 1; delete from journal where seq = 3`,
      [
        { seq: 1, kind: 'altered' },
        { seq: 3, kind: 'missing' },
      ],
    ],
  ])('who gets around that is found out: %s', async ([, statements, damages]) => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { tenantId } = setup;
    for (let entry = 0; entry < 5; entry += 1) await append(db, tenantId);
    const second = await listJournalEntry(db, tenantId, 2);
    const rehashed = `'${hashOf({ ...second, actor: 'x' })}'`;
    const ofTenant = `tenant_id = '${tenantId}' and `;
    await db.transaction().execute(async (transaction) => {
      await sql`alter table journal disable trigger journal_append_only`.execute(transaction);
      for (const statement of statements.replace('rehashed', rehashed).split(';')) {
        await sql.raw(statement.replaceAll('where ', `where ${ofTenant}`)).execute(transaction);
      }
      await sql`alter table journal enable trigger journal_append_only`.execute(transaction);
    });
    const check = await verifyJournal(db, tenantId);
    expect(check).toMatchObject({ ok: false, damages });
    expect(check.damages).toHaveLength(damages.length);
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
    expect(await verifyJournal(db, setup.tenantId)).toMatchObject({ ok: true, entries: 2 });
  });
});

async function listJournalEntry(db: Db, tenantId: TenantId, seq: number): Promise<JournalRecord> {
  for await (const record of readWholeJournal(db, tenantId)) if (record.seq === seq) return record;
  throw new Error(`There is no entry ${seq}`);
}

function append(db: Db, tenantId: Parameters<typeof appendJournal>[1]): Promise<void> {
  return appendJournal(db, tenantId, [step()]);
}
