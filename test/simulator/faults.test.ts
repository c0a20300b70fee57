// What somebody who writes a client can let happen to its requests.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '../../simulator/clock.ts';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { codeOf, someBooks } from './someBooks.ts';
import { startTestSimulator } from './startTestSimulator.ts';

const minute = 60_000;

const Answers = z.array(z.looseObject({ id: z.string(), status: z.int() }));

async function start() {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const simulator = await startTestSimulator(undefined, { clock });
  const books = await someBooks(simulator);
  /** What happens to the next request that writes. */
  const next = (fault: Fault): void =>
    simulator.faults.replace([{ service: 'businessCentral', method: 'POST', times: 1, ...fault }]);
  const post = (reference: string) =>
    books.ask(books.invoices, { method: 'POST', body: books.draft(reference) });
  return { ...simulator, ...books, clock, next, post };
}

type Without<Rule, Key> = Rule extends unknown ? Omit<Rule, Key & keyof Rule> : never;
type Fault = Without<FaultRuleInput, 'service' | 'method' | 'times'>;

describe('a request that is lost', () => {
  it('is done, though the connection is cut or a gateway answers', async () => {
    const { next, post, drafted } = await start();
    next({ kind: 'answerLost' });
    await expect(post('T-1')).rejects.toThrow('fetch failed');
    next({ kind: 'answerLost', status: 504 });
    expect(await post('T-2')).toMatchObject({ status: 504 });
    expect(drafted()).toEqual(['T-1', 'T-2']);
  });

  it('is not done where the service never heard of it', async () => {
    const { next, post, drafted } = await start();
    next({ kind: 'cut' });
    await expect(post('T-1')).rejects.toThrow('fetch failed');
    next({ kind: 'status', status: 503 });
    expect((await post('T-2')).status).toBe(503);
    expect(drafted()).toEqual([]);
  });

  it('is done minutes later, when the clock has come so far', async () => {
    const { next, post, drafted, control, lateWork, world } = await start();
    next({ kind: 'doneLater', laterMs: 15 * minute, status: 504 });
    expect((await post('T-1')).status).toBe(504);
    await control('POST', '/clock', { advance: 'PT14M' });
    expect(drafted()).toEqual([]);
    expect(lateWork.pending()).toBe(1);
    // Far beyond: it is done at the instant for which it was meant, with the token that was good then.
    await control('POST', '/clock', { advance: 'PT3H' });
    expect(drafted()).toEqual(['T-1']);
    const late = world.salesInvoices.find((each) => each.externalDocumentNumber === 'T-1');
    expect(late?.lastModifiedDateTime).toMatch(/^2026-03-02T09:15:00/);
  });

  it('is forgotten with the world, if it was to be done later', async () => {
    const { next, post, control, lateWork } = await start();
    next({ kind: 'doneLater', laterMs: minute });
    await expect(post('T-1')).rejects.toThrow('fetch failed');
    await control('POST', '/reset', { bookings: 1, customers: 1 });
    expect(lateWork.pending()).toBe(0);
  });

  it('is done twice where the network delivers it twice', async () => {
    const { next, post, drafted, world } = await start();
    next({ kind: 'deliveredTwice' });
    const { status, body } = await post('T-1');
    expect(status).toBe(201);
    expect(drafted()).toEqual(['T-1', 'T-1']);
    expect(world.salesInvoices.list().at(-1)?.id).toBe(body['id']);
  });
});

describe('a colleague', () => {
  it('moves the etag between a read and a write', async () => {
    const { post, ask, invoices, faults } = await start();
    const { body } = await post('T-1');
    const path = `${invoices}(${String(body['id'])})`;
    const change = {
      method: 'PATCH',
      body: { externalDocumentNumber: 'T-2' },
      headers: { 'if-match': String(body['@odata.etag']) },
    };
    faults.replace([{ service: 'businessCentral', kind: 'changedMeanwhile', times: 1 }]);
    const refused = await ask(path, change);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'Request_EntityChanged']);
  });
});

describe('an answer', () => {
  it('ends in the middle, though the work is done', async () => {
    const { next, post, drafted } = await start();
    next({ kind: 'truncated' });
    const { status, text } = await post('T-1');
    expect(status).toBe(201);
    expect(text).toMatch(/^\{"@odata/);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    next({ kind: 'truncated', abruptly: true });
    await expect(post('T-2')).rejects.toThrow('terminated');
    expect(drafted()).toEqual(['T-1', 'T-2']);
  });

  it('is the page of a proxy, though the work is done', async () => {
    const { next, post, drafted } = await start();
    next({ kind: 'notJson' });
    const { status, headers, text } = await post('T-1');
    expect([status, headers.get('content-type')]).toEqual([201, 'text/html; charset=utf-8']);
    expect(text).toContain('<!DOCTYPE html>');
    expect(drafted()).toEqual(['T-1']);
  });

  it.each([
    [2.128, '2.128'],
    [30, '30'],
    [{ dateInSeconds: 90 }, 'Mon, 02 Mar 2026 09:01:30 GMT'],
    [undefined, null],
  ])('says when to come back: %j', async (retryAfter, header) => {
    const { next, post } = await start();
    next({ kind: 'status', status: 429, ...(retryAfter !== undefined && { retryAfter }) });
    const { status, headers } = await post('T-1');
    expect([status, headers.get('retry-after')]).toEqual([429, header]);
  });
});

describe('an item of a batch', () => {
  const batch = async (fault: Fault, prefer = 'odata.continue-on-error') => {
    const started = await start();
    started.next(fault);
    const requests = ['T-0', 'T-1', 'T-2'].map((reference, id) => ({
      id: String(id),
      method: 'POST',
      url: started.invoices,
      headers: { 'content-type': 'application/json' },
      body: started.draft(reference),
    }));
    const { status, body } = await started.ask('$batch', {
      method: 'POST',
      body: { requests },
      headers: { prefer },
    });
    const answers = Answers.parse(body['responses']);
    return { status, answers: answers.map((each) => `${each.id} ${each.status}`), ...started };
  };

  it.each<[string, Fault, { answers: string[]; drafted: string[] }]>([
    [
      'is done, but its answer is missing',
      { kind: 'batchItem', item: 1 },
      { answers: ['0 201', '2 201'], drafted: ['T-0', 'T-1', 'T-2'] },
    ],
    [
      'is done, but answers an error',
      { kind: 'batchItem', item: 1, status: 503 },
      { answers: ['0 201', '1 503', '2 201'], drafted: ['T-0', 'T-1', 'T-2'] },
    ],
    [
      'is not done, and answers an error',
      { kind: 'batchItem', item: 1, status: 429, isDone: false },
      { answers: ['0 201', '1 429', '2 201'], drafted: ['T-0', 'T-2'] },
    ],
    [
      'is not done, and its answer is missing',
      { kind: 'batchItem', item: 4, isDone: false },
      { answers: ['0 201', '2 201'], drafted: ['T-0', 'T-2'] },
    ],
  ])('%s', async (_, fault, { answers, drafted }) => {
    const batched = await batch(fault);
    expect(batched.status).toBe(200);
    expect(batched.answers).toEqual(answers);
    expect(batched.drafted()).toEqual(drafted);
  });

  it('ends a batch that does not go on after an error', async () => {
    const fault: Fault = { kind: 'batchItem', item: 1, status: 500, isDone: false };
    const { answers, drafted } = await batch(fault, '');
    expect(answers).toEqual(['0 201', '1 500']);
    expect(drafted()).toEqual(['T-0']);
  });
});

describe('a rule', () => {
  it('is for a query, a header, a part of the body, and begins with the nth of them', async () => {
    const { faults, ask, invoices, post } = await start();
    const fault = { service: 'businessCentral', kind: 'status', status: 503 } as const;
    faults.replace([
      { ...fault, query: '$top=1' },
      { ...fault, header: { name: 'X-Trial', part: 'yes' } },
      { ...fault, body: 'T-9' },
      { ...fault, path: '/salesInvoices', method: 'POST', nth: 2, times: 1 },
    ]);
    const read = async (query: string, headers = {}) =>
      (await ask(`${invoices}${query}`, { headers })).status;
    expect(await read('?$top=1')).toBe(503);
    expect(await read('?%24top=1')).toBe(503);
    expect(await read('?$top=2')).toBe(200);
    expect(await read('', { 'x-trial': 'oh yes' })).toBe(503);
    const statuses = [];
    for (const reference of ['T-1', 'T-9', 'T-2', 'T-3'])
      statuses.push((await post(reference)).status);
    expect(statuses).toEqual([201, 503, 503, 201]);
    expect(faults.met()).toEqual({ 'status 503': 5 });
  });

  it('names no number that a real service cannot reach', async () => {
    const { faults } = await start();
    const late = { service: 'businessCentral', kind: 'doneLater', laterMs: 17 * minute } as const;
    expect(() => faults.replace([late])).toThrow('960000');
  });
});
