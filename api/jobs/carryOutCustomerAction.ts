// One action of a plan for customers. What it intends is on record before the call that does it.
import type { BusinessCentral } from '../businessCentral/businessCentral.ts';
import type { CustomerPattern } from '../businessCentral/syncedCustomer.ts';
import type { CustomerSyncProblem } from '../contract/customerSync.ts';
import { comparePair } from '../domain/comparePair.ts';
import type { SyncedCustomer } from '../domain/customerPool.ts';
import type { UserId } from '../domain/ids.ts';
import { isOvertaken } from '../domain/rejection.ts';
import type { CustomerAction, CustomerPair } from '../domain/planCustomerSync.ts';
import type { WriteOutcome } from '../domain/salesInvoice.ts';
import {
  beginCustomerCreation,
  endCustomerCreation,
  putCustomerPair,
} from '../state/customerPairs.ts';
import type { Db } from '../state/database.ts';
import { appendJournal } from '../state/journal.ts';
import { companyOf, isWritingStopped, type SyncSetupRecord } from '../state/syncSetups.ts';

export type CustomerActionParts = {
  db: Db;
  businessCentral: BusinessCentral;
  now: () => string;
  actor: UserId;
};

type Parts = CustomerActionParts & { setup: SyncSetupRecord; pattern: CustomerPattern };

export type CustomerResult = {
  did: CustomerAction['kind'] | 'nothing';
  problem: CustomerSyncProblem | null;
};

export async function carryOutCustomerAction(
  action: CustomerAction,
  parts: Parts,
): Promise<CustomerResult> {
  return action.kind === 'create' ? create(action, parts) : bringTogether(action, parts);
}

type Create = Extract<CustomerAction, { kind: 'create' }>;

async function create({ card, fields }: Create, parts: Parts): Promise<CustomerResult> {
  const { db, setup, businessCentral, pattern } = parts;
  await beginCustomerCreation(db, setup, { cardId: card.id, now: parts.now() });
  const outcome = await businessCentral
    .createCustomer(companyOf(setup), { fields, pattern, mayStill: mayStill(parts) })
    .catch(async (error: unknown) => {
      // Whoever has no right has made nothing.
      await endCustomerCreation(db, setup, card.id);
      throw error;
    });
  if (outcome.outcome === 'done') {
    const flow = { toBusinessCentral: true, toBookings: false };
    const sides = { card: card.fields, customer: outcome.made.fields };
    const { baseline } = comparePair(sides, { before: undefined, flow });
    await remember({ cardId: card.id, customerId: outcome.made.id, baseline }, 'create', parts);
    return { did: 'create', problem: null };
  }
  if (outcome.outcome !== 'unknown') await endCustomerCreation(db, setup, card.id);
  return failed(outcome, { card });
}

type Together = Exclude<CustomerAction, Create>;

async function bringTogether(action: Together, parts: Parts): Promise<CustomerResult> {
  const { card, customer, toCustomer, baseline, kind } = action;
  if (Object.keys(toCustomer).length > 0) {
    const { id, etag } = customer;
    const change = { id, etag, fields: toCustomer, mayStill: mayStill(parts) };
    const outcome = await parts.businessCentral.changeCustomer(companyOf(parts.setup), change);
    if (outcome.outcome !== 'done') return failed(outcome, { card });
  }
  await remember({ cardId: card.id, customerId: customer.id, baseline }, kind, parts);
  return { did: kind, problem: null };
}

function mayStill({ db, setup }: Parts): () => Promise<boolean> {
  return async () => !(await isWritingStopped(db, setup.id));
}

const journalKinds = {
  create: 'customerCreated',
  link: 'customerPaired',
  update: 'customerUpdated',
} as const;

/** The journal keeps the customer alone: a card has a name and an address. */
async function remember(
  pair: CustomerPair,
  kind: CustomerAction['kind'],
  { db, setup, actor, now }: Parts,
): Promise<void> {
  const details = { customerId: pair.customerId };
  const entry = { at: now(), actor, kind: journalKinds[kind], runId: null, draftId: null, details };
  await db.transaction().execute(async (transaction) => {
    await putCustomerPair(transaction, setup, pair);
    await appendJournal(transaction, setup.tenantId, [{ ...entry, syncSetupId: setup.id }]);
  });
}

type Failure = Exclude<WriteOutcome<SyncedCustomer>, { outcome: 'done' }>;

function failed(failure: Failure, { card }: Pick<CustomerAction, 'card'>): CustomerResult {
  const { displayName, email } = card.fields;
  const isRefused = failure.outcome === 'refused';
  const isStale = isRefused && isOvertaken(failure);
  const said = isRefused ? failure.said : '';
  const code = isStale ? 'changedMeanwhile' : failure.outcome;
  return { did: 'nothing', problem: { code, person: { displayName, email }, said } };
}
