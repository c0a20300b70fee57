import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupBy } from '../../api/domain/groupBy.ts';

it('groups keep the order in which keys and values come', () => {
  const groups = groupBy(['banana', 'apple', 'blueberry', 'avocado'], (fruit) => fruit[0]);
  expect([...groups]).toEqual([
    ['b', ['banana', 'blueberry']],
    ['a', ['apple', 'avocado']],
  ]);
});

it('groups hold every value once', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (texts) => {
      const grouped = [...groupBy(texts, (text) => text.length).values()].flat();
      expect(grouped.toSorted()).toEqual(texts.toSorted());
    }),
  );
});
