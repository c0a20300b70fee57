// Points at which Microsoft says nothing, or companies differ: each can be turned the other way.
import { z } from 'zod';

export const BusinessCentralSwitches = z.strictObject({
  /** A deep insert of more than one line is refused: the documentation's wording is about one line. */
  refusesSeveralLines: z.boolean().default(false),
  /** Each item of a batch counts as a request toward the rate of a user. Usual: a batch is one. */
  countsBatchItems: z.boolean().default(false),
  /** Fields are applied in the order of the page: the order of the body is proved by indirect evidence only. */
  appliesFieldsInPageOrder: z.boolean().default(false),
  /** A General Posting Setup that is missing is missed only when the invoice is posted, and not by its lines. */
  missesPostingSetupOnlyWhenPosting: z.boolean().default(false),
});
export type BusinessCentralSwitches = z.output<typeof BusinessCentralSwitches>;
