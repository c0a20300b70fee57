// What the product has on record, as of its last commit. Read past the product's own queries.
import { sql } from 'kysely';
import { z } from 'zod';
import type { SimulatedDb } from '../sharedDatabase.ts';

const Line = z.object({
  bookingIds: z.array(z.string()),
  item: z.object({ id: z.string() }),
  description: z.string(),
  quantity: z.string(),
  unitPrice: z.string(),
});

const Draft = z.object({
  id: z.string(),
  runId: z.string(),
  marker: z.string(),
  companyId: z.string(),
  customer: z.object({ id: z.string() }),
  state: z.string(),
  attempt: z.int(),
  lines: z.array(Line),
  previewId: z.string(),
});
export type LedgerDraft = z.infer<typeof Draft>;

export type Move = { draftId: string; from: string; to: string };

export class Ledger {
  /** What must never be. */
  readonly wrongs: string[] = [];
  /** By marker. */
  readonly drafts = new Map<string, LedgerDraft>();
  readonly hashes: string[] = [];
  /** The state of each draft as its journal tells it. */
  #journaled = new Map<string, string>();

  /** Reads what a commit added to the journal and the drafts that it is about, and answers how these moved. */
  async read(db: SimulatedDb): Promise<Move[]> {
    const entries = await db
      .selectFrom('journal')
      .select(['seq', 'previous_hash', 'hash', 'draft_id', 'details'])
      .where('seq', '>', this.hashes.length)
      .orderBy('seq')
      .execute();
    const moves = entries.flatMap((entry) => this.#entry(entry));
    const ids = entries.flatMap(({ draft_id }) => draft_id ?? []);
    if (ids.length > 0) await this.#readDrafts(ids, db);
    return moves;
  }

  async #readDrafts(ids: string[], db: SimulatedDb): Promise<void> {
    const { rows } = await sql`
      select d.id, run_id as "runId", marker, company_id as "companyId", customer, d.state, attempt,
        lines, preview_id as "previewId"
      from sales_invoice_drafts d join invoice_runs r on r.id = d.run_id
      where d.id = any(${ids}::uuid[])`.execute(db);
    for (const draft of z.array(Draft).parse(rows)) {
      const { id, marker, state } = draft;
      this.drafts.set(marker, draft);
      const journaled = this.#journaled.get(id) ?? 'planned';
      if (journaled !== state) {
        this.wrongs.push(`I7: ${marker} is ${state}, but its journal ends in ${journaled}`);
      }
    }
  }

  /** Every entry continues the chain of the one before. */
  #entry({ seq, previous_hash, hash, draft_id: draftId, details }: Entry): Move[] {
    const last = this.hashes.at(-1);
    if (seq !== this.hashes.length + 1 || (last !== undefined && previous_hash !== last)) {
      this.wrongs.push(`I7: journal entry ${seq} does not continue the chain`);
    }
    this.hashes.push(hash);
    const move = Moved.safeParse(details);
    if (!move.success || draftId === null) return [];
    this.#journaled.set(draftId, move.data.to);
    return [{ draftId, ...move.data }];
  }
}

type Entry = {
  seq: number;
  previous_hash: string;
  hash: string;
  draft_id: string | null;
  details: unknown;
};

const Moved = z.object({ from: z.string(), to: z.string() });
