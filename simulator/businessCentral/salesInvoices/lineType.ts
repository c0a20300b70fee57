import { notImplemented } from '../errors.ts';
import type { SalesInvoiceLine } from '../records.ts';

/** Another type clears what the line was about. */
export function toLineType(line: SalesInvoiceLine, lineType: string): SalesInvoiceLine {
  const known = knownType(lineType);
  if (known === line.lineType) return line;
  return {
    ...line,
    lineType: known,
    itemId: '',
    accountId: '',
    lineObjectNumber: '',
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
  if (lineType === 'Comment' || lineType === 'Account' || lineType === 'Item') return lineType;
  throw notImplemented(`Lines of type ${lineType} are not simulated.`);
}
