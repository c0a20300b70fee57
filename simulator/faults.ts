// Faults that a test or a curious person asks for, by rules or out of a seed. Allowed is what the real services and the
// network between do:
//   status            the service, or a gateway before it, answers an error and has done nothing
//   cut               the connection is cut before the service hears of the request
//   delay             the request takes longer on its way to the service, and the service does it when it comes
//   slow              the service takes longer; beyond its time-out it calls the work off (408)
//   answerLost        the service has done it, but the connection is cut, or a gateway answers `status` in its place:
//                     a gateway cannot know what became of a request (RFC 9110, 9.2.2 and 15.6.5)
//   doneLater         the same, but the service does it only later, out of its queue, and nobody hears of it. Not later
//                     than a request can live: 8 minutes in the queue and 8 in work
//   deliveredTwice    a proxy that lost its connection sends the request again; the second answer is the one that comes
//   changedMeanwhile  a colleague writes to the record just before: the service itself finds that the etag has moved
//   truncated         the answer ends in the middle: the services stream their answers, and have said 200 by then
//   notJson           a proxy puts a page of its own in the place of the answer, with status 200
//   batchItem         an item of a batch fails while the batch answers 200, or its answer is missing, done or not
// Not allowed is what they never do: to answer success without having done it, to change what was sent, to give an
// answer that is well-formed and wrong. So a second page may fail, but a list never says that it ends where it does not.
import { z } from 'zod';
import { drawFaults, FaultPlan, type DrawFault, type FaultPlanInput } from './faults/faultPlan.ts';
import { FaultRule, type FaultRuleInput, type FaultyService } from './faults/faultRule.ts';
import { matchesRule } from './faults/matchesRule.ts';
import type { ServiceRequest } from './service.ts';

export type { FaultPlanInput, FaultRule, FaultRuleInput, FaultyService };

export type Faults = {
  /** The rules still in force, with the hits they have left. */
  list(): FaultRule[];
  /** What is drawn out of a seed, beside the rules. */
  plan(): FaultPlan | null;
  /** Takes the place of all rules, and of the plan. Throws a ZodError where one is not allowed. */
  replace(rules: readonly FaultRuleInput[], plan?: FaultPlanInput | null): void;
  clear(): void;
  /** The fault of this request: of the first rule for it, which is thereby used once, else out of the plan. */
  take(service: FaultyService, request: ServiceRequest): FaultRule | undefined;
  /** How many requests met each kind of fault since the beginning. */
  met(): Record<string, number>;
};

export function createFaults(): Faults {
  let rules: FaultRule[] = [];
  let plan: FaultPlan | null = null;
  let draw = drawNothing;
  const met = new Map<string, number>();
  const replace: Faults['replace'] = (nextRules, nextPlan = null) => {
    const parsed = z.array(FaultRule).parse(nextRules);
    plan = nextPlan && FaultPlan.parse(nextPlan);
    draw = plan ? drawFaults(plan) : drawNothing;
    rules = parsed;
  };
  const takeRule: Faults['take'] = (service, request) => {
    const counted = countHit(rules, (rule) => matchesRule(rule, service, request));
    rules = counted.rules;
    return counted.hit;
  };
  return {
    list: () => rules.map((rule) => ({ ...rule })),
    plan: () => plan,
    replace,
    clear: () => replace([]),
    take: (service, request) => {
      // Drawn in any case: a rule must not shift the chance of what comes after.
      const drawn = draw(service, request);
      const fault = takeRule(service, request) ?? drawn;
      if (fault) met.set(nameOf(fault), (met.get(nameOf(fault)) ?? 0) + 1);
      return fault;
    },
    met: () => Object.fromEntries(met),
  };
}

const drawNothing: DrawFault = () => undefined;

/** The first rule that matches and whose turn it is; `rules` are what is left of all. */
function countHit(
  rules: readonly FaultRule[],
  matches: (rule: FaultRule) => boolean,
): { hit: FaultRule | undefined; rules: FaultRule[] } {
  let hit: FaultRule | undefined;
  const left = rules.flatMap((rule) => {
    if (hit || !matches(rule)) return [rule];
    const { nth = 1, times } = rule;
    if (nth > 1) return [{ ...rule, nth: nth - 1 }];
    hit = rule;
    if (times === undefined) return [rule];
    return times > 1 ? [{ ...rule, times: times - 1 }] : [];
  });
  return { hit, rules: left };
}

function nameOf(fault: FaultRule): string {
  return fault.kind === 'status' ? `status ${fault.status}` : fault.kind;
}
