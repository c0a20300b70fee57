import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../api/domain/customer.ts';
import { asId } from '../../api/domain/ids.ts';
import { matchItem, suggestItem } from '../../api/domain/matchItem.ts';
import { byId, makeContext, massage, massageItem, rulesOf } from './cast.ts';

function itemNamed(displayName: string, changes: Partial<Item> = {}): Item {
  return { ...massageItem, id: asId<'item'>(`item ${displayName}`), displayName, ...changes };
}

describe('what is sold', () => {
  it('is the item that somebody linked, with the rules of the service', () => {
    expect(matchItem(massage, makeContext())).toEqual({ item: massageItem, rules: rulesOf() });
  });

  it('is nothing without a link, even where an item has the same name', () => {
    expect(matchItem(massage, makeContext({ serviceLinks: new Map() }))).toEqual({
      problem: 'serviceNotLinked',
      item: null,
      rules: null,
    });
  });

  it('is a problem where the item is gone, blocked or has a stock', () => {
    const withItems = (items: Item[]) => matchItem(massage, makeContext({ items: byId(items) }));
    expect(withItems([])).toMatchObject({ problem: 'itemMissing', item: null });
    expect(withItems([{ ...massageItem, blocked: true }])).toMatchObject({
      problem: 'itemBlocked',
    });
    expect(withItems([{ ...massageItem, type: 'Inventory' }])).toMatchObject({
      problem: 'itemNotService',
    });
  });
});

describe('a suggestion', () => {
  const items = [
    itemNamed('Massage, klassisch'),
    itemNamed('Haarschnitt Damen'),
    itemNamed('Haarschnitt Herren'),
  ];

  it('is found by name without regard to case, accents, punctuation and order', () => {
    expect(suggestItem('klassisch MASSAGE', items)?.displayName).toBe('Massage, klassisch');
    expect(suggestItem('Café', [itemNamed('CAFE')])?.displayName).toBe('CAFE');
  });

  it('is not made where two items are as likely, or none is likely', () => {
    expect(suggestItem('Haarschnitt', items)).toBeNull();
    expect(suggestItem('Steuerberatung', items)).toBeNull();
    expect(suggestItem('', items)).toBeNull();
  });

  it('prefers a better one to two worse ones that tie', () => {
    const better = itemNamed('Haarschnitt Damen und Herren');
    expect(suggestItem('Haarschnitt Damen und Herren', [...items, better])).toBe(better);
  });

  it('is never an item that cannot be used', () => {
    const unusable = [
      itemNamed('Massage', { blocked: true }),
      itemNamed('Massage', { type: 'Non-Inventory' }),
    ];
    expect(suggestItem('Massage', unusable)).toBeNull();
  });

  it('does not depend on the order of the items', () => {
    const word = fc.constantFrom('massage', 'cut', 'long', 'short', 'men');
    const names = fc.array(fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')));
    fc.assert(
      fc.property(names, word, (displayNames, wanted) => {
        const all = displayNames.map((name, index) =>
          itemNamed(name, { id: asId<'item'>(`item ${index}`) }),
        );
        expect(suggestItem(wanted, all.toReversed())).toBe(suggestItem(wanted, all));
      }),
    );
  });
});
