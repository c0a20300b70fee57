// Carries an invoice run on from wherever it stands, until every draft is settled or has to wait. It may be called at
// any time and repeated: the state of each draft in the database says what to do, and every step is recorded before it.
import { isSettled } from '../domain/draftState.ts';
import { asId, type InvoiceRunId } from '../domain/ids.ts';
import { AccessError } from '../http/accessError.ts';
import { appendJournal } from '../state/journal.ts';
import {
  finishInvoiceRun,
  getInvoiceRun,
  holdInvoiceRun,
  type InvoiceRunRecord,
} from '../state/invoiceRuns.ts';
import type { Db } from '../state/database.ts';
import { findSyncSetup, isWritingStopped } from '../state/syncSetups.ts';
import { listSalesInvoiceDrafts } from '../state/salesInvoiceDrafts.ts';
import { stopPlannedDrafts } from '../state/transitionDraft.ts';
import { adoptSalesInvoices } from './adoptSalesInvoices.ts';
import { moveDraft, type DraftWork } from './draftWork.ts';
import type { JobParts } from './jobParts.ts';
import { comeBack } from './comeBack.ts';
import { lookUpDrafts } from './lookUpDrafts.ts';
import { reconcileDrafts } from './reconcileDrafts.ts';
import { sendDrafts } from './sendDrafts.ts';
import { throwFirst } from './throwFirst.ts';
import { undoDrafts } from './undoDrafts.ts';

type Parts = Pick<
  JobParts,
  | 'db'
  | 'businessCentralFor'
  | 'queue'
  | 'now'
  | 'elapsedMs'
  | 'settleWatch'
  | 'newId'
  | 'lookedThrough'
  | 'logger'
>;

export async function carryOutInvoiceRun(id: InvoiceRunId, parts: Parts): Promise<void> {
  const run = await getInvoiceRun(parts.db, id);
  if (!run || run.state === 'waiting') return;
  if (run.state === 'finished') {
    await undoDrafts(run.id, parts);
    return;
  }
  const work = await workOf(run, parts);
  try {
    await doubtInterrupted(run, work);
    // What cannot be found out about one draft does not keep the others from being sent.
    const failures = [await failureOf(lookUpDrafts(run.id, work))];
    if (run.state === 'stopping') failures.push(await failureOf(stopDrafts(run, work)));
    else if (!(failures[0] instanceof AccessError))
      failures.push(await failureOf(sendAfterLooking(run, work, parts)));
    throwFirst(failures.filter((failure) => failure !== undefined));
    await conclude(run, parts);
  } catch (error) {
    if (!(error instanceof AccessError)) throw error;
    await waitForStarter(run, error, parts);
  }
}

async function workOf(
  { tenantId, syncSetupId, startedBy: { userId } }: InvoiceRunRecord,
  { db, businessCentralFor, now, elapsedMs, settleWatch }: Parts,
): Promise<DraftWork> {
  const setup = await findSyncSetup(db, { tenantId, id: syncSetupId });
  return {
    db,
    businessCentral: businessCentralFor({ tenantId, userId, assertion: null }),
    actor: userId,
    now,
    elapsedMs,
    settleWatch,
    acceptsAddedLines: setup?.settings.acceptsAddedLines ?? false,
  };
}

/** Nothing is created in a company before this process knows every document of ours that is there. */
async function sendAfterLooking(
  { id, tenantId, syncSetupId }: InvoiceRunRecord,
  work: DraftWork,
  { db, newId, lookedThrough }: Parts,
): Promise<void> {
  const setup = await findSyncSetup(db, { tenantId, id: syncSetupId });
  if (setup && !setup.writingStopped) {
    await lookedThrough.ensure(setup, db, async () => {
      const looking = { ...work, actor: asId<'user'>(work.actor), newId, progress: unwatched };
      await reconcileDrafts(setup, looking);
      await adoptSalesInvoices(setup, looking);
    });
  }
  await sendDrafts(id, work);
  if (await isWritingStopped(db, syncSetupId)) await waitForLeave(id, db);
}

/** Nothing may be written for the setup: what is not sent yet waits. Nobody has to sign in for that. */
async function waitForLeave(id: InvoiceRunId, db: Db): Promise<void> {
  const drafts = await listSalesInvoiceDrafts(db, id);
  const isWaiting = drafts.some(({ state }) => state === 'planned');
  const isDoubtful = drafts.some(({ state }) => state === 'sending' || state === 'checking');
  if (isWaiting && !isDoubtful) await holdInvoiceRun(db, id, 'writing');
}

const unwatched = { expect: async () => {}, step: async () => {} };

async function failureOf(work: Promise<void>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/**
 * An intent without an answer is a question: was it done? Where another process is still waiting for that answer,
 * nothing is lost: it moves the draft on from `checking` when it comes.
 */
async function doubtInterrupted(run: InvoiceRunRecord, work: DraftWork): Promise<void> {
  for (const draft of await listSalesInvoiceDrafts(work.db, run.id)) {
    const { state, sentAt } = draft;
    if (state !== 'sending' || sentAt === null) continue;
    await moveDraft(draft, work, {
      to: 'checking',
      kind: 'draftInterrupted',
      fields: { unknownSince: sentAt, checkAgainAt: work.now(), failures: draft.failures + 1 },
    });
  }
}

/** What turned out not to have been done when the run was stopped already. */
async function stopDrafts(run: InvoiceRunRecord, { db, now }: DraftWork): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await stopPlannedDrafts(transaction, run.id, { now: now(), actor: 'system' });
  });
}

/** Ends the run when all is settled; else comes back when there is something to do. */
async function conclude(
  run: InvoiceRunRecord,
  { db, queue, now, settleWatch }: Pick<Parts, 'db' | 'queue' | 'now' | 'settleWatch'>,
): Promise<void> {
  const drafts = await listSalesInvoiceDrafts(db, run.id);
  for (const draft of drafts) if (draft.state === 'checking') settleWatch.begin(draft);
  const open = drafts.filter(({ state }) => !isSettled(state));
  if (open.length === 0) {
    await finish(run, { db, now });
    return;
  }
  await comeBack(
    run.id,
    open.flatMap(({ checkAgainAt }) => checkAgainAt ?? []),
    { queue, now },
  );
}

async function finish(
  run: InvoiceRunRecord,
  { db, now }: Pick<Parts, 'db' | 'now'>,
): Promise<void> {
  const finishedAt = now();
  await db.transaction().execute(async (transaction) => {
    if (!(await finishInvoiceRun(transaction, run.id, finishedAt))) return;
    await appendJournal(transaction, run.tenantId, [
      {
        at: finishedAt,
        actor: 'system',
        kind: 'invoiceRunFinished',
        syncSetupId: run.syncSetupId,
        runId: run.id,
        draftId: null,
        details: {},
      },
    ]);
  });
}

/** The starter's token no longer works. Nothing is lost: the run goes on when the starter is back. */
async function waitForStarter(
  run: InvoiceRunRecord,
  error: AccessError,
  { db, logger }: Parts,
): Promise<void> {
  logger.warn({ runId: run.id, code: error.code }, 'an invoice run waits for its starter');
  await holdInvoiceRun(db, run.id, waitingFor(error.code));
}

function waitingFor(code: AccessError['code']): 'consent' | 'businessCentral' | 'signIn' {
  switch (code) {
    case 'consentRequired':
      return 'consent';
    case 'businessCentralAccessDenied':
      return 'businessCentral';
    default:
      return 'signIn';
  }
}
