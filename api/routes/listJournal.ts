import type { JournalEntry } from '../contract/journal.ts';
import { listJournal as readJournal, type JournalRecord } from '../state/journal.ts';
import type { SetupKey } from '../state/syncSetups.ts';
import type { Call, Handler } from './call.ts';
import { byteOrderMark, csvRow, Plain } from './csv.ts';
import { openSyncSetup } from './openSyncSetup.ts';
import type { RouteParts } from './routeParts.ts';
import { TextAnswer } from './textAnswer.ts';

type Parts = Pick<RouteParts, 'db' | 'bookingsFor' | 'businessCentralFor'>;

/** Page by page, or as a file with all of it for whoever accepts CSV and not JSON. */
export function listJournal(parts: Parts): Handler<'listJournal'> {
  return async (call) => {
    const setup = await openSyncSetup(call, parts);
    if (wantsCsv(call)) {
      return new TextAnswer(
        'text/csv',
        asCsv(parts, setup),
        `journal-${call.now.slice(0, 10)}.csv`,
      );
    }
    const { after, limit } = call.query;
    const records = await readJournal(parts.db, setup, { after, limit: limit + 1 });
    const page = records.slice(0, limit);
    const isMore = records.length > limit;
    return { entries: page.map(present), nextAfter: isMore ? (page.at(-1)?.seq ?? null) : null };
  };
}

function wantsCsv({ header }: Call<'listJournal'>): boolean {
  const accept = header('accept') ?? '';
  return /\btext\/csv\b/i.test(accept) && !/\bapplication\/json\b/i.test(accept);
}

const columns = 'seq,at,actor,kind,run,draft,details,previousHash,hash'.split(',');
const rowsAtOnce = 500;

async function* asCsv({ db }: Parts, setup: SetupKey): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(columns);
  let after = 0;
  for (;;) {
    const records = await readJournal(db, setup, { after, limit: rowsAtOnce });
    if (records.length > 0) yield records.map((record) => rowOf(present(record))).join('');
    if (records.length < rowsAtOnce) return;
    after = records.at(-1)?.seq ?? after;
  }
}

function rowOf(entry: JournalEntry): string {
  return csvRow([
    new Plain(entry.seq),
    new Plain(entry.at),
    entry.actor,
    entry.kind,
    entry.runId,
    entry.draftId,
    JSON.stringify(entry.details),
    new Plain(entry.previousHash),
    new Plain(entry.hash),
  ]);
}

function present(record: JournalRecord): JournalEntry {
  const { seq, at, actor, kind, runId, draftId, details, previousHash, hash } = record;
  return { seq, at, actor, kind, runId, draftId, details, previousHash, hash };
}
