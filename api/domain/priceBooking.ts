// What a booking costs: quantity and unit price by the price type of Bookings.
import { Decimal } from 'decimal.js';
import type { ProblemCode } from '../contract/bookings.ts';
import type { ServiceRules } from '../contract/links.ts';
import { durationMinutes, type Booking } from './booking.ts';
import type { Item } from './customer.ts';
import { Exact, roundMoney, splitEqually } from './money.ts';

export type Price = {
  quantity: Decimal;
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
  if (!('problem' in bookingsPrice)) return share(booking, bookingsPrice, { rules, currencyCode });
  return rules.useItemPrice && item?.unitPrice.greaterThan(0)
    ? one(item.unitPrice, 'item')
    : bookingsPrice;
}

/**
 * Graph tells `hourly` prices per hour and everything else for the whole appointment. A fixed price is never
 * multiplied by time, and a price of 0 means that nobody set one.
 */
function priceFromBookings(booking: Booking, rules: ServiceRules, currencyCode: string): Pricing {
  const priced = booking.price.greaterThan(0);
  switch (booking.priceType) {
    case 'fixedPrice':
      return priced ? one(booking.price, 'bookings') : { problem: 'priceNotSet' };
    case 'hourly':
      return priced ? hours(booking, rules, currencyCode) : { problem: 'priceNotSet' };
    case 'startingAt':
    case 'priceVaries':
    case 'callUs':
      return { problem: 'priceToConfirm' };
    default:
      return { problem: 'priceNotSet' };
  }
}

/** Quantities have five decimals in Business Central: where those would change the amount, 1 × amount is exact. */
function hours(booking: Booking, rules: ServiceRules, currencyCode: string): Price {
  const minutes = durationMinutes(booking);
  const step = rules.roundUpMinutes;
  const billed = new Exact(step ? Math.ceil(minutes / step) * step : minutes);
  const exactAmount = roundMoney(billed.times(booking.price).div(60), currencyCode);
  const quantity = billed.div(60).toDecimalPlaces(5, Decimal.ROUND_HALF_UP);
  return roundMoney(quantity.times(booking.price), currencyCode).equals(exactAmount)
    ? { quantity, unitPrice: booking.price, source: 'bookings' }
    : one(exactAmount, 'bookings');
}

/** Where attendees split the price, each pays whole coins and the first ones the rest. */
function share(
  booking: Booking,
  price: Price,
  { rules, currencyCode }: { rules: ServiceRules; currencyCode: string },
): Price {
  if (rules.groupRule !== 'splitEqually' || booking.attendeesCount <= 1) return price;
  const whole = price.quantity.times(price.unitPrice);
  const shares = splitEqually(whole, booking.attendeesCount, currencyCode);
  return one(shares[booking.attendeeIndex] ?? new Exact(0), price.source);
}

function one(unitPrice: Decimal, source: Price['source']): Price {
  return { quantity: new Exact(1), unitPrice, source };
}
