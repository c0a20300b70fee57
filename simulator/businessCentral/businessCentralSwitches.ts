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
  /** A DELETE needs `If-Match`, as the documentation has it; the server was seen to do without. */
  deletesOnlyWithIfMatch: z.boolean().default(false),
  /** A stale etag is answered 412, as some report, and not 409. */
  answers412ForStaleEtags: z.boolean().default(false),
  /** A record that is missing behind a field is answered 404: the documentation knows both. */
  answers404ForMissingRecords: z.boolean().default(false),
  /** Something that exists already is answered 409: 400 was recorded, the server's code knows both. */
  answers409ForDuplicates: z.boolean().default(false),
  /** A missing entity is a record that was not found, and not a segment. */
  missesEntitiesAsRecords: z.boolean().default(false),
  /** A missing permission has another code: none was recorded. */
  deniesWithInternalCode: z.boolean().default(false),
  /** What filters do not support is answered 400: the text was seen, its status only once. */
  refusesOrWith400: z.boolean().default(false),
  /** `eq` takes no notice of case on Code fields, which are in upper case. */
  ignoresCaseOfCodes: z.boolean().default(false),
  /** `dependsOn` and references to other items of a batch are honoured, as OData has it. */
  honoursBatchReferences: z.boolean().default(false),
  /** Items of a batch have its `Company` and `Accept-Language` where they have none of their own. */
  passesBatchHeadersOn: z.boolean().default(false),
  /** Subscribers are told of changes without the 30 seconds in which changes are collected. */
  notifiesAtOnce: z.boolean().default(false),
});
export type BusinessCentralSwitches = z.output<typeof BusinessCentralSwitches>;
