/** The command was called wrongly: one line that says how. */
export class UsageError extends Error {
  override name = 'UsageError';
}
