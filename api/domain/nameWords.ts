/** Words of a name in lower case, without accents and punctuation. */
export function nameWords(name: string): Set<string> {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The same text for names of the same words: "Berger, Änna" and "anna berger". Empty where there is no word. */
export function nameKey(name: string): string {
  return [...nameWords(name)].toSorted().join(' ');
}
