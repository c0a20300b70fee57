import { describe, expect, it } from 'vitest';
import {
  below,
  centre,
  errorCode,
  errorMessage,
  listIn,
  objectIn,
  runGraph,
  type Json,
  type RunningGraph,
} from './runningGraph.ts';

const address = '/v1.0/$batch';
const inBatch = (rest = '') => below(centre, rest).replace('/v1.0', '');
const read = (id: string, more: Json = {}) => ({ id, method: 'GET', url: '/me', ...more });

async function send(graph: RunningGraph, requests: unknown, token?: string) {
  const answer = await graph.write('POST', address, { requests }, token);
  if (answer.status !== 200) throw new Error(errorMessage(answer));
  const responses = listIn(answer.body, 'responses');
  return new Map(responses.map((response) => [String(response['id']), response]));
}

function statuses(responses: Map<string, Json>) {
  return Object.fromEntries([...responses].map(([id, { status }]) => [id, status]));
}

describe('a batch', () => {
  it('carries out each request for itself, with rights of its own', async () => {
    const graph = await runGraph();
    const token = await graph.token();
    const headers = { 'Content-Type': 'application/json' };
    const body = { '@odata.type': '#microsoft.graph.bookingCustomer', displayName: 'Nina' };
    const responses = await send(
      graph,
      [
        { id: 'business', method: 'get', url: inBatch() },
        { id: 'card', method: 'POST', url: inBatch('/customers'), headers, body },
        { id: 'nothing', method: 'GET', url: 'solutions/nothing' },
      ],
      token,
    );

    expect(statuses(responses)).toEqual({ business: 200, card: 403, nothing: 400 });
    expect(objectIn(responses.get('business') ?? {}, 'body')['id']).toBe(centre);
    expect(responses.get('card')).toMatchObject({
      body: { error: { code: 'ErrorAccessDenied', innerError: {} } },
    });
  });

  it('writes, and answers nothing where there is nothing to say', async () => {
    const graph = await runGraph();
    const responses = await send(graph, [
      {
        id: 'settings',
        method: 'PATCH',
        url: inBatch(),
        headers: { 'content-type': 'application/json' },
        body: { phone: '+49 30 1' },
      },
    ]);

    expect(responses.get('settings')).toMatchObject({ status: 204 });
    expect(responses.get('settings')).not.toHaveProperty('body');
    expect((await graph.call(below(centre))).body['phone']).toBe('+49 30 1');
  });

  it('does in order what depends on each other, and nothing after a failure', async () => {
    const graph = await runGraph();
    const responses = await send(graph, [
      { id: 'third', method: 'GET', url: inBatch(), dependsOn: ['second'] },
      { id: 'second', method: 'GET', url: inBatch('/services/none'), dependsOn: ['FIRST'] },
      { id: 'first', method: 'GET', url: inBatch('/services') },
    ]);

    expect(statuses(responses)).toEqual({ first: 200, second: 404, third: 424 });
  });

  it('G10 has four requests at once for a mailbox, and refuses the others for themselves', async () => {
    const graph = await runGraph();
    const six = ['1', '2', '3', '4', '5', '6'].map((id) => ({
      id,
      method: 'GET',
      url: inBatch('/services'),
    }));
    const together = await send(graph, six);
    const inOrder = await send(
      graph,
      six.map((item, index) => (index === 0 ? item : { ...item, dependsOn: [String(index)] })),
    );

    const refused = Object.entries(statuses(together)).filter(([, status]) => status === 429);
    expect(refused.map(([id]) => id)).toEqual(['5', '6']);
    expect(together.get('1')).toMatchObject({ status: 200 });
    expect(together.get('6')).toMatchObject({ headers: { 'Retry-After': '1' } });
    expect(new Set(Object.values(statuses(inOrder)))).toEqual(new Set([200]));
  });

  it('has twenty requests at most', async () => {
    const graph = await runGraph();
    const many = (count: number) => Array.from({ length: count }, (_, id) => read(String(id)));
    const refused = await graph.write('POST', address, { requests: many(21) });

    expect(errorCode(refused)).toBe('MaximumValueExceeded');
    expect((await send(graph, many(20))).size).toBe(20);
  });

  it.each<[string, unknown]>([
    ['that is no list', {}],
    ['with two of one id', [read('a'), read('A')]],
    ['without an id', [{ method: 'GET', url: '/me' }]],
    ['that waits for nobody', [read('a', { dependsOn: ['b'] })]],
    ['that waits for itself', [read('a', { dependsOn: ['b'] }), read('b', { dependsOn: ['a'] })]],
    ['with a whole address', [read('a', { url: 'https://graph.microsoft.com/v1.0/me' })]],
  ])('is refused %s', async (_, requests) => {
    const graph = await runGraph();
    const answer = await graph.write('POST', address, { requests });

    expect([answer.status, errorCode(answer)]).toEqual([400, 'BadRequest']);
  });

  it('needs a token, and does not hold another batch', async () => {
    const graph = await runGraph();
    const nobody = await graph.call(address, { method: 'POST', token: null, body: {} });
    const nested = await send(graph, [{ id: '1', method: 'POST', url: '/$batch', body: {} }]);

    expect(nobody.status).toBe(401);
    expect(statuses(nested)).toEqual({ '1': 400 });
  });
});
