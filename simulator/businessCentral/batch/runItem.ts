import type { ServiceResponse } from '../../service.ts';
import type { Changes } from '../changes.ts';
import { BusinessCentralError } from '../errors.ts';
import type { Operation, Session } from '../operation.ts';
import { runOperation } from '../runOperation.ts';
import { asTurned } from '../turnedErrors.ts';
import type { BatchItem } from './batchItem.ts';
import type { BatchAnswer } from './printMultipart.ts';

export type BatchRun = {
  session: Session;
  /** Headers of the batch itself. */
  envelope: Readonly<Record<string, string>>;
  /** By the id of the item. */
  answered: Map<string, BatchAnswer>;
};

export function runItem(item: BatchItem, run: BatchRun, changes: Changes): BatchAnswer {
  const { status, headers = {}, body } = answerItem(item, run, changes);
  const answer = { id: item.id, status, headers, ...(body === undefined ? {} : { body }) };
  if (item.id !== null) run.answered.set(item.id, answer);
  return answer;
}

function answerItem(item: BatchItem, run: BatchRun, changes: Changes): ServiceResponse {
  const { session, answered } = run;
  try {
    const hasFailed = item.dependsOn.some((id) => (answered.get(id)?.status ?? 424) >= 400);
    if (hasFailed) throw failedDependency();
    return runOperation(operationOf(item, run), session, changes);
  } catch (error) {
    if (!(error instanceof BusinessCentralError)) throw error;
    const { status, body } = asTurned(error, session.switches).toResponse(session.random.guid());
    return {
      status,
      headers: { 'content-type': 'application/json; odata.metadata=minimal' },
      body,
    };
  }
}

/** Addresses are relative to the root of the API, or begin with it. */
function operationOf({ method, url, headers, body }: BatchItem, run: BatchRun): Operation {
  const [path, query] = splitOnce(relative(resolveReference(url, run), run.session), '?');
  const { passesBatchHeadersOn } = run.session.switches;
  return {
    method,
    segments: path.split('/').filter((segment) => segment !== ''),
    options: new URLSearchParams(query),
    headers: passesBatchHeadersOn ? { ...inherited(run.envelope), ...headers } : headers,
    body,
  };
}

function relative(url: string, { root }: Session): string {
  const { pathname } = new URL(root);
  const beginning = [root, pathname].find((each) => url.startsWith(`${each}/`));
  return beginning === undefined ? url.replace(/^\//, '') : url.slice(beginning.length + 1);
}

/** `$1/salesInvoiceLines` is below what the item with the id 1 has made. */
function resolveReference(url: string, { session, answered }: BatchRun): string {
  const found = /^\/?\$([^/?]+)(.*)$/.exec(url);
  if (!session.switches.honoursBatchReferences || !found?.[1]) return url;
  const made = answered.get(found[1])?.headers['location'];
  return made === undefined ? url : `${made}${found[2] ?? ''}`;
}

function inherited(envelope: BatchRun['envelope']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(envelope).filter(([name]) => ['accept-language', 'company'].includes(name)),
  );
}

/** https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html#sec_BatchResponse */
function failedDependency(): BusinessCentralError {
  const message = 'The request was not carried out, as one on which it depends has failed.';
  return new BusinessCentralError(424, 'BadRequest', message);
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
