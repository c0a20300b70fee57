// Small worlds of people in Bookings and customers in Business Central, and what carrying out a plan makes of them.
import * as fc from 'fast-check';
import { asId } from '../../api/domain/ids.ts';
import type { CustomerSyncInput, CustomerSyncPlan } from '../../api/domain/planCustomerSync.ts';
import { traces } from '../../api/domain/comparePair.ts';
import { personFieldNames, type PersonFields } from '../../api/domain/personFields.ts';

const emails = ['', 'adele@x.example', 'Adele@X.example ', 'ben@x.example', 'cleo@x.example'];
const fields = fc.record({
  displayName: fc.constantFrom('', 'Adele', 'Adele Vance', 'Ben', `${'Long '.repeat(30)}name`),
  email: fc.constantFrom(...emails, `${'a'.repeat(90)}@x.example`),
  phone: fc.constantFrom('', '030 1', '030 2', 'call me', '1'.repeat(40)),
});

export function customerOf(n: number, own: Partial<PersonFields> = {}, type = 'Person' as const) {
  return {
    id: asId<'customer'>(`c${n}`),
    number: `C${n}`,
    etag: 'e0',
    type,
    blocked: false,
    fields: { displayName: 'Adele', email: '', phone: '', ...own },
  };
}

export function cardOf(n: number, own: Partial<PersonFields> = {}) {
  return {
    id: `k${n}`,
    guid: `g${n}`,
    fields: { displayName: 'Adele', email: 'adele@x.example', phone: '', ...own },
  };
}

const someIds = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 });

export const customerWorlds: fc.Arbitrary<CustomerSyncInput> = fc
  .record({
    cardIds: someIds,
    customerIds: someIds,
    all: fc.array(fields, { minLength: 14, maxLength: 14 }),
    before: fc.array(fields, { minLength: 14, maxLength: 14 }),
    companies: someIds,
    blocked: someIds,
    paired: someIds,
    linked: someIds,
    inDoubt: someIds,
    contactsOf: someIds,
    flow: fc.record({ toBusinessCentral: fc.boolean(), toBookings: fc.boolean() }),
  })
  .map((drawn): CustomerSyncInput => {
    const own = (n: number): PersonFields =>
      drawn.all[n] ?? { displayName: '', email: '', phone: '' };
    return {
      cards: drawn.cardIds.map((n) => cardOf(n, own(n))),
      customers: drawn.customerIds.map((n) => ({
        ...customerOf(n, own(n + 7)),
        type: drawn.companies.includes(n) ? ('Company' as const) : ('Person' as const),
        blocked: drawn.blocked.includes(n),
      })),
      contacts: drawn.contactsOf.map((n) => ({
        email: emails[n % emails.length] ?? '',
        customerIds: [asId<'customer'>(`c${n}`), asId<'customer'>(`c${(n * 3) % 7}`)],
      })),
      customerLinks: new Map(drawn.linked.map((n) => [`id:g${n}`, asId<'customer'>(`c${6 - n}`)])),
      pairs: drawn.paired.map((n) => ({
        cardId: `k${n}`,
        customerId: asId<'customer'>(`c${n}`),
        baseline: baselineOf(drawn.before[n], drawn.before[n + 7]),
      })),
      inDoubt: new Set(drawn.inDoubt.map((n) => `k${n}`)),
      flow: drawn.flow,
    };
  });

function baselineOf(card?: PersonFields, customer?: PersonFields) {
  const of = (field: keyof PersonFields) =>
    traces(field, card?.[field] ?? '', customer?.[field] ?? '');
  return { displayName: of('displayName'), email: of('email'), phone: of('phone') };
}

/** The world after both services took everything that was planned. */
export function carriedOut(input: CustomerSyncInput, plan: CustomerSyncPlan): CustomerSyncInput {
  const cards = new Map(input.cards.map((card) => [card.id, card]));
  const customers = new Map(input.customers.map((customer) => [customer.id, customer]));
  const pairs = new Map(input.pairs.map((pair) => [pair.cardId, pair]));
  for (const action of plan.actions) {
    if (action.kind === 'create') {
      const { card, fields: made } = action;
      const customer = { ...customerOf(0, made), id: asId<'customer'>(`new-${card.id}`) };
      customers.set(customer.id, customer);
      const baseline = baselineOf(card.fields, customer.fields);
      pairs.set(card.id, { cardId: card.id, customerId: customer.id, baseline });
    } else {
      const { card, customer, toCard, toCustomer, baseline } = action;
      cards.set(card.id, { ...card, fields: { ...card.fields, ...toCard } });
      customers.set(customer.id, {
        ...customer,
        fields: { ...customer.fields, ...toCustomer },
      });
      pairs.set(card.id, { cardId: card.id, customerId: customer.id, baseline });
    }
  }
  return {
    ...input,
    cards: [...cards.values()],
    customers: [...customers.values()],
    pairs: [...pairs.values()],
  };
}

/** Every value that a plan writes, with the one that it takes the place of. */
export function writesOf(plan: CustomerSyncPlan): { before: string; after: string }[] {
  return plan.actions.flatMap((action) =>
    action.kind === 'create'
      ? []
      : personFieldNames.flatMap((field) => [
          { before: action.customer.fields[field], after: action.toCustomer[field] ?? 'as it was' },
          { before: action.card.fields[field], after: action.toCard[field] ?? 'as it was' },
        ]),
  );
}
