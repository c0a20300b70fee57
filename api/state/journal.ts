// The record of every step that matters: append-only, without gaps, each entry bound to the one before it by its hash.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { InvoiceRunId, SalesInvoiceDraftId, SyncSetupId, TenantId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';
import type { Tables } from './tables.ts';

export type JournalEntry = {
  /** Instant in UTC. */
  at: string;
  /** Id of a user, or `system`. */
  actor: string;
  kind: string;
  syncSetupId: SyncSetupId | null;
  runId: InvoiceRunId | null;
  draftId: SalesInvoiceDraftId | null;
  /** Ids, numbers and amounts; never names, addresses or notes. */
  details: Record<string, unknown>;
};

/** Stands before the first entry. */
export const beginning = '0'.repeat(64);

/** Inside a transaction. The head is locked until it ends, so that entries of a tenant come one after the other. */
export async function appendJournal(
  db: Db,
  tenantId: TenantId,
  entries: readonly JournalEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await db
    .insertInto('journal_heads')
    .values({ tenant_id: tenantId, seq: 0, hash: beginning })
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute();
  const head = await db
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  let { seq, hash } = head;
  const rows = entries.map((entry) => {
    const previous_hash = hash;
    seq += 1;
    hash = hashOf({ ...entry, tenantId, seq, previousHash: previous_hash });
    return rowOf(entry, { tenant_id: tenantId, seq, previous_hash, hash });
  });
  await db.insertInto('journal').values(rows).execute();
  await db
    .updateTable('journal_heads')
    .set({ seq, hash })
    .where('tenant_id', '=', tenantId)
    .execute();
}

type Place = { tenant_id: TenantId; seq: number; previous_hash: string; hash: string };

function rowOf(entry: JournalEntry, place: Place) {
  return {
    ...place,
    at: entry.at,
    actor: entry.actor,
    kind: entry.kind,
    sync_setup_id: entry.syncSetupId,
    run_id: entry.runId,
    draft_id: entry.draftId,
    details: JSON.stringify(entry.details),
  };
}

const Details = z.record(z.string(), z.unknown());

export type Hashed = JournalEntry & { tenantId: TenantId; seq: number; previousHash: string };

export function hashOf(entry: Hashed): string {
  const facts = [
    entry.previousHash,
    entry.tenantId,
    entry.seq,
    entry.at,
    entry.actor,
    entry.kind,
    entry.syncSetupId,
    entry.runId,
    entry.draftId,
    canonical(entry.details),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** The database does not keep the order of an object's keys; a hash needs one. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.flatMap(([key, part]) => (part === undefined ? [] : [[key, canonical(part)]]));
}

/** An entry as it is stored. */
export type JournalRecord = Hashed & { hash: string };

/** How many entries there are, and of when the last one is; `null` before the first. */
export async function findJournalEnd(
  db: Db,
  tenantId: TenantId,
): Promise<{ seq: number; at: string; hash: string } | null> {
  const row = await db
    .selectFrom('journal')
    .select(['seq', 'at', 'hash'])
    .where('tenant_id', '=', tenantId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function findJournalEntryHash(
  db: Db,
  tenantId: TenantId,
  seq: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal')
    .select('hash')
    .where('tenant_id', '=', tenantId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash;
}

/** The entries of a setup, oldest first. */
export async function listJournal(
  db: Db,
  { tenantId, id }: SetupKey,
  { after, limit }: { after: number; limit: number },
): Promise<JournalRecord[]> {
  const rows = await db
    .selectFrom('journal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('sync_setup_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(recordOf);
}

/** All entries of a tenant, oldest first, read piece by piece. */
export async function* readWholeJournal(db: Db, tenantId: TenantId): AsyncGenerator<JournalRecord> {
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await db
      .selectFrom('journal')
      .selectAll()
      .where('tenant_id', '=', tenantId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(rowsAtOnce)
      .execute();
    yield* rows.map(recordOf);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

const rowsAtOnce = 1_000;

/** Drafts of a run that the journal names after an entry, and the number of the run's last entry. */
export async function listMovedDrafts(
  db: Db,
  { tenantId, runId, since }: { tenantId: TenantId; runId: InvoiceRunId; since: number },
): Promise<{ seq: number; draftIds: ReadonlySet<string> }> {
  const rows = await db
    .selectFrom('journal')
    .select(['seq', 'draft_id'])
    .where('tenant_id', '=', tenantId)
    .where('run_id', '=', runId)
    .where('seq', '>', since)
    .orderBy('seq')
    .execute();
  return {
    seq: rows.at(-1)?.seq ?? since,
    draftIds: new Set(rows.flatMap(({ draft_id }) => draft_id ?? [])),
  };
}

export type JournalHead = { seq: number; hash: string };

/** Where the journal of a tenant is said to end. */
export function findJournalHead(db: Db, tenantId: TenantId): Promise<JournalHead | undefined> {
  return db
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
}

/** Everyone of whom there is an entry, or said to be one. */
export async function listJournalTenants(db: Db): Promise<TenantId[]> {
  const rows = await db
    .selectFrom('journal')
    .select('tenant_id')
    .union(db.selectFrom('journal_heads').select('tenant_id'))
    .orderBy('tenant_id')
    .execute();
  return rows.map(({ tenant_id }) => tenant_id);
}

function recordOf(row: Selectable<Tables['journal']>): JournalRecord {
  return { ...entryOf(row), hash: row.hash };
}

function entryOf(row: Selectable<Tables['journal']>): Hashed {
  return {
    tenantId: row.tenant_id,
    seq: row.seq,
    previousHash: row.previous_hash,
    at: row.at,
    actor: row.actor,
    kind: row.kind,
    syncSetupId: row.sync_setup_id,
    runId: row.run_id,
    draftId: row.draft_id,
    details: Details.parse(row.details),
  };
}
