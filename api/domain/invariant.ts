/** A mistake of ours, not of a caller or a service: the work at hand stops rather than going on wrongly. */
export class InvariantError extends Error {
  override name = 'InvariantError';
}

/** Stays on in production: a wrong invoice costs more than a stopped run. */
export function invariant(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new InvariantError(sentence);
}
