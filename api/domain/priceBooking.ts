// What a booking costs: quantity and unit price by the price type of Bookings.
import { Decimal } from 'decimal.js';
import type { ProblemCode } from '../contract/bookings.ts';
import type { ServiceRules } from '../contract/links.ts';
import { durationMinutes, type Booking } from './booking.ts';
import type { Item } from './customer.ts';
import { Exact, roundMoney, splitEqually } from './money.ts';

export type Price = {
  /** With five decimals, as on a line of Business Central. */
  quantity: Decimal;
  /** Not rounded, for adding up where bookings share a line. */
  exactQuantity: Decimal;
  unitPrice: Decimal;
  source: 'bookings' | 'entered' | 'item';
};

export type Pricing = Price | { problem: ProblemCode };

/**
 * Prices one booking in the business's currency, before any conversion between net and gross.
 * An amount that somebody entered wins; without a price that can be trusted the booking needs attention.
 */
export function priceBooking(
  booking: Booking,
  { rules, item, currencyCode }: { rules: ServiceRules; item: Item | null; currencyCode: string },
): Pricing {
  if (booking.enteredAmount) return one(booking.enteredAmount, 'entered');
  const bookingsPrice = priceFromBookings(booking, rules, currencyCode);
  const price =
    'problem' in bookingsPrice && rules.useItemPrice && item?.unitPrice.greaterThan(0)
      ? one(item.unitPrice, 'item')
      : bookingsPrice;
  return 'problem' in price ? price : share(booking, price, { rules, currencyCode });
}

/**
 * Graph tells `hourly` prices per hour and everything else for the whole appointment. A fixed price is never
 * multiplied by time, and a price of 0 means that nobody set one. A free service costs nothing, whatever its item does.
 */
function priceFromBookings(booking: Booking, rules: ServiceRules, currencyCode: string): Pricing {
  const priced = booking.price.greaterThan(0);
  switch (booking.priceType) {
    case 'fixedPrice':
      return priced ? one(booking.price, 'bookings') : { problem: 'priceNotSet' };
    case 'hourly':
      return priced ? hours(booking, rules, currencyCode) : { problem: 'priceNotSet' };
    case 'free':
      return one(new Exact(0), 'bookings');
    case 'startingAt':
    case 'priceVaries':
    case 'callUs':
      return { problem: 'priceToConfirm' };
    default:
      return { problem: 'priceNotSet' };
  }
}

/**
 * Quantities have five decimals in Business Central: where those would change the amount, 1 × amount is exact.
 * An appointment that takes no time has no price that can be trusted.
 */
function hours(booking: Booking, rules: ServiceRules, currencyCode: string): Pricing {
  const minutes = durationMinutes(booking);
  if (!(minutes > 0)) return { problem: 'priceToConfirm' };
  const step = rules.roundUpMinutes;
  const billed = new Exact(step ? Math.ceil(minutes / step) * step : minutes);
  const exactAmount = roundMoney(billed.times(booking.price).div(60), currencyCode);
  const exactQuantity = billed.div(60);
  const quantity = lineQuantity(exactQuantity);
  return roundMoney(quantity.times(booking.price), currencyCode).equals(exactAmount)
    ? { quantity, exactQuantity, unitPrice: booking.price, source: 'bookings' }
    : one(exactAmount, 'bookings');
}

/** A quantity as a line of Business Central holds it. */
export function lineQuantity(exactQuantity: Decimal): Decimal {
  return exactQuantity.toDecimalPlaces(5, Decimal.ROUND_HALF_UP);
}

/**
 * Where attendees split the price, each pays whole coins and the first ones the rest. Somebody who is not among
 * those who split it any more has no share: a person decides.
 */
function share(
  booking: Booking,
  price: Price,
  { rules, currencyCode }: { rules: ServiceRules; currencyCode: string },
): Pricing {
  if (rules.groupRule !== 'splitEqually' || booking.attendeesCount <= 1) return price;
  const whole = price.quantity.times(price.unitPrice);
  const shares = splitEqually(whole, booking.attendeesCount, currencyCode);
  const own = shares[booking.attendeeIndex];
  return own ? one(own, price.source) : { problem: 'priceToConfirm' };
}

function one(unitPrice: Decimal, source: Price['source']): Price {
  return { quantity: new Exact(1), exactQuantity: new Exact(1), unitPrice, source };
}
