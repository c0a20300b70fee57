// What a synchronisation of customers would do. It never deletes, never blanks, and never takes the first of several.
import type { LeftReason } from '../contract/customerSync.ts';
import { customerLinkKey, normalEmail } from './booking.ts';
import { comparePair, traces, type Baseline, type Comparison, type Flow } from './comparePair.ts';
import type { CustomerContact } from './customer.ts';
import { CustomerPool, type SyncedCustomer } from './customerPool.ts';
import type { CustomerId } from './ids.ts';
import {
  asCustomerHasIt,
  longestEmail,
  personFieldNames,
  type PersonFields,
} from './personFields.ts';

/** A customer card of Bookings. `id` is its address; `guid` is how appointments name it, where that can be told. */
export type CustomerCard = { id: string; guid: string | null; fields: PersonFields };

/** A card that was brought together with a customer. */
export type CustomerPair = { cardId: string; customerId: CustomerId; baseline: Baseline };

export type CustomerSyncInput = {
  cards: readonly CustomerCard[];
  customers: readonly SyncedCustomer[];
  contacts: readonly CustomerContact[];
  /** By `customerLinkKey`: what people said. */
  customerLinks: ReadonlyMap<string, CustomerId>;
  pairs: readonly CustomerPair[];
  /** Cards whose customer may be on its way into Business Central: the answer to making it was lost. */
  inDoubt: ReadonlySet<string>;
  flow: Flow;
};

export type CustomerAction =
  | { kind: 'create'; card: CustomerCard; fields: PersonFields }
  | ({ kind: 'link' | 'update'; card: CustomerCard; customer: SyncedCustomer } & Comparison);

export type LeftCard = { card: CustomerCard; customer: SyncedCustomer | null; reason: LeftReason };

export type CustomerSyncPlan = { actions: CustomerAction[]; left: LeftCard[] };

/** The same for the same world, whatever the order in which its records come. */
export function planCustomerSync(input: CustomerSyncInput): CustomerSyncPlan {
  const planner = new Planner(input);
  const cards = input.cards.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  for (const card of cards) planner.consider(card);
  return planner.plan;
}

type Together = { card: CustomerCard; customer: SyncedCustomer; before: Baseline | undefined };

class Planner {
  plan: CustomerSyncPlan = { actions: [], left: [] };
  #input: CustomerSyncInput;
  #pool: CustomerPool;
  #pairs: Map<string, CustomerPair>;
  #taken: Set<CustomerId>;
  /** Addresses that customers get in this very plan. */
  #addressed = new Set<string>();

  constructor(input: CustomerSyncInput) {
    this.#input = input;
    this.#pool = new CustomerPool(input.customers, input.contacts);
    this.#pairs = new Map(input.pairs.map((pair) => [pair.cardId, pair]));
    const known = new Set(input.cards.map(({ id }) => id));
    this.#taken = new Set(
      input.pairs.filter(({ cardId }) => known.has(cardId)).map(({ customerId }) => customerId),
    );
  }

  consider(card: CustomerCard): void {
    const pair = this.#pairs.get(card.id);
    if (pair) this.#together(card, this.#pool.find(pair.customerId), pair.baseline);
    else if (normalEmail(card.fields.email) === '') this.#leave(card, 'noEmail');
    else this.#match(card);
  }

  #match(card: CustomerCard): void {
    const linked = this.#linked(card);
    if (linked) {
      const customer = this.#pool.find(linked);
      if (customer) this.#link(card, customer);
      else this.#leave(card, 'customerMissing');
      return;
    }
    const [customer, ...others] = this.#pool.withEmail(card.fields.email);
    if (!customer) this.#create(card);
    else if (others.length > 0) this.#leave(card, 'customerAmbiguous');
    else if (this.#pool.isOwnEmail(customer, card.fields.email)) this.#link(card, customer);
    else this.#leave(card, 'knownAsContact', customer);
  }

  #linked({ guid, fields }: CustomerCard): CustomerId | undefined {
    const { customerLinks } = this.#input;
    const byCard = guid === null ? undefined : customerLinks.get(`id:${guid.toLowerCase()}`);
    return byCard ?? customerLinks.get(customerLinkKey({ ...fields, customerId: guid }));
  }

  #link(card: CustomerCard, customer: SyncedCustomer): void {
    if (customer.type === 'Company') this.#leave(card, 'customerIsCompany', customer);
    else if (customer.blocked) this.#leave(card, 'customerBlocked', customer);
    else if (this.#taken.has(customer.id)) this.#leave(card, 'customerTaken', customer);
    else {
      this.#taken.add(customer.id);
      this.#together(card, customer, undefined);
    }
  }

  #together(
    card: CustomerCard,
    customer: SyncedCustomer | undefined,
    before: Baseline | undefined,
  ): void {
    if (!customer) this.#leave(card, 'customerMissing');
    else if (customer.blocked) this.#leave(card, 'customerBlocked', customer);
    else {
      const sides = { card: card.fields, customer: customer.fields };
      const compared = comparePair(sides, { before, flow: this.#input.flow });
      const comparison = this.#withoutTakenEmail({ card, customer, before }, compared);
      const kind = before ? 'update' : 'link';
      if (!before || changes(comparison, before)) {
        this.plan.actions.push({ kind, card, customer, ...comparison });
      }
      if (comparison.conflicts.length > 0) this.#leave(card, 'conflict', customer);
    }
  }

  /** Two customers with one address would leave nobody sure who pays. */
  #withoutTakenEmail({ card, customer, before }: Together, comparison: Comparison): Comparison {
    const { email, ...toCustomer } = comparison.toCustomer;
    if (email === undefined) return comparison;
    const address = normalEmail(email);
    const others = this.#pool.withEmail(email).filter(({ id }) => id !== customer.id);
    if (others.length === 0 && !this.#addressed.has(address)) {
      this.#addressed.add(address);
      return comparison;
    }
    this.#leave(card, 'emailTaken', customer);
    const kept = before?.email ?? traces('email', card.fields.email, customer.fields.email);
    return { ...comparison, toCustomer, baseline: { ...comparison.baseline, email: kept } };
  }

  #create(card: CustomerCard): void {
    const email = normalEmail(card.fields.email);
    if (this.#input.inDoubt.has(card.id)) this.#leave(card, 'checking');
    else if (!this.#input.flow.toBusinessCentral) this.#leave(card, 'notInBusinessCentral');
    else if (email.length > longestEmail) this.#leave(card, 'emailTooLong');
    else if (card.fields.displayName.trim() === '') this.#leave(card, 'noName');
    else if (this.#addressed.has(email)) this.#leave(card, 'sameEmail');
    else {
      this.#addressed.add(email);
      const { displayName, phone } = card.fields;
      const fields = {
        displayName: asCustomerHasIt('displayName', displayName),
        email: asCustomerHasIt('email', card.fields.email),
        phone: asCustomerHasIt('phone', phone),
      };
      this.plan.actions.push({ kind: 'create', card, fields });
    }
  }

  #leave(card: CustomerCard, reason: LeftReason, customer: SyncedCustomer | null = null): void {
    this.plan.left.push({ card, customer, reason });
  }
}

/** Something is to be written, or remembered. */
function changes({ toCustomer, toCard, baseline }: Comparison, before: Baseline): boolean {
  return (
    Object.keys(toCustomer).length + Object.keys(toCard).length > 0 ||
    personFieldNames.some(
      (field) =>
        baseline[field].bookings !== before[field].bookings ||
        baseline[field].businessCentral !== before[field].businessCentral,
    )
  );
}
