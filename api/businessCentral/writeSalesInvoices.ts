// Writes of draft sales invoices. Each is sent once: whether it may be repeated is for the caller to find out.
import { z } from 'zod';
import type { SalesInvoiceId } from '../domain/ids.ts';
import { invariant } from '../domain/invariant.ts';
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
import type { Connection, WriteRequest } from './connection.ts';
import { salesInvoiceHeader, salesInvoiceLine, salesInvoiceWithLines } from './newSalesInvoice.ts';
import { guidLiteral, jsonNumber } from './odata.ts';
import { getSalesInvoice } from './readSalesInvoices.ts';
import { expandLines, SalesInvoiceRow } from './salesInvoice.ts';
import { withoutAnswer, writeOutcome, type Unfinished } from './writeOutcome.ts';

/** One batch has to end within the eight minutes that Business Central gives a request. */
const maxInvoicesPerBatch = 20;

/** Creates drafts with their lines in one batch. Each is made as a whole or not at all, whatever the others do. */
export async function createSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  invoices: readonly NewSalesInvoice[],
): Promise<WriteOutcome<SalesInvoice>[]> {
  invariant(invoices.length <= maxInvoicesPerBatch, 'A batch takes at most 20 sales invoices');
  if (invoices.length === 0) return [];
  const url = inCompany(place, `salesInvoices?${expandLines}`);
  const items = invoices.map((invoice) => ({
    method: 'POST' as const,
    url,
    body: salesInvoiceWithLines(invoice),
  }));
  const replies = await sendBatch(connection, place, {
    items,
    headers: { prefer: 'odata.continue-on-error' },
  });
  if (!Array.isArray(replies)) return invoices.map(() => replies);
  return replies.map((reply) => writeOutcome(reply, SalesInvoiceRow));
}

/** Creates a draft without lines. What comes back tells whether its prices include tax. */
export async function createSalesInvoiceHeader(
  connection: Connection,
  place: CompanyPlace,
  invoice: NewSalesInvoice,
): Promise<WriteOutcome<SalesInvoice>> {
  const path = inCompany(place, `salesInvoices?${expandLines}`);
  const body = salesInvoiceHeader(invoice);
  const reply = await send(connection, place, { method: 'POST', path, body });
  return 'outcome' in reply ? reply : writeOutcome(reply, SalesInvoiceRow);
}

/** Adds lines to a draft, all or none, and reads it back. */
export async function addSalesInvoiceLines(
  connection: Connection,
  place: CompanyPlace,
  { id, lines }: { id: SalesInvoiceId; lines: readonly NewSalesInvoiceLine[] },
): Promise<WriteOutcome<SalesInvoice>> {
  if (lines.length > maxBatchItems) {
    const said = `At most ${maxBatchItems} lines can be added to a sales invoice at once.`;
    return { outcome: 'refused', status: 413, code: 'tooManyLines', said };
  }
  const url = linesOf(place, id);
  const items = lines.map((line) => ({
    method: 'POST' as const,
    url,
    body: salesInvoiceLine(line),
  }));
  return (await sendTogether(connection, place, items)) ?? readBack(connection, place, id);
}

/** Sets unit prices of a draft that was just made, and reads it back. To set them again does no harm. */
export async function correctUnitPrices(
  connection: Connection,
  place: CompanyPlace,
  { id, corrections }: { id: SalesInvoiceId; corrections: readonly PriceCorrection[] },
): Promise<WriteOutcome<SalesInvoice>> {
  const items = corrections.map(({ lineId, unitPrice }) => ({
    method: 'PATCH' as const,
    url: `${linesOf(place, id)}(${guidLiteral(lineId)})`,
    headers: { 'If-Match': '*' },
    body: { unitPrice: jsonNumber(unitPrice) },
  }));
  for (let start = 0; start < items.length; start += maxBatchItems) {
    const sending = sendTogether(connection, place, items.slice(start, start + maxBatchItems));
    // Once a part is done, nothing that happens to the rest means that nothing was done.
    const unfinished = await (start === 0 ? sending : sending.catch(inDoubt));
    if (unfinished) return unfinished;
  }
  return readBack(connection, place, id);
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

/** The answers of the items, or how all of them ended where the batch as a whole did not come through. */
async function sendBatch(
  connection: Connection,
  place: CompanyPlace,
  { items, headers }: { items: BatchItem[]; headers: Record<string, string> },
): Promise<(Reply | undefined)[] | Unfinished> {
  const request = { method: 'POST' as const, path: '$batch', headers, body: batchBody(items) };
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
