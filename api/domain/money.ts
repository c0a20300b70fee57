import { Decimal } from 'decimal.js';

/** Money is computed with 40 digits and rounded in one place. */
export const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

/**
 * Minor units of ISO 4217 where they are not 2. `Intl` is no source for money: it tells what people write, and so
 * gives no decimals for HUF, IDR or COP, whose invoices have two.
 * Source: https://www.six-group.com/en/products-services/financial-information/data-standards.html (list one).
 */
const minorUnits: ReadonlyMap<number, string> = new Map([
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]);
const decimalsByCurrency = new Map(
  [...minorUnits].flatMap(([decimals, codes]) =>
    codes.split(' ').map((code) => [code, decimals] as const),
  ),
);

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDecimals(currencyCode: string): number {
  return decimalsByCurrency.get(currencyCode) ?? 2;
}

/**
 * Rounds to the currency's smallest coin, halves away from zero, as Business Central does.
 * Source: SalesLine.Table.al, amounts rounded with "Amount Rounding Precision".
 */
export function roundMoney(amount: Decimal, currencyCode: string): Decimal {
  return new Exact(amount).toDecimalPlaces(currencyDecimals(currencyCode), Decimal.ROUND_HALF_UP);
}

/** Text with the currency's decimals: `95.00`. */
export function moneyText(amount: Decimal, currencyCode: string): string {
  return roundMoney(amount, currencyCode).toFixed(currencyDecimals(currencyCode));
}

/** Plain text of a decimal without exponent and without trailing zeros: `0.83333`. */
export function decimalText(value: Decimal): string {
  return new Exact(value).toFixed();
}

export function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total: Decimal, amount) => total.plus(amount), new Exact(0));
}

/** Sums per currency, in the order in which the currencies first come. */
export function sumByCurrency(
  amounts: readonly { amount: Decimal; currencyCode: string }[],
): { amount: string; currencyCode: string }[] {
  const totals = new Map<string, Decimal>();
  for (const { amount, currencyCode } of amounts) {
    totals.set(currencyCode, (totals.get(currencyCode) ?? new Exact(0)).plus(amount));
  }
  return [...totals].map(([currencyCode, amount]) => ({
    amount: moneyText(amount, currencyCode),
    currencyCode,
  }));
}

/** Equal shares of an amount in whole coins; what cannot be divided goes to the first ones. */
export function splitEqually(amount: Decimal, shares: number, currencyCode: string): Decimal[] {
  const coin = new Exact(10).pow(-currencyDecimals(currencyCode));
  const coins = roundMoney(amount, currencyCode).div(coin);
  const each = coins.divToInt(shares);
  const rest = coins.minus(each.times(shares)).toNumber();
  return Array.from({ length: shares }, (_, index) => each.plus(index < rest ? 1 : 0).times(coin));
}
