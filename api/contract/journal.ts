import { z } from 'zod';
import { InstantText, Uuid } from './values.ts';

export const JournalQuery = z.strictObject({
  /** Entries after this number. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

/** One step that mattered, bound to the one before it by its hash. It holds ids, numbers and amounts. */
export const JournalEntry = z.object({
  /** Counts the entries of the whole organisation, without gaps; those of other setups lie between. */
  seq: z.int(),
  at: InstantText,
  /** Id of a user, or `system`. */
  actor: z.string(),
  kind: z.string(),
  runId: Uuid.nullable(),
  draftId: Uuid.nullable(),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const JournalPage = z.object({
  entries: z.array(JournalEntry),
  /** The `after` of the next page; `null` at the end. */
  nextAfter: z.int().nullable(),
});
