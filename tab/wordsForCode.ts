import type { TabErrorCode } from './apiError.ts';
import type { Messages } from './messages/en.ts';

/** Why a sync failed or a check did, in words. The contract leaves the code open, so it may be a new one. */
export function wordsForCode(words: Messages, code: string | null): string {
  const known = Object.keys(words.errors).find((key) => key === code) as TabErrorCode | undefined;
  const { title, advice } = words.errors[known ?? 'internal'];
  return `${title}. ${advice}`;
}
