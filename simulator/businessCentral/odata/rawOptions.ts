import { badQuery } from '../errors.ts';

/** Options by name. One that stands twice is refused. */
export function rawOptions(options: URLSearchParams): Map<string, string> {
  const raw = new Map<string, string>();
  for (const [name, value] of options) {
    if (raw.has(name)) throw badQuery(`Query option '${name}' was specified more than once.`);
    raw.set(name, value);
  }
  return raw;
}
