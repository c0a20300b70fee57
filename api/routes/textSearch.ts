/** More than this nobody reads in a list of choices. */
export const searchLimit = 50;

/** Whether every word of a query occurs somewhere in the texts, without regard to case and accents. */
export function containsAll(texts: readonly string[], query: string): boolean {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const all = plain(texts.join('\n'));
  return words.every((word) => all.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
