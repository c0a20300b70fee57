import { Decimal } from 'decimal.js';

/** `1,234.50`, with all places that are there and at least two. */
export function money(amount: number): string {
  const value = new Decimal(amount);
  const [whole = '0', places = ''] = value.abs().toFixed().split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${value.isNegative() ? '-' : ''}${grouped}.${places.padEnd(2, '0')}`;
}

/** `12 March 2026`; a dash for none. */
export function day(date: string): string {
  if (date === '' || date === '0001-01-01') return '-';
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}
