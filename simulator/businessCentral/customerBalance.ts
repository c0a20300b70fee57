import type { Books } from './books.ts';
import type { SalesInvoice } from './records.ts';
import { Decimal, totalsOf } from './salesInvoices/amounts.ts';
import { exchangeRate } from './salesInvoices/terms.ts';

/** What a customer owes and bought, in local currency. */
export type CustomerBalance = { balance: number; due: number; sales: number };

/** From posted invoices alone: AL table 18 "Customer", fields "Balance (LCY)", "Balance Due (LCY)" and "Sales (LCY)". */
export function balanceOf(customerId: string, books: Books): CustomerBalance {
  return balances(books).get(customerId) ?? { balance: 0, due: 0, sales: 0 };
}

type Balances = { revision: string; of: Map<string, CustomerBalance> };

const known = new WeakMap<Books['company'], Balances>();

/** Worked out once for as long as no invoice of any company changes and the day is the same. */
function balances(books: Books): Map<string, CustomerBalance> {
  const { salesInvoices, salesInvoiceLines } = books.changes;
  const revision = [
    salesInvoices.table.revision,
    salesInvoiceLines.table.revision,
    salesInvoices.revision,
    books.today,
  ].join();
  const kept = known.get(books.company);
  if (kept?.revision === revision) return kept.of;
  const of = new Map<string, CustomerBalance>();
  for (const invoice of books.own(salesInvoices).filter(({ posted }) => posted)) {
    of.set(invoice.billToCustomerId, withInvoice(of.get(invoice.billToCustomerId), invoice, books));
  }
  known.set(books.company, { revision, of });
  return of;
}

function withInvoice(
  { balance, due, sales }: CustomerBalance = { balance: 0, due: 0, sales: 0 },
  invoice: SalesInvoice,
  books: Books,
): CustomerBalance {
  if (invoice.canceled) return { balance, due, sales };
  const rate = exchangeRate(invoice.currencyCode, invoice.postingDate, books);
  const { excludingTax, includingTax } = totalsOf(books.linesOf(invoice.id));
  const open = invoice.paid ? new Decimal(0) : new Decimal(includingTax).times(rate);
  const isDue = invoice.dueDate <= books.today;
  return {
    balance: sum(balance, open),
    due: isDue ? sum(due, open) : due,
    sales: sum(sales, new Decimal(excludingTax).times(rate)),
  };
}

function sum(before: number, amount: Decimal): number {
  return amount.plus(before).toDecimalPlaces(2).toNumber();
}
