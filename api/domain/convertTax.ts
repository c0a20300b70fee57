// Between prices with and without VAT.
import { Decimal } from 'decimal.js';
import { Exact } from './money.ts';

/** Unit prices have five decimals in Business Central. */
const unitPriceDecimals = 5;

export type TaxQuestion = {
  /** Whether `unitPrice` includes VAT. */
  priceIncludesTax: boolean;
  /** Whether the document's lines do; `null` until a document of the customer was seen. */
  documentIncludesTax: boolean | null;
  /** VAT percentage, `null` where nobody knows it. */
  taxPercent: Decimal | null;
};

export type TaxAnswer = { unitPrice: Decimal; isEstimate: boolean } | { problem: 'taxRateUnknown' };

/** The unit price as the document needs it. While the document's kind is unknown the price stays, as an estimate. */
export function convertTax(unitPrice: Decimal, question: TaxQuestion): TaxAnswer {
  const { priceIncludesTax, documentIncludesTax, taxPercent } = question;
  if (documentIncludesTax === null) return { unitPrice, isEstimate: true };
  if (documentIncludesTax === priceIncludesTax) return { unitPrice, isEstimate: false };
  if (taxPercent === null) return { problem: 'taxRateUnknown' };
  const factor = new Exact(taxPercent).div(100).plus(1);
  const exact = new Exact(unitPrice);
  const converted = priceIncludesTax ? exact.div(factor) : exact.times(factor);
  return {
    unitPrice: converted.toDecimalPlaces(unitPriceDecimals, Decimal.ROUND_HALF_UP),
    isEstimate: false,
  };
}
