import { expect, test } from 'vitest';
import { CustomerCardRow, guidInCardId } from '../../api/graph/bookingCustomer.ts';
import { customerCardId } from '../../simulator/graph/exchangeIds.ts';

const mailbox = '70e0ac1d-58a5-4d3c-9d57-1a4a4f4ad7b2';
// The GUID of the one pair that is public.
const guid = '8828e750-8dad-475f-9fa0-1ae0fbeade4a';

test('tells by which GUID appointments name a card', () => {
  expect(guidInCardId(customerCardId(mailbox, guid))).toBe(guid);
});

test('guesses none where an id has another form', () => {
  expect(guidInCardId(guid)).toBeNull();
  expect(guidInCardId('AAQkADcw')).toBeNull();
});

test('reads a card of which nothing but the id is told', () => {
  const phones = [{ number: null }, { number: '030 1' }];
  expect(CustomerCardRow.parse({ id: 'card', displayName: null, phones })).toEqual({
    id: 'card',
    guid: null,
    fields: { displayName: '', email: '', phone: '030 1' },
  });
});
