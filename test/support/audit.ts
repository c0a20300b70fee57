// The auditor: holds the ledger against what really stands in the simulated Business Central.
import { expect } from 'vitest';
import { asId } from '../../api/domain/ids.ts';

import { decimalText, Exact } from '../../api/domain/money.ts';

import {
  listDraftsInStates,
  type SalesInvoiceDraftRecord,
} from '../../api/state/salesInvoiceDrafts.ts';
import { verifyJournal } from '../../api/state/verifyJournal.ts';
import type { SalesInvoice } from '../../simulator/businessCentral/records.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { Product } from './product.ts';

type Where = { product: Product; syncSetupId: string };

const tenantId = asId<'tenant'>(organisation.tenantId);

/**
 * Expects that every document of ours is known and stands once, that what is drafted is as the ledger says, that nobody
 * holds a booking twice, and that the journal is whole and tells nothing about people.
 */
export async function expectSoundBooks({ product, syncSetupId }: Where): Promise<void> {
  const setup = { tenantId, id: asId<'syncSetup'>(syncSetupId) };
  const settled = ['drafted', 'rejected', 'deleted', 'undone', 'posted'] as const;
  for (const draft of await listDraftsInStates(product.db, setup, settled)) {
    const documents = documentsOfOurs(product).filter(
      (each) => each[draft.markerField] === draft.marker,
    );
    const stands = draft.state === 'drafted' || draft.state === 'posted';
    expect(documents.length, `${draft.marker} is ${draft.state}`).toBe(stands ? 1 : 0);
    if (draft.state === 'drafted') await expectAsIntended(draft, product);
  }
  await expectEachOnce(product);
  await expectSoundJournal(product);
}

/** Documents that bear a marker of ours. */
export function documentsOfOurs({ world }: Product): SalesInvoice[] {
  return world.salesInvoices.filter((invoice) => markerOf(invoice).startsWith('BK-'));
}

function markerOf(invoice: SalesInvoice): string {
  return invoice.externalDocumentNumber || invoice.customerPurchaseOrderReference;
}

async function expectAsIntended(draft: SalesInvoiceDraftRecord, product: Product): Promise<void> {
  const invoice = documentsOfOurs(product).find((each) => markerOf(each) === draft.marker);
  expect(invoice?.customerId).toBe(draft.customer.id);
  expect(invoice?.id).toBe(draft.salesInvoice?.id);
  expect(linesOf(product, invoice?.id ?? '')).toEqual(
    draft.lines.map((line) => ({
      itemId: line.item.id,
      description: line.description,
      quantity: decimalText(line.quantity),
      unitPrice: decimalText(line.unitPrice),
      shipmentDate: line.serviceDate,
      amount: line.amount.toFixed(2),
    })),
  );
}

/** The lines of a document, as people see them. */
export function linesOf({ world }: Product, salesInvoiceId: string) {
  const pricesIncludeTax = world.salesInvoices.get(salesInvoiceId)?.pricesIncludeTax === true;
  return world.salesInvoiceLines
    .filter(({ documentId }) => documentId === salesInvoiceId)
    .toSorted((one, other) => one.sequence - other.sequence)
    .map((line) => ({
      itemId: line.itemId,
      description: line.description,
      quantity: decimalText(new Exact(line.quantity)),
      unitPrice: decimalText(new Exact(line.unitPrice)),
      shipmentDate: line.shipmentDate,
      amount: (pricesIncludeTax ? line.amountIncludingTax : line.amountExcludingTax).toFixed(2),
    }));
}

/** No document that the ledger does not know, and no booking that two drafts hold. */
export async function expectEachOnce(product: Product): Promise<void> {
  const markers = await product.db.selectFrom('sales_invoice_drafts').select('marker').execute();
  const known = new Set(markers.map(({ marker }) => marker));
  expect(
    documentsOfOurs(product)
      .map(markerOf)
      .filter((marker) => !known.has(marker)),
  ).toEqual([]);
  const claims = await product.db
    .selectFrom('claims')
    .select('booking_id')
    .where('released_at', 'is', null)
    .execute();
  expect(new Set(claims.map(({ booking_id }) => booking_id)).size).toBe(claims.length);
}

async function expectSoundJournal({ db, world }: Product): Promise<void> {
  expect(await verifyJournal(db, tenantId)).toMatchObject({ ok: true });
  const entries = await db.selectFrom('journal').select('details').execute();
  expect(personal(JSON.stringify(entries), world)).toEqual([]);
}

/** What of people's names, addresses, notes and tokens stands in a text. */
export function personal(text: string, world: Product['world']): string[] {
  const known = [
    ...world.customers.list().flatMap(({ displayName, email }) => [displayName, email]),
    ...world.users.list().flatMap((user) => [user.displayName, user.userPrincipalName]),
    ...world.bookingAppointments
      .list()
      .flatMap(({ attendees, serviceNotes }) => [
        serviceNotes ?? '',
        ...attendees.flatMap(({ name, emailAddress, notes }) => [
          name,
          emailAddress ?? '',
          notes ?? '',
        ]),
      ]),
  ];
  const tokens = text.match(/eyJ[\w-]{20,}/g) ?? [];
  const said = [...new Set(known)].filter((one) => one.length > 3 && text.includes(one));
  return [...said, ...tokens];
}
