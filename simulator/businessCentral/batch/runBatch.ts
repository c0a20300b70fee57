// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/devenv-develop-connect-apps-odata-batch
import type { ServiceResponse } from '../../service.ts';
import { Changes } from '../changes.ts';
import { BusinessCentralError, notImplemented } from '../errors.ts';
import type { Operation, Session } from '../operation.ts';
import type { BatchItem } from './batchItem.ts';
import { printMultipart, type BatchAnswer } from './printMultipart.ts';
import { runItem, type BatchRun } from './runItem.ts';

const maxOperations = 100;

/** Carries out a batch. The envelope answers 200 as soon as it can be read, whatever became of its items. */
export function runBatch(
  { method, headers }: Pick<Operation, 'method' | 'headers'>,
  items: BatchItem[],
  session: Session,
): ServiceResponse {
  if (method !== 'POST') throw notImplemented('A batch is sent by POST.');
  const run: BatchRun = { session, envelope: headers, answered: new Map() };
  const units = unitsOf(items);
  if (units.length > maxOperations) throw tooMany();
  const goesOn = /odata\.continue-on-error(?!\s*=\s*false)/i.test(headers['prefer'] ?? '');
  const answers = /snapshot/i.test(headers['isolation'] ?? '')
    ? runTogether(items, run)
    : runEach(units, run, goesOn);
  // Without an Accept for JSON the answer is multipart, whatever the form of the batch.
  if (!/application\/json/i.test(headers['accept'] ?? '')) return printMultipart(answers);
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'odata-version': '4.0' },
    body: { responses: answers },
  };
}

/** An item by itself, or the items of one change set: all of it is done or nothing. */
type Unit = { group: string | null; items: BatchItem[] };

function unitsOf(items: readonly BatchItem[]): Unit[] {
  const units: Unit[] = [];
  for (const item of items) {
    const last = units.at(-1);
    if (last && item.group !== null && last.group === item.group) last.items.push(item);
    else units.push({ group: item.group, items: [item] });
  }
  return units;
}

/** Each unit is a transaction of its own; the first that fails ends the batch, unless it is told to go on. */
function runEach(units: readonly Unit[], run: BatchRun, goesOn: boolean): BatchAnswer[] {
  const answers: BatchAnswer[] = [];
  for (const unit of units) {
    const changes = new Changes(run.session.world);
    const own = runUnit(unit, run, changes);
    const isDone = own.every(isSuccess);
    if (isDone) changes.commit(run.session.now);
    answers.push(...own);
    if (!isDone && !goesOn) break;
  }
  return answers;
}

/** A change set that fails has one answer: why it failed. In JSON all answers of one carry the same made-up group. */
function runUnit({ group, items }: Unit, run: BatchRun, changes: Changes): BatchAnswer[] {
  const mark = group === null ? {} : { atomicityGroup: run.session.random.guid() };
  const answers: BatchAnswer[] = [];
  for (const item of items) {
    const answer = { ...runItem(item, run, changes), ...mark };
    if (!isSuccess(answer)) return [answer];
    answers.push(answer);
  }
  return answers;
}

/**
 * One transaction for all: any failure reverts everything, and items that were reverted still say that they succeeded.
 * Where the first fails it is the only one that is answered.
 */
function runTogether(items: readonly BatchItem[], run: BatchRun): BatchAnswer[] {
  let changes = new Changes(run.session.world);
  const answers: BatchAnswer[] = [];
  for (const item of items) {
    const answer = runItem(item, run, changes);
    answers.push(answer);
    if (answers[0] && !isSuccess(answers[0])) return answers;
    if (isSuccess(answer) && posts(item)) {
      changes.commit(run.session.now);
      changes = new Changes(run.session.world);
    }
  }
  if (answers.every(isSuccess)) changes.commit(run.session.now);
  return answers;
}

/** Posting commits whatever was done before it: AL codeunit 80 "Sales-Post". */
const posts = ({ url }: BatchItem): boolean =>
  /\/microsoft\.nav\.(post|postAndSend|cancel|cancelAndSend)$/i.test(url);

const isSuccess = ({ status }: BatchAnswer): boolean => status < 400;

function tooMany(): BusinessCentralError {
  return new BusinessCentralError(
    500,
    'Unknown',
    `The current batch message contains too many parts. A maximum number of '${maxOperations}' query operations and change sets are allowed in a batch message.`,
  );
}
