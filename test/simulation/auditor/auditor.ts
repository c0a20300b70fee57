// The auditor knows the truth: the simulated world as it changes, and the product's ledger as it is committed. After each
// change it holds one against the other. Its judgements carry the names of the invariants in docs/guides/reliability.md.
import type { InvoicePreview } from '../../../api/contract/invoicePreviews.ts';
import type { InvoiceRun } from '../../../api/contract/invoiceRuns.ts';
import type { SalesInvoice, SalesInvoiceLine } from '../../../simulator/businessCentral/records.ts';
import type { World } from '../../../simulator/world.ts';
import type { History } from '../history.ts';
import type { Exchange } from '../network.ts';
import type { Witness } from '../people.ts';
import type { SharedDatabase } from '../sharedDatabase.ts';
import { Documents, type Hand } from './documents.ts';
import { billedTwice, differsFromReview, strangers, type Reviews } from './judgements.ts';
import { Ledger, type Move } from './ledger.ts';

const markers = /BK-\d{8}-[0-9A-Z]{12}/g;

export class Auditor implements Witness {
  readonly violations: string[] = [];
  readonly documents = new Documents();
  readonly ledger = new Ledger();
  exchanges = 0;
  statements = 0;
  #reviews: Reviews = new Map();
  #sent = new Map<string, number>();
  /** Of drafts that people were told do not exist. */
  #saidAbsent = new Set<string>();
  #hand: Hand = 'colleague';
  #companyId = '';
  #history: History;
  #database: SharedDatabase;
  #watches = false;

  constructor({ history, database }: { history: History; database: SharedDatabase }) {
    this.#history = history;
    this.#database = database;
  }

  begin(world: World): void {
    this.documents.begin(world.salesInvoices.list());
    this.#companyId = world.companies.list()[0]?.id ?? '';
    this.#watches = true;
  }

  failed(what: string): void {
    if (this.violations.includes(what)) return;
    this.violations.push(what);
    this.#history.tell(`VIOLATION ${what}`);
  }

  reviewed(preview: InvoicePreview): void {
    this.#reviews.set(preview.id, preview);
  }

  started(run: InvoiceRun): void {
    this.shown(run);
  }

  /** I6: what people are told exists has existed, and what they are told does not exist does not. */
  shown({ drafts }: InvoiceRun): void {
    for (const { marker, state } of drafts) this.#checkSaid(marker, state);
  }

  worldChanged(table: string, id: string, record: unknown): void {
    if (!this.#watches) return;
    // oxlint-disable typescript/no-unsafe-type-assertion -- The table's name tells the type of its records.
    if (table === 'salesInvoices') {
      this.documents.invoiceChanged(id, record as SalesInvoice | null, this.#hand);
      this.#documentChanged(record as SalesInvoice | null);
    } else if (table === 'salesInvoiceLines') {
      this.documents.lineChanged(id, record as SalesInvoiceLine | null, this.#hand);
    }
    // oxlint-enable typescript/no-unsafe-type-assertion
  }

  #documentChanged(invoice: SalesInvoice | null): void {
    if (this.#hand === 'colleague' || !invoice) return;
    const marker = invoice.externalDocumentNumber || invoice.customerPurchaseOrderReference;
    if (this.#saidAbsent.has(marker))
      this.failed(`I6: ${marker} appears after people were told that it does not exist`);
    if (invoice.companyId !== this.#companyId)
      this.failed(`I9: ${marker} is written in another company`);
  }

  /** I5: before a write leaves, its intent is on record for good. */
  onSend({ service, request, fault }: Exchange): void {
    this.exchanges += 1;
    const isWrite = request.method !== 'GET' && service === 'businessCentral';
    if (isWrite || fault)
      this.#history.tell(
        `${service} ${request.method} ${request.url.pathname.slice(-40)} ${fault?.kind ?? ''}`,
      );
    if (!isWrite || !creates(request.body)) return;
    for (const marker of new Set(request.body.toString('utf8').match(markers))) {
      if ((this.ledger.drafts.get(marker)?.attempt ?? 0) === 0)
        this.failed(`I5: ${marker} is sent without an intent on record`);
    }
  }

  async carryOut<T>({ service, request }: Exchange, work: () => Promise<T>): Promise<T> {
    if (service === 'businessCentral' && creates(request.body)) this.#countSending(request.body);
    this.#hand = 'product';
    try {
      return await work();
    } finally {
      this.#hand = 'colleague';
      this.judge();
    }
  }

  /** I5: one intent is carried out once. */
  #countSending(body: Buffer): void {
    for (const marker of new Set(body.toString('utf8').match(markers))) {
      const sent = (this.#sent.get(marker) ?? 0) + 1;
      this.#sent.set(marker, sent);
      if (sent > (this.ledger.drafts.get(marker)?.attempt ?? 0))
        this.failed(`I5: ${marker} is sent more often than was intended`);
    }
  }

  async committed(statements: readonly string[]): Promise<void> {
    this.statements += statements.length;
    if (!statements.some((text) => text.startsWith('insert into "journal"'))) return;
    for (const move of await this.ledger.read(this.#database.records)) this.#moved(move);
    this.judge();
  }

  #moved({ draftId, from, to }: Move): void {
    const draft = [...this.ledger.drafts.values()].find(({ id }) => id === draftId);
    if (!draft) return;
    const { marker } = draft;
    this.#history.tell(`${marker} ${from} → ${to}`);
    this.#checkSaid(marker, to);
    // One that somebody deleted in the meantime may have been made anew.
    const document = this.documents.withMarker(marker).find(({ gone }) => !gone);
    if (to !== 'drafted' || from === 'changed' || !document || document.touchedByColleague) return;
    const lines = this.documents.linesOf(document.id);
    for (const wrong of differsFromReview({ draft, document, lines }, this.#reviews))
      this.failed(wrong);
  }

  #checkSaid(marker: string, state: string): void {
    const documents = this.documents.withMarker(marker);
    const stands = documents.filter(({ gone }) => !gone);
    if (['drafted', 'changed', 'posted', 'credited'].includes(state) && documents.length === 0) {
      this.failed(`I6: ${marker} is said to be ${state}, but it never was`);
    }
    if (!['rejected', 'deleted', 'undone'].includes(state)) return;
    this.#saidAbsent.add(marker);
    if (stands.length > 0) this.failed(`I6: ${marker} is said to be ${state}, but it stands`);
  }

  /** After each change. */
  judge(): void {
    const { documents, ledger } = this;
    for (const wrong of [
      ...documents.wrongs.splice(0),
      ...ledger.wrongs.splice(0),
      ...billedTwice(documents, ledger),
      ...strangers(documents, ledger),
    ])
      this.failed(wrong);
  }
}

function creates(body: Buffer): boolean {
  return (
    body.length > 0 &&
    /"POST"|^\{"customerId|externalDocumentNumber|customerPurchaseOrderReference/.test(
      body.toString('utf8'),
    ) &&
    !/"method":"GET"/.test(body.toString('utf8'))
  );
}
