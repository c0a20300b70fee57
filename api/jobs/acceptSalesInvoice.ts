// A sales invoice with our marker stands in Business Central: it is kept only if it is what was reviewed.
import { isOvertaken, rejectionOf } from '../domain/rejection.ts';
import { firstSequence } from '../domain/lineSequence.ts';
import { maxLinesAtOnce, type SalesInvoice } from '../domain/salesInvoice.ts';
import { nextLookUpAt } from '../domain/settleWindow.ts';
import {
  verifySalesInvoice,
  type AddedLine,
  type PriceCorrection,
  type Verified,
} from '../domain/verifySalesInvoice.ts';
import { decimalText } from '../domain/money.ts';
import type { DraftFields, SalesInvoiceDraftRecord } from '../state/salesInvoiceDrafts.ts';
import { moveDraft, placeOf, type DraftWork } from './draftWork.ts';
import { learnTax } from './learnTax.ts';
import { standsAs } from './standsAs.ts';

type Problem = NonNullable<SalesInvoiceDraftRecord['problem']>;

/**
 * Verifies what was made. Unit prices are corrected where it turned out only now whether the document's prices
 * include VAT; anything else that differs is withdrawn, so that no draft is left behind that nobody reviewed. What
 * somebody released or posted meanwhile is theirs: it is neither corrected nor withdrawn, but shown.
 */
export async function acceptSalesInvoice(
  draft: SalesInvoiceDraftRecord,
  made: SalesInvoice,
  work: DraftWork,
): Promise<void> {
  await learnTax(draft, made, work.db);
  const verified = verify(draft, made, work);
  const isAnswer = draft.state === 'sending';
  if (verified.verdict !== 'pricesToCorrect') {
    await settle(draft, made, { verified, isAnswer, work });
    return;
  }
  if (made.status !== 'Draft') {
    await settle(draft, made, { verified: otherPrice, isAnswer, work });
    return;
  }
  const outcome = await correct(draft, { made, corrections: verified.corrections }, work);
  if (outcome.outcome === 'done') {
    const again = verify(draft, outcome.made, work);
    // Where a price does not stay as it was set, to set it once more would go on for ever.
    const verdict = again.verdict === 'pricesToCorrect' ? otherPrice : again;
    await settle(draft, outcome.made, { verified: verdict, isAnswer: false, work });
  } else if (outcome.outcome === 'refused' && !isOvertaken(outcome)) {
    const said = `Business Central did not take the corrected price: ${outcome.said}`;
    const undo = isAnswer ? withdraw : keepAsChanged;
    await undo(draft, made, { work, problem: { code: rejectionOf(outcome), said } });
  } else {
    await lookAgain(draft, work);
  }
}

const otherPrice = {
  verdict: 'differs',
  said: 'Business Central has another unit price.',
} as const;

function verify(
  draft: SalesInvoiceDraftRecord,
  invoice: SalesInvoice,
  { acceptsAddedLines }: DraftWork,
): Verified {
  const { customer, currencyCode, lines, marker, markerField } = draft;
  if (invoice[markerField] !== marker) {
    return { verdict: 'differs', said: 'Business Central has another reference.' };
  }
  const intended = { customerId: customer.id, currencyCode, lines, acceptsAddedLines };
  return verifySalesInvoice(intended, invoice);
}

function correct(
  draft: SalesInvoiceDraftRecord,
  { made, corrections }: { made: SalesInvoice; corrections: PriceCorrection[] },
  { businessCentral }: DraftWork,
) {
  return businessCentral.correctUnitPrices(placeOf(draft), made.id, corrections);
}

type Final = Exclude<Verified, { verdict: 'pricesToCorrect' }>;
/** `isAnswer`: the document came as the answer to the write that made it, so that nobody else was there before. */
type Settling = { verified: Final; isAnswer: boolean; work: DraftWork };

async function settle(
  draft: SalesInvoiceDraftRecord,
  invoice: SalesInvoice,
  { verified, isAnswer, work }: Settling,
): Promise<void> {
  switch (verified.verdict) {
    case 'asIntended':
      await moveDraft(draft, work, {
        to: 'drafted',
        kind: 'draftCreated',
        fields: {
          ...foundFields(invoice, verified.added),
          lines: verified.lines,
          isEstimate: false,
          problem: problemOf(verified.added),
        },
        details: createdDetails(invoice),
      });
      return;
    case 'incomplete':
      if (draft.inParts && isHalfMade(invoice)) {
        await beginAnew(draft, invoice, { work, problem: incomplete(verified.said) });
        return;
      }
      await settle(draft, invoice, {
        verified: { ...verified, verdict: 'differs' },
        isAnswer,
        work,
      });
      return;
    case 'differs': {
      const problem = { code: 'totalDiffers' as const, said: verified.said };
      const isOurs = isAnswer && invoice.status === 'Draft';
      const undo = isOurs ? withdraw : keepAsChanged;
      await undo(draft, invoice, { work, problem });
    }
  }
}

/** Accepted by the setup's rule, and shown all the same. */
function problemOf(added: readonly AddedLine[]): Problem | null {
  if (added.length === 0) return null;
  const lines = added.map(({ description, amount }) => `"${description}" (${amount.toFixed(2)})`);
  return { code: 'linesAdded', said: `Business Central added ${lines.join(', ')}.` };
}

function incomplete(said: string): Problem {
  return { code: 'incomplete', said };
}

/** Ours to finish: a header with none of its lines, or with as many as go at once, is nobody's work. */
function isHalfMade({ status, lines }: SalesInvoice): boolean {
  const ours = lines.filter(({ sequence }) => sequence >= firstSequence);
  return status === 'Draft' && ours.length % maxLinesAtOnce === 0;
}

type Withdrawing = { work: DraftWork; problem: Problem };

/** A draft that comes back half made so often does so for a reason that another try does not change. */
const maxAttempts = 5;

/**
 * Its lines did not come after its header. What stands there is deleted, which also keeps lines that are still under
 * way from arriving, and the draft is made anew.
 */
async function beginAnew(
  draft: SalesInvoiceDraftRecord,
  invoice: SalesInvoice,
  { work, problem }: Withdrawing,
): Promise<void> {
  if (draft.attempt >= maxAttempts) {
    await withdraw(draft, invoice, { work, problem });
    return;
  }
  const { id, etag } = invoice;
  const outcome = await work.businessCentral.deleteSalesInvoice(placeOf(draft), { id, etag });
  if (outcome.outcome !== 'done') {
    await lookAgain(draft, work);
    return;
  }
  await moveDraft(draft, work, {
    to: 'planned',
    kind: 'draftHalfMade',
    fields: { unknownSince: null, checkAgainAt: null },
    details: createdDetails(invoice),
  });
}

/** Deletes what nobody touched since. Where that cannot be done, the document is kept on record and shown. */
async function withdraw(
  draft: SalesInvoiceDraftRecord,
  invoice: SalesInvoice,
  { work, problem }: Withdrawing,
): Promise<void> {
  const { id, etag } = invoice;
  const outcome = await work.businessCentral.deleteSalesInvoice(placeOf(draft), { id, etag });
  if (outcome.outcome === 'unknown' || outcome.outcome === 'notDone') {
    await lookAgain(draft, work);
  } else if (outcome.outcome === 'refused') {
    await keepAsChanged(draft, invoice, { work, problem });
  } else {
    await moveDraft(draft, work, {
      to: 'rejected',
      kind: 'draftWithdrawn',
      fields: { problem, pricesIncludeTax: invoice.pricesIncludeTax },
      details: createdDetails(invoice),
    });
  }
}

/** It holds its bookings, and people see that it is not as reviewed. */
export async function keepAsChanged(
  draft: SalesInvoiceDraftRecord,
  invoice: SalesInvoice,
  { work, problem }: Withdrawing,
): Promise<void> {
  const fields: DraftFields = { ...foundFields(invoice), problem };
  const details = { ...createdDetails(invoice), problem: problem.code };
  if (await moveDraft(draft, work, { to: 'drafted', kind: 'draftCreated', fields, details })) {
    const drafted = { ...draft, state: 'drafted' as const };
    await moveDraft(drafted, work, { to: 'changed', kind: 'draftDiffers', details });
  }
}

/** The document exists, but the last step on it was not answered: it is looked up by its marker again. */
async function lookAgain(draft: SalesInvoiceDraftRecord, work: DraftWork): Promise<void> {
  const unknownSince = work.now();
  await moveDraft(draft, work, {
    to: 'checking',
    kind: 'draftUnanswered',
    fields: {
      unknownSince,
      checkAgainAt: nextLookUpAt(unknownSince, unknownSince),
      failures: 0,
    },
  });
}

function foundFields(invoice: SalesInvoice, added: AddedLine[] = []): DraftFields {
  return {
    pricesIncludeTax: invoice.pricesIncludeTax,
    unknownSince: null,
    checkAgainAt: null,
    failures: 0,
    salesInvoice: standsAs(invoice, added),
  };
}

function createdDetails(invoice: SalesInvoice): Record<string, unknown> {
  return {
    salesInvoiceId: invoice.id,
    number: invoice.number,
    totalAmountIncludingTax: decimalText(invoice.totalAmountIncludingTax),
  };
}
