import { badQuery } from '../errors.ts';

export type Token = {
  kind: 'string' | 'guid' | 'dateTime' | 'date' | 'number' | 'name' | 'mark';
  text: string;
  at: number;
};

const patterns: [Token['kind'], RegExp][] = [
  ['string', /'(?:[^']|'')*'/y],
  ['guid', /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/iy],
  ['dateTime', /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)/y],
  ['date', /\d{4}-\d\d-\d\d/y],
  ['number', /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy],
  ['name', /[A-Za-z_$][\w$]*(?:\/[A-Za-z_$][\w$]*)*/y],
  ['mark', /[(),:]/y],
];

/** Cuts a filter into its words. */
export function readTokens(filter: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    if (/\s/.test(filter.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(filter, at);
    if (!token) throw badQuery(`Syntax error at position ${at} in '${filter}'.`);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(filter: string, at: number): Token | undefined {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const text = pattern.exec(filter)?.[0];
    if (text !== undefined) return { kind, text, at };
  }
  return undefined;
}
