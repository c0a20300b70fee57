import { Decimal } from 'decimal.js';
import { z } from 'zod';

/** More decimals than any price has; what a double adds to them is noise. */
const decimals = 5;

/** A price of Graph, which is a JSON double, as an exact decimal: 119.99999999999999 is 120. */
export const Price = z
  .number()
  .transform((price): Decimal => new Decimal(price).toDecimalPlaces(decimals));
