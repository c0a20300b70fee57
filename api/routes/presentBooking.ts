// A booking as the list shows it.
import type { Booking, CustomerChoice, ItemChoice } from '../contract/bookings.ts';
import { isFree, type Assessment } from '../domain/assessBooking.ts';
import { customerLinkKey, durationMinutes } from '../domain/booking.ts';
import type { Customer, Item } from '../domain/customer.ts';
import { draftKey } from '../domain/draftKey.ts';
import type { InvoicingContext } from '../domain/invoicingContext.ts';
import { localTime } from '../domain/localTime.ts';
import { suggestItem } from '../domain/matchItem.ts';
import { decimalText, moneyText } from '../domain/money.ts';

export type Presenting = {
  context: InvoicingContext;
  /** Opens a sales invoice in Business Central; `null` while it has no number. */
  linkTo: (invoice: { number: string | null; isPosted: boolean }) => string | null;
};

export function presentBooking(assessment: Assessment, presenting: Presenting): Booking {
  const { booking, state, problems, confirmations, serviceDate } = assessment;
  const { context } = presenting;
  return {
    id: booking.id,
    state,
    problems,
    confirmations,
    startAt: booking.startAt,
    endAt: booking.endAt,
    serviceDate,
    serviceTime: localTime(booking.startAt, context.timeZone),
    durationMinutes: durationMinutes(booking),
    service: { id: booking.serviceId, displayName: booking.serviceName },
    staff: booking.staffNames,
    attendee: {
      displayName: booking.attendee.displayName,
      email: booking.attendee.email,
      customerLinkKey: customerLinkKey(booking.attendee),
    },
    attendeesCount: booking.attendeesCount,
    priceType: booking.priceType,
    bookingsPrice: decimalText(booking.price),
    currencyCode: context.currencyCode,
    ...presentAmount(assessment, context),
    ...presentMatches(assessment, context),
    draftKey: draftKey(assessment, context),
    salesInvoice: presentSalesInvoice(assessment, presenting),
    skip: presentSkip(assessment),
  };
}

type AmountFields = Pick<
  Booking,
  'amount' | 'amountSource' | 'amountIsEstimate' | 'quantity' | 'unitPrice'
>;

/** The line's amount, or while something else is missing the price as Bookings or a person has it. */
function presentAmount({ line, price }: Assessment, context: InvoicingContext): AmountFields {
  const priced = line ?? price;
  if (!priced) {
    return {
      amount: null,
      amountSource: null,
      amountIsEstimate: false,
      quantity: null,
      unitPrice: null,
    };
  }
  const amount = line ? line.amount : priced.quantity.times(priced.unitPrice);
  return {
    amount: moneyText(amount, context.currencyCode),
    amountSource: priced.source,
    amountIsEstimate: line?.isEstimate ?? true,
    quantity: decimalText(priced.quantity),
    unitPrice: decimalText(priced.unitPrice),
  };
}

type MatchFields = Pick<Booking, 'customer' | 'customerCandidates' | 'item' | 'itemSuggestion'>;

function presentMatches(assessment: Assessment, context: InvoicingContext): MatchFields {
  const { booking, customer, candidates, item } = assessment;
  const suggestion = item ? null : suggestItem(booking.serviceName, context.items.values());
  return {
    customer: customer ? presentCustomer(customer) : null,
    customerCandidates: candidates.map(presentCustomer),
    item: item ? presentItem(item) : null,
    itemSuggestion: suggestion ? presentItem(suggestion) : null,
  };
}

export function presentCustomer({ id, number, displayName, email }: Customer): CustomerChoice {
  return { id, number, displayName, email };
}

export function presentItem({ id, number, displayName }: Item): ItemChoice {
  return { id, number, displayName };
}

function presentSalesInvoice(
  { booking: { claim }, state }: Assessment,
  { linkTo }: Presenting,
): Booking['salesInvoice'] {
  if (!claim) return null;
  const { runId, draftId, salesInvoiceNumber: number } = claim;
  const isPosted = state === 'posted' || state === 'credited';
  return { runId, draftId, number, webLink: linkTo({ number, isPosted }) };
}

function presentSkip({ booking, state }: Assessment): Booking['skip'] {
  const { skip } = booking;
  if (skip) {
    const { reason, note, skippedAt, skippedBy } = skip;
    return { reason: knownReason(reason), note, skippedAt, skippedBy };
  }
  const isAutomatic = state === 'skipped' && isFree(booking);
  return isAutomatic ? { reason: 'free', note: '', skippedAt: null, skippedBy: null } : null;
}

type SkipReason = NonNullable<Booking['skip']>['reason'];
const reasons: readonly SkipReason[] = ['paidOnSite', 'goodwill', 'invoicedElsewhere', 'test'];

function knownReason(reason: string): SkipReason {
  return reasons.find((known) => known === reason) ?? 'other';
}
