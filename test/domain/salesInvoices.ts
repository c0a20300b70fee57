// A sales invoice as Business Central gives it back, and the lines that were planned for it.
import { asId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import type { PlannedLine } from '../../api/domain/planInvoices.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../api/domain/salesInvoice.ts';
import { annaBerger, massageItem, otherAppointment } from './cast.ts';

export function plannedLine(name: string, changes: Partial<PlannedLine> = {}): PlannedLine {
  const unitPrice = changes.unitPrice ?? new Exact('80');
  const quantity = changes.quantity ?? new Exact(1);
  return {
    bookingIds: [otherAppointment(name).id],
    item: massageItem,
    description: `Massage, ${name}`,
    descriptionCut: false,
    serviceDate: '2026-11-05',
    quantity,
    unitPrice,
    basePrice: unitPrice,
    baseIncludesTax: true,
    taxPercent: null,
    amount: quantity.times(unitPrice),
    ...changes,
  };
}

/** The line that Business Central makes of a planned one in a document with gross prices, at 20 percent. */
export function madeLine(
  { item, description, quantity, unitPrice }: PlannedLine,
  changes: Partial<SalesInvoiceLine> = {},
): SalesInvoiceLine {
  const amount = quantity.times(unitPrice);
  return {
    id: asId<'salesInvoiceLine'>(`line of ${description}`),
    etag: 'W/"as made"',
    sequence: 110_000,
    lineType: 'Item',
    itemId: item.id,
    description,
    quantity,
    unitPrice,
    taxPercent: new Exact(20),
    amountExcludingTax: amount.div('1.2').toDecimalPlaces(2),
    amountIncludingTax: amount,
    shipmentDate: '2026-11-05',
    ...changes,
  };
}

export function madeInvoice(
  lines: readonly SalesInvoiceLine[],
  changes: Partial<SalesInvoice> = {},
): SalesInvoice {
  const total = (field: 'amountExcludingTax' | 'amountIncludingTax') =>
    lines.reduce((sum, line) => sum.plus(line[field]), new Exact(0));
  return {
    id: asId<'salesInvoice'>('50000000-0000-4000-8000-000000000001'),
    etag: 'W/"1"',
    number: 'S-INV102001',
    status: 'Draft',
    externalDocumentNumber: 'BK-20261123-7Q2MX4Z9KDPT',
    customerPurchaseOrderReference: '',
    customerId: annaBerger.id,
    currencyCode: 'EUR',
    pricesIncludeTax: true,
    totalAmountExcludingTax: total('amountExcludingTax'),
    totalAmountIncludingTax: total('amountIncludingTax'),
    lines: [...lines],
    ...changes,
  };
}
