// An error as a log may have it.

/** Stack and name; messages of database errors may quote values. */
export function withoutContent(error: unknown): { name: string; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, stack: '' };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '));
  return { name: error.name, stack: frames.join('\n') };
}
