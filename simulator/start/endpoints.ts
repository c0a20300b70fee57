import { renameSync, writeFileSync } from 'node:fs';

/** Tells programs where everything answers; there only while it does. */
export function writeEndpoints(file: string, endpoints: Record<string, string>): void {
  // Whoever waits for the file must not read half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify(endpoints, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
