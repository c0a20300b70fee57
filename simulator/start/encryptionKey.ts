import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SimulatorError } from '../simulatorError.ts';

/** The key for stored tokens, in base64: made once, readable only by its owner. */
export function encryptionKeyIn(file: string): string {
  if (!existsSync(file)) {
    const made = randomBytes(32).toString('base64');
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  }
  const key = readFileSync(file, 'utf8').trim();
  if (/^[\w+/]{43}=$/.test(key)) return key;
  throw new SimulatorError(
    `Cannot read the key in "${file}": it is damaged. Delete that file; the product then asks Teams for new tokens.`,
  );
}
