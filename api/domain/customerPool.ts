import { normalEmail } from './booking.ts';
import type { CustomerContact } from './customer.ts';
import type { CustomerId } from './ids.ts';
import type { PersonFields } from './personFields.ts';

/** A customer as the synchronisation sees it. */
export type SyncedCustomer = {
  id: CustomerId;
  number: string;
  etag: string;
  type: 'Person' | 'Company';
  blocked: boolean;
  fields: PersonFields;
};

/** Who has an address in Business Central: by customers' own, and by their Person contacts. */
export class CustomerPool {
  #byId: Map<CustomerId, SyncedCustomer>;
  #own = new Map<string, Set<CustomerId>>();
  #any = new Map<string, Set<CustomerId>>();

  constructor(customers: readonly SyncedCustomer[], contacts: readonly CustomerContact[]) {
    this.#byId = new Map(customers.map((customer) => [customer.id, customer]));
    for (const { id, fields } of customers) {
      add(this.#own, fields.email, id);
      add(this.#any, fields.email, id);
    }
    for (const { email, customerIds } of contacts) {
      for (const id of customerIds) if (this.#byId.has(id)) add(this.#any, email, id);
    }
  }

  find(id: CustomerId): SyncedCustomer | undefined {
    return this.#byId.get(id);
  }

  withEmail(email: string): SyncedCustomer[] {
    const ids = this.#any.get(normalEmail(email)) ?? [];
    return [...ids].flatMap((id) => this.#byId.get(id) ?? []);
  }

  isOwnEmail(customer: SyncedCustomer, email: string): boolean {
    return this.#own.get(normalEmail(email))?.has(customer.id) ?? false;
  }
}

function add(ids: Map<string, Set<CustomerId>>, email: string, id: CustomerId): void {
  const address = normalEmail(email);
  if (address === '') return;
  const known = ids.get(address);
  if (known) known.add(id);
  else ids.set(address, new Set([id]));
}
