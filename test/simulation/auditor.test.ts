// The judge is judged: each of these wrongs it has to name.
import { expect, test } from 'vitest';
import type { SalesInvoice, SalesInvoiceLine } from '../../simulator/businessCentral/records.ts';
import { Documents, type Hand } from './auditor/documents.ts';
import { billedTwice, strangers } from './auditor/judgements.ts';
import { Ledger } from './auditor/ledger.ts';

function ledgerWith(...drafts: { marker: string; bookingIds: string[] }[]): Ledger {
  const ledger = new Ledger();
  for (const { marker, bookingIds } of drafts) {
    const lines = bookingIds.map((id) => ({
      bookingIds: [id],
      item: { id: 'massage' },
      description: '',
      quantity: '1',
      unitPrice: '60',
    }));
    const draft = { id: marker, runId: 'run', companyId: 'contoso', previewId: 'preview' };
    const more = { customer: { id: 'adele' }, state: 'drafted', attempt: 1 };
    ledger.drafts.set(marker, { ...draft, ...more, marker, lines });
  }
  return ledger;
}

/** Only what the auditor looks at. */
function writeInvoice(
  documents: Documents,
  { id, marker, lines }: { id: string; marker: string; lines: number },
): void {
  for (let sequence = 1; sequence <= lines; sequence += 1) {
    const line = { documentId: id, sequence: sequence * 10_000, lineType: 'Item' };
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The auditor looks at no more of it.
    documents.lineChanged(`${id} ${sequence}`, line as SalesInvoiceLine, 'product');
  }
  change(documents, { id, externalDocumentNumber: marker }, 'product');
}

function change(
  documents: Documents,
  invoice: Partial<SalesInvoice> & { id: string },
  hand: Hand,
): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The auditor looks at no more of it.
  documents.invoiceChanged(invoice.id, { canceled: false, ...invoice } as SalesInvoice, hand);
}

test('the auditor finds a booking on two invoices, and none when one of them is deleted', () => {
  const documents = new Documents();
  const ledger = ledgerWith(
    { marker: 'BK-1', bookingIds: ['monday', 'tuesday'] },
    { marker: 'BK-2', bookingIds: ['tuesday'] },
  );
  writeInvoice(documents, { id: 'one', marker: 'BK-1', lines: 2 });
  expect(billedTwice(documents, ledger)).toEqual([]);
  writeInvoice(documents, { id: 'two', marker: 'BK-2', lines: 1 });
  expect(billedTwice(documents, ledger)).toEqual([
    'I1: booking tuesday is billed on BK-1 and BK-2',
  ]);
  documents.invoiceChanged('two', null, 'product');
  expect(billedTwice(documents, ledger)).toEqual([]);
});

test('the auditor finds one draft that was created twice', () => {
  const documents = new Documents();
  const ledger = ledgerWith({ marker: 'BK-1', bookingIds: ['monday'] });
  writeInvoice(documents, { id: 'one', marker: 'BK-1', lines: 1 });
  writeInvoice(documents, { id: 'again', marker: 'BK-1', lines: 1 });
  expect(billedTwice(documents, ledger)).toEqual(['I1: booking monday is billed on BK-1 and BK-1']);
});

test('the auditor counts a line that a colleague removed as not billed', () => {
  const documents = new Documents();
  const ledger = ledgerWith(
    { marker: 'BK-1', bookingIds: ['monday', 'tuesday'] },
    { marker: 'BK-2', bookingIds: ['tuesday'] },
  );
  writeInvoice(documents, { id: 'one', marker: 'BK-1', lines: 2 });
  documents.lineChanged('one 2', null, 'colleague');
  writeInvoice(documents, { id: 'two', marker: 'BK-2', lines: 1 });
  expect(billedTwice(documents, ledger)).toEqual([]);
});

test('the auditor finds an invoice of ours that the ledger does not know', () => {
  const documents = new Documents();
  writeInvoice(documents, { id: 'one', marker: 'BK-1', lines: 1 });
  expect(strangers(documents, ledgerWith())).toEqual([
    'I4: BK-1 stands in Business Central, but not in the ledger',
  ]);
});

test('the auditor finds the product changing what a colleague touched', () => {
  const documents = new Documents();
  writeInvoice(documents, { id: 'one', marker: 'BK-1', lines: 1 });
  change(documents, { id: 'one', externalDocumentNumber: 'BK-1' }, 'product');
  expect(documents.wrongs).toEqual([]);
  change(documents, { id: 'one', externalDocumentNumber: 'BK-1' }, 'colleague');
  documents.invoiceChanged('one', null, 'product');
  expect(documents.wrongs).toEqual(['I8: the product changed BK-1, which a colleague had touched']);
});
