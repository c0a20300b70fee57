/**
 * How long a service asks us to wait: whole or fractional seconds, or an HTTP date. A date is counted from the
 * service's own clock where the answer tells it, so that a clock that runs wrong does no harm.
 * https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryAfterMs(headers: Headers): number | null {
  const said = headers.get('retry-after')?.trim();
  if (!said) return null;
  if (/^\d+(\.\d+)?$/.test(said)) return Math.ceil(Number(said) * 1000);
  const until = Date.parse(said);
  if (Number.isNaN(until)) return null;
  const answeredAt = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(answeredAt) ? Date.now() : answeredAt));
}
