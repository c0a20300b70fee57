import { describe, expect, it } from 'vitest';
import { traces } from '../../api/domain/comparePair.ts';
import { asId } from '../../api/domain/ids.ts';
import type { PersonFields } from '../../api/domain/personFields.ts';
import { planCustomerSync, type CustomerSyncInput } from '../../api/domain/planCustomerSync.ts';
import { cardOf, customerOf } from './customerSync.ts';

const toBusinessCentral = { toBusinessCentral: true, toBookings: false };

function plan(world: Partial<CustomerSyncInput>) {
  const { actions, left } = planCustomerSync({
    cards: [],
    customers: [],
    contacts: [],
    customerLinks: new Map(),
    pairs: [],
    inDoubt: new Set(),
    flow: toBusinessCentral,
    ...world,
  });
  return {
    actions: actions.map((action) => {
      const card = action.card.id;
      if (action.kind === 'create') return { kind: action.kind, card, fields: action.fields };
      const { kind, customer, toCustomer, toCard } = action;
      return { kind, card, customer: customer.id, toCustomer, toCard };
    }),
    left: left.map(({ card, reason }) => [card.id, reason]),
  };
}

function pairOf(n: number, card: PersonFields, customer: PersonFields) {
  const of = (field: keyof PersonFields) => traces(field, card[field], customer[field]);
  const baseline = { displayName: of('displayName'), email: of('email'), phone: of('phone') };
  return { cardId: `k${n}`, customerId: asId<'customer'>(`c${n}`), baseline };
}

const adele = { displayName: 'Adele', email: 'adele@x.example', phone: '030 1' };

describe('a person whom Business Central does not know', () => {
  it('becomes a customer, once for each address', () => {
    const cards = [cardOf(1), cardOf(2, { email: ' ADELE@x.example' })];
    expect(plan({ cards })).toMatchObject({
      actions: [{ kind: 'create', card: 'k1', fields: { displayName: 'Adele' } }],
      left: [['k2', 'sameEmail']],
    });
  });

  it('becomes a customer for each of two addresses', () => {
    const cards = [cardOf(1), cardOf(2, { email: 'adele@home.example' })];
    expect(plan({ cards }).actions).toHaveLength(2);
  });

  it.each([
    ['noEmail', { email: ' ' }],
    ['noName', { displayName: ' ' }],
    ['emailTooLong', { email: `${'a'.repeat(80)}@x.example` }],
  ])('stays as it is for want of something: %s', (reason, fields) => {
    expect(plan({ cards: [cardOf(1, fields)] })).toEqual({ actions: [], left: [['k1', reason]] });
  });

  it('is not made again while the first attempt may still arrive', () => {
    const world = { cards: [cardOf(1)], inDoubt: new Set(['k1']) };
    expect(plan(world)).toEqual({ actions: [], left: [['k1', 'checking']] });
  });

  it('takes no phone number that Business Central would refuse', () => {
    expect(plan({ cards: [cardOf(1, { phone: 'ext. 5' })] }).actions).toMatchObject([
      { fields: { phone: '' } },
    ]);
  });
});

describe('a person with a customer', () => {
  const customers = [customerOf(1, { ...adele, displayName: 'Adele Vance' })];

  it('is linked as both stand, and only blanks are filled', () => {
    const blank = [customerOf(1, { email: 'adele@x.example', displayName: 'Vance, Adele' })];
    expect(plan({ cards: [cardOf(1, { phone: '030 9' })], customers: blank }).actions).toEqual([
      { kind: 'link', card: 'k1', customer: 'c1', toCustomer: { phone: '030 9' }, toCard: {} },
    ]);
  });

  it('is linked as somebody said, whatever the addresses', () => {
    const customerLinks = new Map([['id:g1', asId<'customer'>('c1')]]);
    const cards = [cardOf(1, { email: 'other@x.example' })];
    expect(plan({ cards, customers, customerLinks }).actions).toMatchObject([
      { kind: 'link', customer: 'c1', toCustomer: {} },
    ]);
  });

  it('gets what changed in Bookings alone', () => {
    const pairs = [pairOf(1, adele, { ...adele, displayName: 'Adele Vance' })];
    const cards = [cardOf(1, { ...adele, phone: '030 2' })];
    expect(plan({ cards, customers, pairs }).actions).toMatchObject([
      { kind: 'update', toCustomer: { phone: '030 2' } },
    ]);
  });

  it('keeps what was renamed in Business Central', () => {
    const pairs = [pairOf(1, adele, adele)];
    expect(plan({ cards: [cardOf(1, adele)], customers, pairs })).toEqual({
      actions: [],
      left: [],
    });
  });

  it('is left to a person where both sides changed', () => {
    const pairs = [pairOf(1, { ...adele, displayName: 'A.' }, { ...adele, displayName: 'B.' })];
    const { actions, left } = plan({ cards: [cardOf(1, adele)], customers, pairs });
    expect(actions).toEqual([]);
    expect(left).toEqual([['k1', 'conflict']]);
  });

  it('does not get an address that another customer has', () => {
    const others = [...customers, customerOf(2, { email: 'ben@x.example' })];
    const pairs = [pairOf(1, adele, adele)];
    const cards = [cardOf(1, { ...adele, email: 'ben@x.example' })];
    expect(plan({ cards, customers: others, pairs })).toEqual({
      actions: [],
      left: [['k1', 'emailTaken']],
    });
  });
});

describe('what a person has to look at', () => {
  const email = 'adele@x.example';

  it.each([
    ['customerAmbiguous', [customerOf(1, { email }), customerOf(2, { email })]],
    ['customerBlocked', [{ ...customerOf(1, { email }), blocked: true }]],
    ['customerIsCompany', [{ ...customerOf(1, { email }), type: 'Company' as const }]],
  ])('is told with its reason: %s', (reason, customers) => {
    expect(plan({ cards: [cardOf(1)], customers })).toEqual({
      actions: [],
      left: [['k1', reason]],
    });
  });

  it('is not a contact of a customer: the customer is found by it already', () => {
    const contacts = [{ email, customerIds: [asId<'customer'>('c1')] }];
    expect(plan({ cards: [cardOf(1)], customers: [customerOf(1)], contacts }).left).toEqual([
      ['k1', 'knownAsContact'],
    ]);
  });

  it('tells a second card of one customer', () => {
    const customers = [customerOf(1, { email })];
    expect(plan({ cards: [cardOf(1), cardOf(2)], customers }).left).toEqual([
      ['k2', 'customerTaken'],
    ]);
  });

  it('does not make somebody again who was deleted in Business Central', () => {
    const pairs = [pairOf(1, adele, adele)];
    expect(plan({ cards: [cardOf(1, adele)], pairs })).toEqual({
      actions: [],
      left: [['k1', 'customerMissing']],
    });
  });
});
