import { z } from 'zod';
import { asId, type SalesInvoiceId } from '../domain/ids.ts';
import { markerPrefix } from '../domain/marker.ts';
import type { MarkerField, SalesInvoice } from '../domain/salesInvoice.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { apiRoot, inCompany, type CompanyPlace } from './address.ts';
import { batchBody, batchReplies, type Reply } from './batch.ts';
import { asJson, type Connection } from './connection.ts';
import { Guid, guidLiteral, Text, textLiteral } from './odata.ts';
import { readPages } from './readPages.ts';
import { expandLines, SalesInvoiceRow } from './salesInvoice.ts';

const Found = z.object({ value: z.array(SalesInvoiceRow) });

/** Drafts and posted invoices that carry a marker: none, one, or two, which is one too many. */
export async function findSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  { markerField, marker }: { markerField: MarkerField; marker: string },
): Promise<SalesInvoice[]> {
  const filter = `${markerField} eq ${textLiteral(marker)}`;
  const path = `${matching(place, filter)}&$top=2`;
  return readFound(connection, place, path);
}

const Marked = z
  .object({ id: Guid, externalDocumentNumber: Text, customerPurchaseOrderReference: Text })
  .transform((row) => ({ ...row, id: asId<'salesInvoice'>(row.id) }));

export type MarkedSalesInvoice = { id: SalesInvoiceId; marker: string };

/** Every document whose field begins like a marker of ours; of those changed since an instant, or of all. */
export async function listMarkedSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  { markerField, since }: { markerField: MarkerField; since: string | null },
): Promise<MarkedSalesInvoice[]> {
  const begins = `startswith(${markerField},${textLiteral(markerPrefix)})`;
  const filter = since === null ? begins : `${begins} and lastModifiedDateTime ge ${since}`;
  const fields = 'id,externalDocumentNumber,customerPurchaseOrderReference';
  const options = `$filter=${encodeURIComponent(filter)}&$select=${fields}`;
  const root = apiRoot(connection.user.tenantId, place.environment);
  const url = `${root}/${inCompany(place, `salesInvoices?${options}`)}`;
  const rows = await readPages(connection, url, Marked);
  return rows.map((row) => ({ id: row.id, marker: row[markerField] }));
}

const Listed = z.object({ value: z.array(z.unknown()) });

/**
 * The documents changed last, newest first, as many as one page holds. Anybody may have made them: one that cannot be
 * read is left out.
 */
export async function listRecentSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  limit: number,
): Promise<SalesInvoice[]> {
  const options = `$orderby=lastModifiedDateTime desc&$top=${limit}&${expandLines}`;
  const root = apiRoot(connection.user.tenantId, place.environment);
  const url = `${root}/${inCompany(place, `salesInvoices?${options}`)}`;
  const { value } = await connection.read({ url }, (answer) =>
    parseAnswer(answer, Listed, 'businessCentral'),
  );
  return value.flatMap((row) => {
    const parsed = SalesInvoiceRow.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * By a filter, because what is not there gives an empty list. A 404 on its address could as well mean the company or
 * the environment, and would be taken for a deletion.
 */
export async function getSalesInvoice(
  connection: Connection,
  place: CompanyPlace,
  id: SalesInvoiceId,
): Promise<SalesInvoice | undefined> {
  const [invoice] = await readFound(connection, place, matching(place, byId(id)));
  return invoice;
}

/** A batch of reads answers as one, so that it stays well below the time that one request may take. */
const readsPerBatch = 20;

export async function getSalesInvoices(
  connection: Connection,
  place: CompanyPlace,
  ids: readonly SalesInvoiceId[],
): Promise<Map<SalesInvoiceId, SalesInvoice | 'absent'>> {
  const wanted = [...new Set(ids)];
  const starts = Array.from(
    { length: Math.ceil(wanted.length / readsPerBatch) },
    (_, index) => index * readsPerBatch,
  );
  const chunks = starts.map((start) => wanted.slice(start, start + readsPerBatch));
  const read = await Promise.all(chunks.map((chunk) => readBatch(connection, place, chunk)));
  return new Map(read.flat());
}

async function readBatch(
  connection: Connection,
  place: CompanyPlace,
  ids: SalesInvoiceId[],
): Promise<[SalesInvoiceId, SalesInvoice | 'absent'][]> {
  const items = ids.map((id) => ({ method: 'GET' as const, url: matching(place, byId(id)) }));
  const request = {
    url: `${apiRoot(connection.user.tenantId, place.environment)}/$batch`,
    headers: { ...asJson, prefer: 'odata.continue-on-error' },
    body: JSON.stringify(batchBody(items)),
  };
  return connection.read(request, (answer) => {
    const replies = batchReplies(answer, ids.length);
    return ids.map((id, index) => [id, foundIn(replies[index], answer.requestId)]);
  });
}

function foundIn(reply: Reply | undefined, requestId: string): SalesInvoice | 'absent' {
  const found = reply?.status === 200 ? Found.safeParse(reply.body) : null;
  if (found?.success) return found.data.value[0] ?? 'absent';
  throw new UpstreamError('Business Central did not tell of a sales invoice', {
    service: 'businessCentral',
    status: reply?.status ?? null,
    code: 'unreadable',
    requestId,
    outcome: 'unknown',
    retryAfterMs: reply?.retryAfterMs ?? null,
  });
}

function byId(id: SalesInvoiceId): string {
  return `id eq ${guidLiteral(id)}`;
}

function matching(place: CompanyPlace, filter: string): string {
  return inCompany(place, `salesInvoices?$filter=${encodeURIComponent(filter)}&${expandLines}`);
}

async function readFound(
  connection: Connection,
  place: CompanyPlace,
  path: string,
): Promise<SalesInvoice[]> {
  const url = `${apiRoot(connection.user.tenantId, place.environment)}/${path}`;
  const found = await connection.read({ url }, (answer) =>
    parseAnswer(answer, Found, 'businessCentral'),
  );
  return found.value;
}
