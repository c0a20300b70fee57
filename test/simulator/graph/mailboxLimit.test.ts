import { describe, expect, it } from 'vitest';
import type { GraphSwitches } from '../../../simulator/graph/graphSwitches.ts';
import { below, centre, errorCode, runGraph } from './runningGraph.ts';

const coaching = 'Coaching@fabrikam-health.example';

/** A Graph with four requests in the centre's mailbox that are not answered before `open` is called. */
async function busyGraph(switches: Partial<GraphSwitches> = {}) {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let arrived = 0;
  let allArrived = (): void => {};
  const four = new Promise<void>((resolve) => {
    allArrived = resolve;
  });
  const hold = async (): Promise<void> => {
    arrived += 1;
    if (arrived === 4) allArrived();
    if (arrived <= 4) await opened;
  };
  const graph = await runGraph({}, { switches, hold });
  const answers = Promise.all(
    ['', '/services', '/customers', '/staffMembers'].map((rest) => graph.call(below(centre, rest))),
  );
  await four;
  return { graph, open, answers };
}

describe('a booking mailbox', () => {
  it('G10 answers four requests at once and sends the fifth away', async () => {
    const { graph, open, answers } = await busyGraph();
    const fifth = await graph.call(below(centre.toUpperCase()));
    open();

    expect([fifth.status, errorCode(fifth)]).toEqual([429, 'ApplicationThrottled']);
    expect(fifth.headers.get('retry-after')).toBe('1');
    expect((await answers).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await graph.call(below(centre))).status).toBe(200);
  });

  it('G10 may say how long to wait in parts of a second', async () => {
    const { graph, open, answers } = await busyGraph({ retryAfterIsFractional: true });
    const fifth = await graph.call(below(centre));
    open();
    await answers;

    expect(fifth.headers.get('retry-after')).toBe('0.628');
  });

  it('G10 does not care about other mailboxes, other applications, or who has no token', async () => {
    const { graph, open, answers } = await busyGraph();
    const token = await graph.token({ claims: { azp: 'another application' } });
    const elsewhere = await graph.call(below(coaching));
    const other = await graph.call(below(centre), { token });
    const nobody = await graph.call(below(centre), { token: null });
    open();
    await answers;

    expect([elsewhere.status, other.status, nobody.status]).toEqual([200, 200, 401]);
  });

  it('G10 counts what a batch holds beside what is there already', async () => {
    const { graph, open, answers } = await busyGraph();
    const requests = [{ id: '1', method: 'GET', url: below(centre).replace('/v1.0', '') }];
    const batch = await graph.write('POST', '/v1.0/$batch', { requests });
    open();
    await answers;

    expect(batch.body).toMatchObject({ responses: [{ id: '1', status: 429 }] });
  });
});

describe('faults', () => {
  it.each([
    [{ kind: 'status' as const, status: 429, retryAfter: 2.128 }, 429, 'ApplicationThrottled'],
    [{ kind: 'status' as const, status: 503, retryAfter: 5 }, 503, 'ServiceUnavailable'],
    [{ kind: 'status' as const, status: 500 }, 500, 'UnknownError'],
    [{ kind: 'status' as const, status: 403 }, 403, 'ErrorAccessDenied'],
  ])('G11 answer %o in the words of Graph', async (rule, status, code) => {
    const graph = await runGraph();
    graph.faults.replace([{ service: 'graph', times: 1, ...rule }]);
    const answer = await graph.call(below(centre));

    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
    expect(answer.headers.get('retry-after')).toBe(
      'retryAfter' in rule ? String(rule.retryAfter) : null,
    );
    expect((await graph.call(below(centre))).status).toBe(200);
  });
});
