// Writes of draft sales invoices. Each is sent once: whether it may be repeated is for the caller to find out.
import { z } from 'zod';
import type { SalesInvoiceId } from '../domain/ids.ts';
import { invariant, InvariantError } from '../domain/invariant.ts';
import type {
  NewSalesInvoice,
  NewSalesInvoiceLine,
  SalesInvoice,
  WriteOutcome,
} from '../domain/salesInvoice.ts';
import type { PriceCorrection } from '../domain/verifySalesInvoice.ts';
import { AccessError } from '../http/accessError.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { inCompany, type CompanyPlace } from './address.ts';
import {
  batchBody,
  batchReplies,
  maxBatchItems,
  replyOf,
  type BatchItem,
  type Reply,
} from './batch.ts';
import type { Connection, MayStill, WriteRequest } from './connection.ts';
import { salesInvoiceHeader, salesInvoiceLine, salesInvoiceWithLines } from './newSalesInvoice.ts';
import { guidLiteral, jsonNumber } from './odata.ts';
import { getSalesInvoice } from './readSalesInvoices.ts';
import { expandLines, SalesInvoiceRow } from './salesInvoice.ts';
import { withoutAnswer, writeOutcome, type Unfinished } from './writeOutcome.ts';

/** One batch has to end within the eight minutes that Business Central gives a request. */
const maxInvoicesPerBatch = 20;

/**
 * Creates drafts in one batch. Each is made as a whole or not at all, whatever the others do; one without lines is a
 * header alone, to which lines are added.
 */
export async function createSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  { invoices, mayStill }: { invoices: readonly NewSalesInvoice[]; mayStill?: MayStill },
): Promise<WriteOutcome<SalesInvoice>[]> {
  invariant(invoices.length <= maxInvoicesPerBatch, 'A batch takes at most 20 sales invoices');
  const url = inCompany(place, `salesInvoices?${expandLines}`);
  const written = invoices.map(writtenDown);
  const items = written.flatMap((each) =>
    'body' in each ? [{ method: 'POST' as const, url, body: each.body }] : [],
  );
  const outcomes = await sendEach(connection, place, { items, mayStill });
  return written.map((each) => ('body' in each ? (outcomes.shift() ?? noAnswer) : each));
}

async function sendEach(
  connection: Connection,
  place: CompanyPlace,
  { items, mayStill }: Pick<Batch, 'items' | 'mayStill'>,
): Promise<WriteOutcome<SalesInvoice>[]> {
  if (items.length === 0) return [];
  const headers = { prefer: 'odata.continue-on-error' };
  const replies = await sendBatch(connection, place, { items, headers, mayStill });
  return Array.isArray(replies)
    ? replies.map((reply) => writeOutcome(reply, SalesInvoiceRow))
    : items.map(() => replies);
}

type Refused = Extract<Unfinished, { outcome: 'refused' }>;

/** What cannot even be written down does not keep the others of its batch from being sent. */
function writtenDown(invoice: NewSalesInvoice): { body: Record<string, unknown> } | Refused {
  const write = invoice.lines.length > 0 ? salesInvoiceWithLines : salesInvoiceHeader;
  try {
    return { body: write(invoice) };
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error;
    return { outcome: 'refused', status: 400, code: 'cannotBeWritten', said: error.message };
  }
}

const noAnswer = { outcome: 'unknown', why: 'Business Central gave no answer' } as const;

/**
 * Adds lines to a draft and reads it back. So many lines at a time are added all or none: only a `refused` or a
 * `notDone` of a draft that has no more than those lines says that none was.
 */
export async function addSalesInvoiceLines(
  connection: Connection,
  place: CompanyPlace,
  { id, lines }: { id: SalesInvoiceId; lines: readonly NewSalesInvoiceLine[] },
): Promise<WriteOutcome<SalesInvoice>> {
  const url = linesOf(place, id);
  const items = lines.map((line) => ({
    method: 'POST' as const,
    url,
    body: salesInvoiceLine(line),
  }));
  return (await sendInTurn(connection, place, items)) ?? readBack(connection, place, id);
}

/** Sets unit prices of lines that nobody touched since their etags were read, all or none, and reads the draft back. */
export async function correctUnitPrices(
  connection: Connection,
  place: CompanyPlace,
  { id, corrections }: { id: SalesInvoiceId; corrections: readonly PriceCorrection[] },
): Promise<WriteOutcome<SalesInvoice>> {
  const items = corrections.map(({ lineId, etag, unitPrice }) => ({
    method: 'PATCH' as const,
    url: `${linesOf(place, id)}(${guidLiteral(lineId)})`,
    headers: { 'If-Match': etag },
    body: { unitPrice: jsonNumber(unitPrice) },
  }));
  return (await sendInTurn(connection, place, items)) ?? readBack(connection, place, id);
}

/** Deletes a draft that nobody has touched since its etag was read. */
export async function deleteSalesInvoice(
  connection: Connection,
  place: CompanyPlace,
  { id, etag }: { id: SalesInvoiceId; etag: string },
): Promise<WriteOutcome<null>> {
  const path = inCompany(place, `salesInvoices(${guidLiteral(id)})`);
  const headers = { 'if-match': etag };
  const reply = await send(connection, place, { method: 'DELETE', path, headers });
  return 'outcome' in reply ? reply : writeOutcome(reply, Nothing);
}

function linesOf(place: CompanyPlace, id: SalesInvoiceId): string {
  return inCompany(place, `salesInvoices(${guidLiteral(id)})/salesInvoiceLines`);
}

/** As many batches as it takes, one after the other. `null` where all was done. */
async function sendInTurn(
  connection: Connection,
  place: CompanyPlace,
  items: readonly BatchItem[],
): Promise<Unfinished | null> {
  for (let start = 0; start < items.length; start += maxBatchItems) {
    const sending = sendTogether(connection, place, items.slice(start, start + maxBatchItems));
    // Once a part is done, nothing that happens to the rest means that nothing was done.
    const unfinished = await (start === 0 ? sending : sending.catch(inDoubt));
    if (unfinished?.outcome === 'notDone' && start > 0) return partlyDone;
    if (unfinished) return unfinished;
  }
  return null;
}

const partlyDone = { outcome: 'unknown', why: 'Business Central took a part of it' } as const;

/**
 * One transaction: an item that fails takes back the ones before it, although those have answered that they were done.
 * `null` where all of them were.
 */
async function sendTogether(
  connection: Connection,
  place: CompanyPlace,
  items: BatchItem[],
): Promise<Unfinished | null> {
  const replies = await sendBatch(connection, place, { items, headers: { isolation: 'snapshot' } });
  return Array.isArray(replies) ? firstUnfinished(replies) : replies;
}

/** A deletion answers without a body. */
const Nothing = z.unknown().transform(() => null);

/** A failed line decides for all: what it says comes first. Without one, a missing answer leaves all in doubt. */
function firstUnfinished(replies: (Reply | undefined)[]): Unfinished | null {
  const failed = replies.find((reply) => reply !== undefined && !isSuccess(reply));
  const missing = replies.some((reply) => reply === undefined);
  if (failed === undefined && !missing) return null;
  const outcome = writeOutcome(failed, z.never());
  return outcome.outcome === 'done' ? null : outcome;
}

function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

async function readBack(
  connection: Connection,
  place: CompanyPlace,
  id: SalesInvoiceId,
): Promise<WriteOutcome<SalesInvoice>> {
  try {
    const made = await getSalesInvoice(connection, place, id);
    return made ? { outcome: 'done', made } : { outcome: 'unknown', why: cannotBeRead };
  } catch (error) {
    return inDoubt(error);
  }
}

const cannotBeRead = 'Business Central took the change, but the sales invoice cannot be read';

/** A service or a right that is gone after something was done. */
function inDoubt(error: unknown): Unfinished {
  if (!(error instanceof AccessError) && !(error instanceof UpstreamError)) throw error;
  return { outcome: 'unknown', why: cannotBeRead };
}

async function send(
  connection: Connection,
  place: CompanyPlace,
  request: WriteRequest,
): Promise<Reply | Unfinished> {
  try {
    return replyOf(await connection.write(place, request));
  } catch (error) {
    return withoutAnswer(error);
  }
}

type Batch = {
  items: BatchItem[];
  headers: Record<string, string>;
  mayStill?: MayStill | undefined;
};

/** The answers of the items, or how all of them ended where the batch as a whole did not come through. */
async function sendBatch(
  connection: Connection,
  place: CompanyPlace,
  { items, headers, mayStill }: Batch,
): Promise<(Reply | undefined)[] | Unfinished> {
  const body = batchBody(items);
  const request = { method: 'POST' as const, path: '$batch', headers, body, mayStill };
  try {
    const answer = await connection.write(place, request);
    const reply = replyOf(answer);
    if (isSuccess(reply)) return batchReplies(answer, items.length);
    const outcome = writeOutcome(reply, z.never());
    return outcome.outcome === 'done' ? [] : outcome;
  } catch (error) {
    return withoutAnswer(error);
  }
}
