// The record of every step that matters: append-only, without gaps, each entry bound to the one before it by its hash.
import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { InvoiceRunId, SalesInvoiceDraftId, SyncSetupId, TenantId } from '../domain/ids.ts';
import type { Db } from './database.ts';
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
const beginning = '0'.repeat(64);

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

type Hashed = JournalEntry & { tenantId: TenantId; seq: number; previousHash: string };

function hashOf(entry: Hashed): string {
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

export type ChainCheck =
  { ok: true; entries: number } | { ok: false; seq: number; problem: string };

/** Reads the whole journal of a tenant and says where it is not what was written. */
export async function verifyJournal(db: Db, tenantId: TenantId): Promise<ChainCheck> {
  const rows = await db
    .selectFrom('journal')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('seq')
    .execute();
  const head = await db
    .selectFrom('journal_heads')
    .select(['seq', 'hash'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  let hash = beginning;
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    if (row.seq !== seq) return { ok: false, seq, problem: 'an entry is missing' };
    if (row.previous_hash !== hash) return { ok: false, seq, problem: 'the chain is broken' };
    if (hashOf(entryOf(row)) !== row.hash)
      return { ok: false, seq, problem: 'an entry was changed' };
    hash = row.hash;
  }
  const last = head ?? { seq: 0, hash: beginning };
  return last.seq === rows.length && last.hash === hash
    ? { ok: true, entries: rows.length }
    : { ok: false, seq: rows.length + 1, problem: 'entries are missing at the end' };
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
