import type { Table } from '../table.ts';
import { groupBy } from './groupBy.ts';
import type { SalesInvoiceLine } from './records.ts';

type Grouped = { revision: number; lines: Map<string, SalesInvoiceLine[]> };

const known = new WeakMap<Table<SalesInvoiceLine>, Grouped>();

/** Lines by the invoice they are on, worked out once for as long as no line changes. */
export function linesByDocument(table: Table<SalesInvoiceLine>): Map<string, SalesInvoiceLine[]> {
  const { revision } = table;
  const kept = known.get(table);
  if (kept?.revision === revision) return kept.lines;
  const lines = groupBy(table.list(), ({ documentId }) => documentId);
  known.set(table, { revision, lines });
  return lines;
}
