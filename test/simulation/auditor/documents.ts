// What really stands in Business Central, told by the world itself as it changes: who made which document of ours, who
// touched it since, and which of its lines are left.
import type { SalesInvoice, SalesInvoiceLine } from '../../../simulator/businessCentral/records.ts';

export type Hand = 'product' | 'colleague';

export type Document = {
  id: string;
  marker: string;
  companyId: string;
  customerId: string;
  /** Sequence numbers of the lines that the product made, in their order: the n-th is the n-th line of the draft. */
  made: number[];
  touchedByColleague: boolean;
  posted: boolean;
  credited: boolean;
  gone: boolean;
};

/** A line as the product made it, by its place in its draft. */
export type LiveLine = { document: Document; index: number };

export class Documents {
  /** What must never be. */
  readonly wrongs: string[] = [];
  #documents = new Map<string, Document>();
  #foreign = new Set<string>();
  #lines = new Map<string, SalesInvoiceLine>();

  /** What stood there before the product came is not ours. */
  begin(invoices: readonly SalesInvoice[]): void {
    for (const { id } of invoices) this.#foreign.add(id);
  }

  invoiceChanged(id: string, invoice: SalesInvoice | null, hand: Hand): void {
    const known = this.#documents.get(id);
    if (hand === 'product') this.#checkTouch(id, known);
    if (!invoice) {
      if (known) known.gone = true;
      return;
    }
    const document = known ?? this.#begin(invoice);
    Object.assign(document, { posted: invoice.posted, credited: invoice.canceled });
    if (hand === 'colleague') document.touchedByColleague = true;
  }

  lineChanged(id: string, line: SalesInvoiceLine | null, hand: Hand): void {
    if (!line) {
      this.#lines.delete(id);
      return;
    }
    this.#lines.set(id, line);
    if (hand === 'product') this.#madeLine(line);
  }

  list(): Document[] {
    return [...this.#documents.values()];
  }

  withMarker(marker: string): Document[] {
    return this.list().filter((each) => each.marker === marker);
  }

  /** Lines that bill somebody now, of documents that are neither deleted nor credited. */
  liveLines(): LiveLine[] {
    return [...this.#lines.values()].flatMap(({ documentId, sequence, lineType }) => {
      const document = this.#documents.get(documentId);
      if (!document || document.gone || document.credited || lineType === 'Comment') return [];
      const index = document.made.indexOf(sequence);
      return index < 0 ? [] : [{ document, index }];
    });
  }

  linesOf(documentId: string): SalesInvoiceLine[] {
    return [...this.#lines.values()]
      .filter((line) => line.documentId === documentId && line.lineType !== 'Comment')
      .toSorted((one, other) => one.sequence - other.sequence);
  }

  #begin(invoice: SalesInvoice): Document {
    const { id, companyId, customerId } = invoice;
    const marker = invoice.externalDocumentNumber || invoice.customerPurchaseOrderReference;
    const made = this.#madeBefore.get(id) ?? [];
    const document: Document = {
      id, marker, companyId, customerId, made,
      touchedByColleague: false, posted: false, credited: false, gone: false,
    }; // prettier-ignore
    this.#documents.set(id, document);
    return document;
  }

  /** Lines are written before the document that they belong to. */
  #madeBefore = new Map<string, number[]>();

  #madeLine({ documentId, sequence, lineType }: SalesInvoiceLine): void {
    if (lineType === 'Comment') return;
    const made = this.#documents.get(documentId)?.made ?? this.#madeBefore.get(documentId) ?? [];
    this.#madeBefore.set(documentId, made);
    if (!made.includes(sequence)) made.push(sequence);
    made.sort((one, other) => one - other);
  }

  #checkTouch(id: string, known: Document | undefined): void {
    if (this.#foreign.has(id))
      this.wrongs.push(`I8: the product changed document ${id}, which is not ours`);
    if (known?.touchedByColleague) {
      this.wrongs.push(`I8: the product changed ${known.marker}, which a colleague had touched`);
    }
    if (known?.posted) this.wrongs.push(`I8: the product changed ${known.marker}, which is posted`);
  }
}
