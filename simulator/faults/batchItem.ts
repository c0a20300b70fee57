import { z } from 'zod';
import { batchOf } from '../batchOf.ts';
import type { Random } from '../random.ts';
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { FaultDeed } from './faultRule.ts';

type ItemDeed = Extract<FaultDeed, { kind: 'batchItem' }>;

const Answers = z.looseObject({ responses: z.array(z.unknown()) });

/** What may go wrong with one of the first items of a batch. The limits turn away what was not begun. */
export function drawItemDeed(random: Random, lastItem: number) {
  return {
    kind: 'batchItem' as const,
    item: random.between(0, lastItem),
    ...random.pick([
      { isDone: random.chance(0.7), ...random.pick([{}, { status: 500 }, { status: 503 }]) },
      { isDone: false, status: 429 },
    ]),
  };
}

export type BatchFault = {
  /** What the service gets to do. */
  request: ServiceRequest;
  /** What the caller gets to read. */
  change: (response: ServiceResponse) => ServiceResponse;
};

type Refuse = (fault: { status: number; code?: string | undefined }) => ServiceResponse;

/** A fault of one item. `undefined` where the request is no batch whose items stand alone. */
export function spoilItem(
  deed: ItemDeed,
  request: ServiceRequest,
  refuse: Refuse,
): BatchFault | undefined {
  const batch = batchOf(request);
  if (!batch) return undefined;
  const index = deed.item % batch.requests.length;
  const said = answerOf(deed, batch.requests[index]?.id, refuse);
  if (deed.isDone) {
    const change = edit((responses) => {
      // Where an earlier item ended the batch there is nothing left to spoil.
      if (index < responses.length) responses.splice(index, 1, ...said);
    });
    return { request, change };
  }
  // The first failure ends a batch, unless it is told to go on.
  const goesOn = /continue-on-error/i.test(request.headers['prefer'] ?? '');
  const left = batch.requests.filter((_, each) => (goesOn ? each !== index : each < index));
  const body = Buffer.from(JSON.stringify({ ...batch, requests: left }));
  const change = edit((responses) => {
    if (index <= responses.length) responses.splice(index, 0, ...said);
  });
  return { request: { ...request, body }, change };
}

function answerOf({ status, code }: ItemDeed, id: unknown, refuse: Refuse): unknown[] {
  if (status === undefined) return [];
  const { headers = {}, body } = refuse({ status, code });
  return [{ id: id ?? null, status, headers, body }];
}

function edit(change: (responses: unknown[]) => void): BatchFault['change'] {
  return (response) => {
    const answers = Answers.safeParse(response.body);
    if (response.status !== 200 || !answers.success) return response;
    const responses = [...answers.data.responses];
    change(responses);
    return { ...response, body: { ...answers.data, responses } };
  };
}
