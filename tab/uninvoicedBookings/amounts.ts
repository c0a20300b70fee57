import type { Booking } from '../../api/contract/bookings.ts';
import type { Money } from '../../api/contract/values.ts';
import type { Formats } from '../messages/formats.ts';
import { sumDecimals } from '../ui/sumDecimals.ts';

/** Sums of the known amounts, one per currency. */
export function sumsOf(bookings: Iterable<Booking>): Money[] {
  const amounts = new Map<string, string[]>();
  for (const { amount, currencyCode } of bookings) {
    if (amount === null) continue;
    const known = amounts.get(currencyCode);
    if (known) known.push(amount);
    else amounts.set(currencyCode, [amount]);
  }
  return [...amounts].map(([currencyCode, texts]) => ({
    currencyCode,
    amount: sumDecimals(texts),
  }));
}

/** Sums as one text; nothing to sum is zero in `currencyCode`. */
export function printSums(sums: readonly Money[], formats: Formats, currencyCode: string): string {
  if (sums.length === 0) return formats.money('0', currencyCode);
  return sums.map((sum) => formats.money(sum.amount, sum.currencyCode)).join(' + ');
}
