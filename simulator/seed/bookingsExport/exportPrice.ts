// Prices of the export: the sign before the decimals follows the locale of whoever exported.

export type DecimalSign = ',' | '.';

export type PriceReading = { price: number } | { problem: string };

/** Reads an amount, 0 where there is none; `sign` is what the rest of the file uses, if that is certain. */
export function readPrice(text: string, sign: DecimalSign | undefined): PriceReading {
  const digits = bare(text);
  if (digits === '') return { price: 0 };
  if (!/^\d[\d.,]*$/.test(digits)) return { problem: `has the price "${text}"` };
  const own = signOf(digits);
  if (own === 'either' && sign === undefined) {
    return { problem: `has the price "${text}", which may be either thousands or decimals` };
  }
  const decimal = own === 'either' || own === 'none' ? sign : own;
  const thousands = decimal === ',' ? '.' : ',';
  const plain = digits.replaceAll(thousands, '').replace(decimal ?? '.', '.');
  const price = Number(plain);
  return isGrouped(digits, { thousands, decimal }) && Number.isFinite(price)
    ? { price }
    : { problem: `has the price "${text}"` };
}

/** The sign that the certain prices of a file have; `undefined` where they have none, or differ. */
export function decideDecimalSign(texts: readonly string[]): DecimalSign | undefined {
  const signs = new Set(texts.map((text) => signOf(bare(text))));
  if (signs.has(',') === signs.has('.')) return undefined;
  return signs.has(',') ? ',' : '.';
}

/** Without currency and blanks, which some locales put between thousands. */
function bare(text: string): string {
  return text.replaceAll(/[\s'’]|\p{Sc}|^[A-Z]{3}|[A-Z]{3}$/gu, '');
}

/** A sign is for decimals if it is the last of two kinds, or does not have exactly three digits behind it. */
function signOf(digits: string): DecimalSign | 'either' | 'none' {
  const [last] = /[.,](?=\d*$)/.exec(digits) ?? [];
  if (last !== '.' && last !== ',') return 'none';
  const other = last === '.' ? ',' : '.';
  const count = digits.split(last).length - 1;
  if (digits.includes(other)) return count === 1 ? last : other;
  if (count > 1) return other;
  return /[.,]\d{3}$/.test(digits) && !digits.startsWith('0') ? 'either' : last;
}

/** Thousands stand in threes, and there is at most one sign for decimals. */
function isGrouped(
  digits: string,
  { thousands, decimal }: { thousands: string; decimal: string | undefined },
): boolean {
  const [whole = '', ...decimals] = decimal ? digits.split(decimal) : [digits];
  if (decimals.length > 1 || decimals.some((part) => !/^\d*$/.test(part))) return false;
  const [first = '', ...groups] = whole.split(thousands);
  return groups.length === 0 || (first.length <= 3 && groups.every((group) => group.length === 3));
}
