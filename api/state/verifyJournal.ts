// Reads the whole journal of a tenant and says exactly where it is not what was written.
import type { TenantId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import {
  beginning,
  findJournalHead,
  hashOf,
  readWholeJournal,
  type JournalHead,
  type JournalRecord,
} from './journal.ts';

export type Damage = {
  /** Of the entry that is damaged, or of the first one that is missing. */
  seq: number;
  kind:
    | 'altered'
    | 'missing'
    /** An entry stands here that was written under another number. */
    | 'reordered'
    /** Entries that the head knows are missing at the end. */
    | 'cutTail'
    /** The head knows less than there is, or something else. */
    | 'headAltered';
  /** The last one, where several in a row are missing. */
  until?: number;
  /** The number under which a reordered entry was written. */
  wroteAs?: number;
};

export type ChainCheck = { ok: boolean; entries: number; head: JournalHead; damages: Damage[] };

export async function verifyJournal(db: Db, tenantId: TenantId): Promise<ChainCheck> {
  const head = (await findJournalHead(db, tenantId)) ?? { seq: 0, hash: beginning };
  const check = new Check();
  for await (const record of readWholeJournal(db, tenantId)) check.take(record);
  const damages = check.end(head);
  return { ok: damages.length === 0, entries: check.entries, head, damages };
}

/** What is known of the entry before the one that is looked at. */
type Before = { seq: number; hash: string; isSound: boolean };

class Check {
  entries = 0;
  #damages: Damage[] = [];
  #before: Before = { seq: 0, hash: beginning, isSound: true };
  /** Entries that are not what their hash says, as somebody may have changed only their places. */
  #broken: JournalRecord[] = [];

  take(record: JournalRecord): void {
    this.entries += 1;
    const before = this.#before;
    const { seq } = record;
    const isSound = hashOf(record) === record.hash;
    const missing = seq - before.seq - 1;
    if (missing > 0) this.#report({ seq: before.seq + 1, kind: 'missing', ...until(before, seq) });
    if (!isSound) this.#broken.push(record);
    // Both are sound by themselves, and yet do not belong together: the earlier one was written anew, hash and all.
    else if (missing === 0 && before.isSound && record.previousHash !== before.hash) {
      this.#report({ seq: Math.max(before.seq, 1), kind: 'altered' });
    }
    this.#before = { seq, hash: record.hash, isSound };
  }

  end(head: JournalHead): Damage[] {
    for (const record of this.#broken) this.#report(this.#judge(record));
    const last = this.#before;
    if (head.seq > last.seq) {
      const several = head.seq > last.seq + 1 ? { until: head.seq } : {};
      this.#report({ seq: last.seq + 1, kind: 'cutTail', ...several });
    } else if (head.seq < last.seq) {
      this.#report({ seq: head.seq, kind: 'headAltered' });
    } else if (head.hash !== last.hash) {
      this.#report({ seq: last.seq, kind: last.isSound ? 'altered' : 'headAltered' });
    }
    return this.#damages.toSorted((one, other) => one.seq - other.seq);
  }

  #report(damage: Damage): void {
    this.#damages.push(damage);
  }

  /** Under another number its hash may be right: then nothing was changed but its place. */
  #judge(record: JournalRecord): Damage {
    const places = this.#broken.slice(0, mostPlaces).map(({ seq }) => seq);
    const wroteAs = places.find((seq) => hashOf({ ...record, seq }) === record.hash);
    return wroteAs === undefined
      ? { seq: record.seq, kind: 'altered' }
      : { seq: record.seq, kind: 'reordered', wroteAs };
  }
}

/** Of thousands of broken entries nobody asks for the place of each. */
const mostPlaces = 1_000;

function until(before: Before, seq: number): Pick<Damage, 'until'> {
  return seq - before.seq > 2 ? { until: seq - 1 } : {};
}
