import { z } from 'zod';

export const FaultyService = z.enum(['entra', 'graph', 'businessCentral', 'botConnector']);
export type FaultyService = z.infer<typeof FaultyService>;

/** Which requests a rule is for. All that is given must match. */
const scope = {
  id: z.string().min(1).optional(),
  service: FaultyService,
  method: z.string().toUpperCase().optional(),
  /** A part of the decoded path, of the decoded query, of the body. */
  path: z.string().min(1).optional(),
  query: z.string().min(1).optional(),
  body: z.string().min(1).optional(),
  /** A header that is there, with that part in its value. */
  header: z
    .strictObject({ name: z.string().toLowerCase().min(1), part: z.string().default('') })
    .optional(),
  /** The first so many requests but one pass: 1 is the next. */
  nth: z.int().min(1).optional(),
  /** After so many hits the rule is gone; without it the rule stays until it is deleted. */
  times: z.int().min(1).optional(),
};

const ErrorStatus = z.int().min(400).max(599);

/** What a gateway or the service says. */
const said = {
  code: z.string().optional(),
  /** Seconds, also fractional; a header value as it is; or an HTTP date so many seconds from now. */
  retryAfter: z
    .union([
      z.number().nonnegative(),
      z.string().min(1),
      z.strictObject({ dateInSeconds: z.int() }),
    ])
    .optional(),
};

/** In the place of an answer that is lost, a gateway may answer; else the connection is cut. */
const saidInstead = { status: ErrorStatus.optional(), ...said };

/** So long a request lives at most, in Business Central's queue (8 minutes) and in its work (8 minutes). */
export const longestLifeMs = 16 * 60_000;

/** The head of `faults.ts` tells what each kind means. */
export const FaultRule = z.discriminatedUnion('kind', [
  z.strictObject({ ...scope, kind: z.literal('status'), status: ErrorStatus, ...said }),
  z.strictObject({ ...scope, kind: z.literal('answerLost'), ...saidInstead }),
  z.strictObject({
    ...scope,
    kind: z.literal('doneLater'),
    laterMs: z.int().min(1).max(longestLifeMs),
    ...saidInstead,
  }),
  z.strictObject({ ...scope, kind: z.literal('deliveredTwice') }),
  z.strictObject({ ...scope, kind: z.literal('cut') }),
  z.strictObject({ ...scope, kind: z.literal('delay'), delayMs: z.int().min(0).max(600_000) }),
  z.strictObject({
    ...scope,
    kind: z.literal('slow'),
    slowMs: z.int().min(0).max(longestLifeMs),
  }),
  z.strictObject({ ...scope, kind: z.literal('changedMeanwhile') }),
  z.strictObject({
    ...scope,
    kind: z.literal('truncated'),
    /** The connection breaks amid the answer; else it ends as if all were there. */
    abruptly: z.boolean().default(false),
  }),
  z.strictObject({ ...scope, kind: z.literal('notJson') }),
  z.strictObject({
    ...scope,
    kind: z.literal('batchItem'),
    /** Counted from 0; behind the last one it begins again. */
    item: z.int().min(0).default(0),
    isDone: z.boolean().default(true),
    /** What the answer says about the item; without it the item's answer is missing. */
    status: ErrorStatus.optional(),
    code: z.string().optional(),
  }),
]);
export type FaultRule = z.output<typeof FaultRule>;
export type FaultRuleInput = z.input<typeof FaultRule>;

type WithoutScope<Rule> = Rule extends unknown ? Omit<Rule, keyof typeof scope> : never;

/** What happens, whichever requests it is for. */
export type FaultDeed = WithoutScope<FaultRule>;
