// One booking against everything we know: its state as people see it, and the line it would become.
import type { Decimal } from 'decimal.js';
import type { BookingState, ConfirmationCode, ProblemCode } from '../contract/bookings.ts';
import type { ServiceRules } from '../contract/links.ts';
import { isCompleted, type Booking, type Claim } from './booking.ts';
import { convertTax, type TaxAnswer } from './convertTax.ts';
import { holdsBookings } from './draftState.ts';
import type { Customer, Item } from './customer.ts';
import { taxKey, type InvoicingContext } from './invoicingContext.ts';
import { likenessKey } from './likeness.ts';
import { localDate, monthsBefore } from './localTime.ts';
import { matchCustomer } from './matchCustomer.ts';
import { matchItem } from './matchItem.ts';
import { Exact, roundMoney } from './money.ts';
import { priceBooking, type Price } from './priceBooking.ts';

/** What goes on a line for a booking. Amounts are in the business's currency. */
export type LineProposal = {
  customer: Customer;
  item: Item;
  quantity: Decimal;
  /** Not rounded, for adding up where bookings share a line. */
  exactQuantity: Decimal;
  /** As the document needs it, gross or net. */
  unitPrice: Decimal;
  /** Before any conversion, for when the document turns out to be of the other kind. */
  basePrice: Decimal;
  baseIncludesTax: boolean;
  taxPercent: Decimal | null;
  /** `null` until a sales invoice of this customer was seen. */
  documentIncludesTax: boolean | null;
  amount: Decimal;
  isEstimate: boolean;
  source: Price['source'];
};

export type Assessment = {
  booking: Booking;
  state: BookingState;
  /** What is in the way of a booking that needs attention; a booking on an invoice has no problem any more. */
  problems: ProblemCode[];
  /** What to look at twice before a ready booking is invoiced. */
  confirmations: ConfirmationCode[];
  serviceDate: string;
  customer: Customer | null;
  candidates: Customer[];
  item: Item | null;
  /** The price as far as it is known, also while other things are missing. */
  price: Price | null;
  line: LineProposal | null;
};

/** `null` for an appointment that is no booking to invoice: not over yet, or before the setup's start date. */
export function assessBooking(booking: Booking, context: InvoicingContext): Assessment | null {
  const serviceDate = localDate(booking.startAt, context.timeZone);
  const isDue = isCompleted(booking, context.settings.graceMinutes, context.now);
  if (!liveClaim(booking) && (!isDue || serviceDate < context.startDate)) return null;

  const who = matchCustomer(booking, context);
  const what = matchItem(booking.serviceId, context);
  const rules = what.rules ?? defaultRules;
  const pricing = priceBooking(booking, {
    rules,
    item: usableForPrice(what.item, context),
    currencyCode: context.currencyCode,
  });
  const price = 'problem' in pricing ? null : pricing;
  const customer = who.customer;
  const line =
    'problem' in who || 'problem' in what || !price
      ? null
      : proposeLine({ customer: who.customer, item: what.item, rules: what.rules, price }, context);

  const problems = [who, what, pricing].flatMap((part) =>
    'problem' in part ? [part.problem] : [],
  );
  if (customer && currencyDiffers(customer, context)) problems.push('currencyDiffers');
  if (line && 'problem' in line) problems.push(line.problem);
  const proposal = line && !('problem' in line) && problems.length === 0 ? line : null;
  const state = stateOf(booking, problems);
  return {
    booking,
    state,
    problems: state === 'needsAttention' ? problems : [],
    confirmations:
      state === 'ready' && proposal
        ? confirmationsFor(booking, { line: proposal, serviceDate }, context)
        : [],
    serviceDate,
    customer,
    candidates: 'candidates' in who ? who.candidates : [],
    item: what.item,
    price,
    line: proposal,
  };
}

const defaultRules: ServiceRules = {
  pricesIncludeTax: 'byCustomer',
  useItemPrice: false,
  roundUpMinutes: null,
  groupRule: 'eachPays',
  taxPercent: null,
};

/** A claim says more than anything else; then what is gone, what nobody wants to bill, what is missing. */
function stateOf(booking: Booking, problems: ProblemCode[]): BookingState {
  const claim = liveClaim(booking);
  if (claim) return stateOfClaim(claim);
  if (booking.vanished) return 'vanished';
  if (booking.skip || isFree(booking)) return 'skipped';
  return problems.length > 0 ? 'needsAttention' : 'ready';
}

/** Free services are left out by themselves, until somebody enters an amount after all. */
export function isFree(booking: Booking): boolean {
  return booking.priceType === 'free' && !booking.enteredAmount;
}

/** A draft that was deleted or never made holds nothing: its bookings are as before. */
function liveClaim({ claim }: Booking): Claim | null {
  return claim && holdsBookings(claim.draftState) ? claim : null;
}

function stateOfClaim({ draftState }: Claim): BookingState {
  switch (draftState) {
    case 'checking':
      return 'checking';
    case 'drafted':
    case 'changed':
      return 'inDraft';
    case 'posted':
      return 'posted';
    case 'credited':
      return 'credited';
    default:
      return 'inProgress';
  }
}

/** The price of Bookings is in the business's currency: it must be the one that the invoice will have. */
function currencyDiffers(customer: Customer, context: InvoicingContext): boolean {
  return (customer.currencyCode || context.localCurrencyCode) !== context.currencyCode;
}

/** Items are priced in the company's own currency: 90 of those are not 90 of the business's. */
function usableForPrice(item: Item | null, context: InvoicingContext): Item | null {
  return context.currencyCode === context.localCurrencyCode ? item : null;
}

type Parts = {
  customer: Customer;
  item: Item;
  rules: ServiceRules;
  price: Price;
};

function proposeLine(
  { customer, item, rules, price }: Parts,
  context: InvoicingContext,
): LineProposal | Extract<TaxAnswer, { problem: unknown }> {
  const learned = context.taxPercents.get(taxKey(customer.id, item.id));
  const taxPercent = learned ?? (rules.taxPercent === null ? null : new Exact(rules.taxPercent));
  const documentIncludesTax = context.pricesIncludeTax.get(customer.id) ?? null;
  const baseIncludesTax = includesTax({ customer, item, rules, price });
  const answer = convertTax(price.unitPrice, {
    priceIncludesTax: baseIncludesTax,
    documentIncludesTax,
    taxPercent,
  });
  if ('problem' in answer) return answer;
  return {
    customer,
    item,
    quantity: price.quantity,
    exactQuantity: price.exactQuantity,
    unitPrice: answer.unitPrice,
    basePrice: price.unitPrice,
    baseIncludesTax,
    taxPercent,
    documentIncludesTax,
    amount: roundMoney(price.quantity.times(answer.unitPrice), context.currencyCode),
    isEstimate: answer.isEstimate,
    source: price.source,
  };
}

/** Persons are quoted prices with VAT, companies without, unless the service says otherwise. */
function includesTax({ customer, item, rules, price }: Parts): boolean {
  if (price.source === 'item') return item.priceIncludesTax;
  return rules.pricesIncludeTax === 'byCustomer'
    ? customer.type === 'Person'
    : rules.pricesIncludeTax === 'yes';
}

function confirmationsFor(
  booking: Booking,
  { line, serviceDate }: { line: LineProposal; serviceDate: string },
  context: InvoicingContext,
): ConfirmationCode[] {
  const { bounds } = context.settings;
  const oldest = monthsBefore(context.now, bounds.ageMonths, context.timeZone);
  const checks: [ConfirmationCode, boolean][] = [
    ['lineAmountHigh', line.amount.greaterThan(bounds.lineAmount)],
    ['bookingOld', serviceDate < oldest],
    ['likelyDuplicate', bounds.likelyDuplicates && isLikelyDuplicate(booking, context)],
  ];
  return checks.flatMap(([code, applies]) => (applies ? [code] : []));
}

function isLikelyDuplicate(booking: Booking, { likeness }: InvoicingContext): boolean {
  return (likeness.get(likenessKey(booking)) ?? 0) > 1;
}
