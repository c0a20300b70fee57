// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-connect-apps-tips#batch-calls
import { z } from 'zod';
import type { ServiceResponse } from '../service.ts';
import { Changes } from './changes.ts';
import { badRequest, BusinessCentralError, notImplemented } from './errors.ts';
import { printMultipart, type BatchAnswer } from './multipart.ts';
import { runOperation } from './runOperation.ts';
import type { Operation, Session } from './operation.ts';

const maxOperations = 100;

const BatchBody = z.object({
  requests: z.array(
    z.object({
      id: z.union([z.string(), z.number().transform(String)]).optional(),
      method: z.string().toUpperCase(),
      url: z.string(),
      headers: z.record(z.string(), z.string()).optional(),
      body: z.unknown().optional(),
    }),
  ),
});
type BatchItem = z.infer<typeof BatchBody>['requests'][number];

/** Carries out a batch. The envelope answers 200 as soon as it can be read, whatever became of its items. */
export function runBatch(
  { method, headers, body }: Pick<Operation, 'method' | 'headers' | 'body'>,
  session: Session,
): ServiceResponse {
  if (method !== 'POST') throw notImplemented('A batch is sent by POST.');
  const batch = BatchBody.safeParse(body);
  if (!batch.success) throw badRequest('Invalid Request Body');
  if (batch.data.requests.length > maxOperations) throw tooMany();
  const prefer = headers['prefer'] ?? '';
  const responses = /snapshot/i.test(headers['isolation'] ?? '')
    ? runTogether(batch.data.requests, session)
    : runEach(
        batch.data.requests,
        session,
        /odata\.continue-on-error(?!\s*=\s*false)/i.test(prefer),
      );
  // Without an Accept for JSON the answer is multipart, whatever the form of the batch.
  if (!/application\/json/i.test(headers['accept'] ?? '')) return printMultipart(responses);
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'odata-version': '4.0' },
    body: { responses },
  };
}

/** Each item is a transaction of its own; the first that fails ends the batch, unless it is told to go on. */
function runEach(items: BatchItem[], session: Session, goesOn: boolean): BatchAnswer[] {
  const answers: BatchAnswer[] = [];
  for (const item of items) {
    const changes = new Changes(session.world);
    const answer = runItem(item, session, changes);
    if (answer.status < 400) changes.commit();
    answers.push(answer);
    if (answer.status >= 400 && !goesOn) break;
  }
  return answers;
}

/**
 * One transaction for all: any failure reverts everything, and items that were reverted still say that they succeeded.
 * Where the first fails it is the only one that is answered.
 */
function runTogether(items: BatchItem[], session: Session): BatchAnswer[] {
  const changes = new Changes(session.world);
  const answers: BatchAnswer[] = [];
  for (const item of items) {
    answers.push(runItem(item, session, changes));
    if (answers[0] && answers[0].status >= 400) return answers;
  }
  if (answers.every(({ status }) => status < 400)) changes.commit();
  return answers;
}

function runItem(item: BatchItem, session: Session, changes: Changes): BatchAnswer {
  const response = answerItem(item, session, changes);
  const { status, headers = {}, body } = response;
  return {
    id: item.id ?? null,
    status,
    headers,
    ...(body === undefined ? {} : { body }),
  };
}

function answerItem(item: BatchItem, session: Session, changes: Changes): ServiceResponse {
  try {
    return runOperation(operationOf(item), session, changes);
  } catch (error) {
    if (!(error instanceof BusinessCentralError)) throw error;
    const { status, body } = error.toResponse(session.random.guid());
    return {
      status,
      headers: { 'content-type': 'application/json; odata.metadata=minimal' },
      body,
    };
  }
}

/** Addresses are relative to the root of the API. */
function operationOf({ method, url, headers = {}, body }: BatchItem): Operation {
  const [path, query] = splitOnce(url.replace(/^\//, ''), '?');
  return {
    method,
    segments: path.split('/').filter((segment) => segment !== ''),
    options: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body,
  };
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function tooMany(): BusinessCentralError {
  return new BusinessCentralError(
    500,
    'Unknown',
    `The current batch message contains too many parts. A maximum number of '${maxOperations}' query operations and change sets are allowed in a batch message.`,
  );
}
