// Microsoft's published descriptions of its services. They stand beside the project and are no part of it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** False on a machine without the descriptions: then nothing can be held against them. */
export const isPublishedDataHere = existsSync(folder);

/** Put behind the name of what is skipped without them. */
export const needsPublishedData = isPublishedDataHere
  ? ''
  : ' (not checked: the published descriptions, ../shared/data, are not on this machine)';

export function readPublished(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
