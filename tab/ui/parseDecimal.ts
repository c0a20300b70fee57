/**
 * Reads a number as people of a locale type it, and gives it as plain decimal text: `1.234,50` in German is
 * `1234.50`. What could be meant in two ways follows the locale; what makes no sense is `undefined`.
 */
export function parseDecimal(typed: string, locale: string): string | undefined {
  const text = typed.replace(/[\s\u00a0\u202f’']/g, '');
  const decimal = decimalSeparator(locale);
  const grouping = decimal === ',' ? '.' : ',';
  const groups = new RegExp(`^\\d{1,3}(\\${grouping}\\d{3})+(\\${decimal}\\d{1,10})?$`);
  if (groups.test(text)) return text.replaceAll(grouping, '').replace(decimal, '.');
  return /^\d{1,15}([.,]\d{1,10})?$/.test(text) ? text.replace(',', '.') : undefined;
}

export function decimalSeparator(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.';
}
