// The books of one company, as one request sees them: the world's records and the request's own changes.
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { BusinessCentralSwitches } from './businessCentralSwitches.ts';
import type { Changes } from './changes.ts';
import { groupBy } from './groupBy.ts';
import { linesByDocument } from './linesByDocument.ts';
import type {
  Account,
  Currency,
  PostingGroup,
  UnitOfMeasure,
  VatPostingSetup,
} from './companySetup.ts';
import type { Company, Contact, SalesCreditMemoLine, SalesInvoiceLine } from './records.ts';

export type BooksOptions = {
  company: Company;
  world: World;
  changes: Changes;
  now: Date;
  random: Random;
  /** Absolute address of the API's root; blank where nobody asks through the API. */
  root?: string;
  /** As usual where people work in the client, and not through the API. */
  switches?: BusinessCentralSwitches;
};

type RelatedContacts = {
  revision: number;
  byCustomer: Map<string, Contact[]>;
  byCompany: Map<string, Contact[]>;
  /** Numbers of contacts that are related to a customer. */
  related: Set<string>;
};

export class Books {
  readonly company: Company;
  readonly world: World;
  readonly changes: Changes;
  readonly now: Date;
  readonly random: Random;
  readonly root: string;
  readonly switches: BusinessCentralSwitches;
  #contacts: RelatedContacts | undefined;

  constructor({ company, world, changes, now, random, root = '', switches }: BooksOptions) {
    this.company = company;
    this.world = world;
    this.changes = changes;
    this.now = now;
    this.random = random;
    this.root = root;
    this.switches = switches ?? BusinessCentralSwitches.parse({});
  }

  /** Work date of API sessions. */
  get today(): string {
    return this.now.toISOString().slice(0, 10);
  }

  /** Country in which the environment runs. */
  get countryCode(): string {
    return this.world.environments.get(this.company.environmentId)?.countryCode ?? '';
  }

  /** Those records of a table that are of this company. */
  own<T extends { companyId: string }>(records: { list(): T[] }): T[] {
    return records.list().filter(({ companyId }) => companyId === this.company.id);
  }

  /** One record of a table, if it is of this company. */
  ownById<T extends { companyId: string }>(
    records: { get(id: string): T | undefined },
    id: string,
  ): T | undefined {
    const record = records.get(id);
    return record?.companyId === this.company.id ? record : undefined;
  }

  /** One record of a table by its code, if it is of this company. */
  byCode<T extends { companyId: string; code: string }>(
    records: { list(): T[] },
    code: string,
  ): T | undefined {
    return code === '' ? undefined : this.own(records).find((record) => record.code === code);
  }

  /** Lines of a sales invoice in their sequence. */
  linesOf(documentId: string): SalesInvoiceLine[] {
    const { salesInvoiceLines: lines, salesInvoices } = this.changes;
    // A document that this request is making has no lines but those of the request.
    const committed = salesInvoices.table.get(documentId)
      ? (linesByDocument(lines.table).get(documentId) ?? [])
      : [];
    const kept = committed.filter(({ id }) => !lines.changed.has(id));
    const own = [...lines.changed.values()].filter((line) => line !== undefined);
    return [...kept, ...own.filter((line) => line.documentId === documentId)].toSorted(
      (one, other) => one.sequence - other.sequence,
    );
  }

  /** Lines of a sales credit memo in their sequence. */
  creditMemoLinesOf(documentId: string): SalesCreditMemoLine[] {
    return this.changes.salesCreditMemoLines
      .list()
      .filter((line) => line.documentId === documentId)
      .toSorted((one, other) => one.sequence - other.sequence);
  }

  /**
   * Contacts of a customer: the related contact, and all persons of a related company.
   * AL table 5049 "Contact Information Buffer", LoadDataFromFilters.
   */
  contactsOf(customerId: string): Contact[] {
    const { byCustomer, byCompany } = this.#relatedContacts();
    const related = byCustomer.get(customerId) ?? [];
    const persons = related
      .filter(({ type }) => type === 'Company')
      .flatMap(({ number }) => byCompany.get(number) ?? []);
    return [...new Set([...related, ...persons])];
  }

  /** Worked out once for as long as no contact changes. */
  #relatedContacts(): RelatedContacts {
    const { revision } = this.changes.contacts;
    if (this.#contacts?.revision !== revision) this.#contacts = this.#groupContacts(revision);
    return this.#contacts;
  }

  #groupContacts(revision: number): RelatedContacts {
    const contacts = this.own(this.changes.contacts);
    return {
      revision,
      byCustomer: groupBy(contacts, ({ customerId }) => customerId ?? ''),
      byCompany: groupBy(contacts, ({ companyNumber }) => companyNumber),
      related: new Set(
        contacts.filter(({ customerId }) => customerId !== null).map(({ number }) => number),
      ),
    };
  }

  /** Whether a company contact is related to a customer. */
  hasCustomer(contactNumber: string): boolean {
    if (contactNumber === '') return false;
    return this.#relatedContacts().related.has(contactNumber);
  }

  /** `undefined` for the local currency where the company does not list it. */
  currency(code: string): Currency | undefined {
    const sought = code === '' ? this.company.localCurrencyCode : code;
    return this.own(this.world.currencies).find((currency) => currency.code === sought);
  }

  vatPostingSetup(business: string, product: string): VatPostingSetup | undefined {
    return this.own(this.world.vatPostingSetups).find(
      (setup) => setup.businessPostingGroup === business && setup.productPostingGroup === product,
    );
  }

  vatProductPostingGroup(code: string): PostingGroup | undefined {
    return this.byCode(this.world.vatProductPostingGroups, code);
  }

  account(number: string): Account | undefined {
    return this.own(this.world.accounts).find((account) => account.number === number);
  }

  unitOfMeasure(code: string): UnitOfMeasure | undefined {
    return this.byCode(this.world.unitsOfMeasure, code);
  }
}
