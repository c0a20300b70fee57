/** As many places as the contract allows. */
const places = 10;

/** Adds decimal numbers given as text, exactly. */
export function sumDecimals(texts: Iterable<string>): string {
  let total = 0n;
  for (const text of texts) total += scaled(text);
  const digits = (total < 0n ? -total : total).toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return `${total < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(places, '0').slice(0, places));
  return text.startsWith('-') ? -value : value;
}
