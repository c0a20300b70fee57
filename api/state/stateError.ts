/** The database cannot be opened, and a person can do something about it; the message is one line that says what. */
export class StateError extends Error {
  override name = 'StateError';
}
