import type { Messages } from './messages/en.ts';
import { isKeyOf } from './ui/isKeyOf.ts';

/** Why a sync failed or a check did, in words. The contract leaves the code open, so it may be a new one. */
export function wordsForCode(words: Messages, code: string | null): string {
  const { title, advice } = words.errors[isKeyOf(words.errors, code) ? code : 'internal'];
  return `${title}. ${advice}`;
}
