import type { ServiceMatch } from '../../api/contract/links.ts';
import type { Messages } from '../messages/en.ts';
import { isKeyOf } from '../ui/isKeyOf.ts';

type Prices = Messages['serviceMatching']['prices'];

/** The price of a service as Bookings has it, in words. Types that we do not know have none to trust. */
export function priceInWords(
  { priceType, price }: ServiceMatch,
  prices: Prices,
  money: (amount: string) => string,
): string {
  return prices[isKeyOf(prices, priceType) ? priceType : 'notSet'](money(price));
}
