/** Whether a text is one of the keys of a record. */
export function isKeyOf<Known extends object>(
  known: Known,
  text: string | null,
): text is Extract<keyof Known, string> {
  return text !== null && Object.hasOwn(known, text);
}
