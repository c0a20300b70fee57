// Currencies in which a business may have its prices. Nobody writes them.
// https://learn.microsoft.com/graph/api/resources/bookingcurrency
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { itemNotFound } from './graphError.ts';
import { entityAnswer, listAnswer, readTop, refuseUnusableOptions } from './queryOptions.ts';

const context = 'https://graph.microsoft.com/v1.0/solutions/$metadata#bookingCurrencies';

/** https://learn.microsoft.com/graph/api/bookingcurrency-list */
export function listBookingCurrencies(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const top = readTop(call.request.url.searchParams.get('$top'));
  return listAnswer(call, { context, value: currencies.slice(0, top), total: currencies.length });
}

/** https://learn.microsoft.com/graph/api/bookingcurrency-get */
export function getBookingCurrency(call: GraphCall): GraphAnswer {
  refuseUnusableOptions(call);
  const id = call.ids[0]?.toUpperCase();
  const record = currencies.find((currency) => currency.id === id);
  if (!record) throw itemNotFound();
  return entityAnswer(call, { context: `${context}/$entity`, record });
}

/** Those of the countries that our stories play in, and the large ones; the real list is longer. */
const currencies = [
  { id: 'AUD', symbol: '$' },
  { id: 'CAD', symbol: '$' },
  { id: 'CHF', symbol: 'CHF' },
  { id: 'CZK', symbol: 'Kč' },
  { id: 'DKK', symbol: 'kr.' },
  { id: 'EUR', symbol: '€' },
  { id: 'GBP', symbol: '£' },
  { id: 'HUF', symbol: 'Ft' },
  { id: 'ISK', symbol: 'kr' },
  { id: 'JPY', symbol: '¥' },
  { id: 'NOK', symbol: 'kr' },
  { id: 'NZD', symbol: '$' },
  { id: 'PLN', symbol: 'zł' },
  { id: 'SEK', symbol: 'kr' },
  { id: 'USD', symbol: '$' },
];
