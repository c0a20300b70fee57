import { notImplemented } from '../errors.ts';
import type { SalesInvoiceLine } from '../records.ts';

/** Another type clears what the line was about. */
export function toLineType(line: SalesInvoiceLine, lineType: string): SalesInvoiceLine {
  const known = knownType(lineType);
  return known === line.lineType ? line : { ...withoutObject(line), lineType: known };
}

/** A line as AL's Init leaves it: only what identifies it stays. */
export function withoutObject(line: SalesInvoiceLine): SalesInvoiceLine {
  return {
    ...line,
    itemId: '',
    accountId: '',
    lineObjectNumber: '',
    description2: '',
    unitOfMeasureCode: '',
    quantity: 0,
    unitPrice: 0,
    discountPercent: 0,
    discountAmount: 0,
    vatProductPostingGroup: '',
    taxCode: '',
    taxPercent: 0,
  };
}

export function knownType(lineType: string): SalesInvoiceLine['lineType'] {
  const known = simulated.find((type) => type === lineType);
  if (known) return known;
  throw notImplemented(`Lines of type ${lineType} are not simulated.`);
}

const simulated = ['Comment', 'Account', 'Item', 'Charge'] as const;
