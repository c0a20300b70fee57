import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftState } from '../../api/domain/draftState.ts';
import { asId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import { reconcileSalesInvoice, type KnownDraft } from '../../api/domain/reconcileSalesInvoice.ts';
import type { SalesInvoiceLine } from '../../api/domain/salesInvoice.ts';
import { annaBerger } from './cast.ts';
import { madeInvoice, madeLine, plannedLine } from './salesInvoices.ts';

const [monday, tuesday] = [plannedLine('Monday'), plannedLine('Tuesday')];
const both = [monday, tuesday];
const made = both.map((line) => madeLine(line));

function known(state: DraftState = 'drafted'): KnownDraft {
  return {
    state,
    number: 'S-INV102001',
    customerId: annaBerger.id,
    lines: both,
    added: [],
    releasedBefore: new Set(),
  };
}

describe('a draft in Business Central', () => {
  it('that nobody touched stays drafted', () => {
    expect(reconcileSalesInvoice(known(), madeInvoice(made))).toEqual({
      state: 'drafted',
      released: [],
    });
  });

  it('that was changed back is drafted again', () => {
    expect(reconcileSalesInvoice(known('changed'), madeInvoice(made)).state).toBe('drafted');
  });

  it('that is certainly gone is deleted', () => {
    expect(reconcileSalesInvoice(known(), 'absent').state).toBe('deleted');
  });

  it('that was posted before it was gone was billed all the same', () => {
    expect(reconcileSalesInvoice(known('posted'), 'absent')).toEqual({
      state: 'posted',
      released: [],
    });
  });

  it('with a discount is changed', () => {
    const discounted = madeInvoice(made, { totalAmountIncludingTax: new Exact(150) });
    expect(reconcileSalesInvoice(known(), discounted)).toEqual({ state: 'changed', released: [] });
  });

  it('G3 of another customer is changed, and lets go of nothing', () => {
    const moved = madeInvoice(made, { customerId: asId<'customer'>('another') });
    expect(reconcileSalesInvoice(known(), moved)).toEqual({ state: 'changed', released: [] });
  });

  it('that was released to be posted is still a draft, though it says Open', () => {
    const released = madeInvoice(made, { status: 'Open' });
    expect(reconcileSalesInvoice(known(), released).state).toBe('drafted');
  });

  it('with another number is posted, and stays so', () => {
    const posted = madeInvoice(made, { status: 'Open', number: '103042' });
    expect(reconcileSalesInvoice(known(), posted).state).toBe('posted');
    expect(reconcileSalesInvoice({ ...known('posted'), number: '103042' }, posted).state).toBe(
      'posted',
    );
    expect(reconcileSalesInvoice(known(), { ...posted, status: 'Paid' }).state).toBe('posted');
  });

  it.each(['Canceled', 'Corrective'] as const)('G4 that is %s was credited', (status) => {
    expect(reconcileSalesInvoice(known('posted'), madeInvoice(made, { status }))).toEqual({
      state: 'credited',
      released: [],
    });
  });

  // Only a credit of the whole makes it Canceled or Corrective. What was billed was billed, whatever is read of it.
  it.each(['Open', 'Paid'] as const)(
    'G4 of which a part is credited stays billed (%s)',
    (status) => {
      const posted = { ...known('posted'), number: '103042' };
      const credited = madeInvoice(made.slice(1), { status, number: '103042' });
      expect(reconcileSalesInvoice(posted, credited)).toEqual({ state: 'posted', released: [] });
    },
  );
});

describe('a line', () => {
  it('that somebody removed lets go of its bookings', () => {
    expect(reconcileSalesInvoice(known(), madeInvoice(made.slice(1)))).toEqual({
      state: 'changed',
      released: monday.bookingIds,
    });
  });

  it('is not missed where lines were put in another order', () => {
    expect(reconcileSalesInvoice(known(), madeInvoice(made.toReversed())).released).toEqual([]);
  });

  it.each([
    ['another text', { description: 'As agreed' }],
    ['another quantity', { quantity: new Exact(2) }],
    ['another text and price', { description: 'As agreed', unitPrice: new Exact(70) }],
    ['another item', { itemId: asId<'item'>('other'), description: 'X', unitPrice: new Exact(9) }],
  ])('with %s still holds its bookings, or they would be invoiced twice', (_, changes) => {
    const [first = madeLine(monday), second = madeLine(tuesday)] = made;
    const edited = madeInvoice([{ ...first, ...changes }, second]);
    expect(reconcileSalesInvoice(known(), edited).released).toEqual([]);
  });

  it('that is left after another was removed still holds its booking when it is edited', () => {
    const left = madeLine(tuesday, { description: 'As agreed' });
    const before = { ...known('changed'), releasedBefore: new Set(monday.bookingIds) };
    expect(reconcileSalesInvoice(before, madeInvoice([left]))).toEqual({
      state: 'changed',
      released: [],
    });
  });

  it('of text alone stands for no booking', () => {
    const comment = madeLine(monday, { lineType: 'Comment', itemId: null, description: 'Thanks' });
    expect(
      reconcileSalesInvoice(known(), madeInvoice([...made.slice(1), comment])).released,
    ).toEqual(monday.bookingIds);
  });

  it('is missed no more often than the invoice has too few lines', () => {
    const edits: fc.Arbitrary<Partial<SalesInvoiceLine>> = fc.record(
      {
        description: fc.constantFrom('Massage, Monday', 'Massage, Tuesday', 'As agreed'),
        quantity: fc.constantFrom(1, 2).map((number) => new Exact(number)),
        unitPrice: fc.constantFrom(80, 70).map((number) => new Exact(number)),
        itemId: fc.constantFrom(monday.item.id, asId<'item'>('other')),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 4 }), (all) => {
        const lines = all.map((changes) => madeLine(monday, changes));
        const { released } = reconcileSalesInvoice(known(), madeInvoice(lines));
        expect(released).toHaveLength(Math.max(0, both.length - lines.length));
      }),
    );
  });
});
