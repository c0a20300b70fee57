// What a draft of ours must have been, told from the document that it became.
import type { Customer, Item } from './customer.ts';
import type { DraftState } from './draftState.ts';
import { asId, type CustomerId, type ItemId } from './ids.ts';
import { Exact } from './money.ts';
import type { PlannedLine } from './planInvoices.ts';
import type { RecognisedLine } from './recogniseLines.ts';
import type { SalesInvoice } from './salesInvoice.ts';

export type FoundSalesInvoice = {
  state: Extract<DraftState, 'drafted' | 'changed' | 'posted' | 'credited'>;
  customer: Customer;
  lines: PlannedLine[];
  /** Every line stands for bookings that are known. */
  isRecognised: boolean;
  /** At least one does. */
  isOurs: boolean;
};

type Known = {
  lines: readonly RecognisedLine[];
  customers: ReadonlyMap<CustomerId, Customer>;
  items: ReadonlyMap<ItemId, Item>;
};

export function draftOfFound(
  invoice: SalesInvoice,
  { lines, customers, items }: Known,
): FoundSalesInvoice {
  const recognised = lines.filter(({ bookingIds }) => bookingIds.length > 0);
  const isRecognised = lines.length > 0 && recognised.length === lines.length;
  return {
    state: stateOf(invoice, isRecognised),
    customer: customers.get(invoice.customerId) ?? unknownCustomer(invoice),
    lines: lines.map((each) => plannedLine(each, invoice, items)),
    isRecognised,
    isOurs: recognised.length > 0,
  };
}

/**
 * The draft's number is not known, by which a released draft could be told from a posted one: both are `Open`. Posted
 * is what nearly all of them are, and it is never taken for deleted.
 */
function stateOf({ status }: SalesInvoice, isRecognised: boolean): FoundSalesInvoice['state'] {
  switch (status) {
    case 'Canceled':
    case 'Corrective':
      return 'credited';
    case 'Open':
    case 'Paid':
      return 'posted';
    default:
      return isRecognised ? 'drafted' : 'changed';
  }
}

function plannedLine(
  { line, bookingIds }: RecognisedLine,
  { pricesIncludeTax }: SalesInvoice,
  items: Known['items'],
): PlannedLine {
  const { description, quantity, unitPrice, taxPercent, shipmentDate } = line;
  return {
    bookingIds,
    item: (line.itemId && items.get(line.itemId)) ?? unknownItem(line),
    description,
    descriptionCut: false,
    serviceDate: shipmentDate,
    quantity,
    unitPrice,
    basePrice: unitPrice,
    baseIncludesTax: pricesIncludeTax,
    taxPercent,
    amount: pricesIncludeTax ? line.amountIncludingTax : line.amountExcludingTax,
  };
}

/** Deleted since, or never read: only its id is known. */
function unknownCustomer({ customerId, currencyCode }: SalesInvoice): Customer {
  const texts = { number: '', displayName: '', email: '', city: '' };
  return { id: customerId, type: 'Company', blocked: false, currencyCode, ...texts };
}

function unknownItem({ itemId, description }: RecognisedLine['line']): Item {
  return {
    id: itemId ?? asId<'item'>('00000000-0000-0000-0000-000000000000'),
    number: '',
    displayName: description,
    type: 'Service',
    unitPrice: new Exact(0),
    priceIncludesTax: false,
    blocked: false,
  };
}
