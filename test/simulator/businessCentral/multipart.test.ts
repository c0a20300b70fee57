import { expect, test } from 'vitest';
import { rows, runBusinessCentral, type Running } from './running.ts';

async function runWithCustomer() {
  const running = await runBusinessCentral();
  const { id } = running.company.addCustomer({ displayName: 'Adatum' });
  const { id: bad } = running.company.addCustomer({ displayName: 'Blocked', blocked: 'All' });
  const draft = (customerId: string, contentId = '1') =>
    part(`POST ${running.path}/salesInvoices`, { contentId, body: { customerId } });
  return { ...running, good: draft(id), bad: draft(bad, '2') };
}

function part(line: string, { contentId, body }: { contentId: string; body?: unknown }): string {
  const sent = body === undefined ? '' : JSON.stringify(body);
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ${contentId}\r\n\r\n${line} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${sent}\r\n`;
}

function joined(boundary: string, parts: readonly string[]): string {
  return `${parts.map((each) => `--${boundary}\r\n${each}`).join('')}--${boundary}--\r\n`;
}

function changeSet(parts: readonly string[]): string {
  return `Content-Type: multipart/mixed; boundary=set\r\n\r\n${joined('set', parts)}`;
}

const send = async ({ ask }: Running, parts: string[], headers: Record<string, string> = {}) =>
  ask('$batch', {
    method: 'POST',
    body: joined('batch', parts),
    headers: { 'content-type': 'multipart/mixed; boundary=batch', ...headers },
  });

test('B11 reads a batch in multipart form, and answers in JSON who asks for it', async () => {
  const running = await runWithCustomer();
  const read = part(`GET ${running.path}/customers?$top=1`, { contentId: '3' });

  const answer = await send(running, [running.good, read]);

  expect(rows(answer, 'responses')).toMatchObject([
    { id: '1', status: 201, body: { number: 'S-INV102001' } },
    { id: '3', status: 200 },
  ]);
});

test('B11 does a change set as a whole or not at all, under a group of its own', async () => {
  const running = await runWithCustomer();
  const { good, bad, world } = running;

  const done = await send(running, [changeSet([good])]);
  expect(rows(done, 'responses')).toMatchObject([
    { status: 201, atomicityGroup: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  ]);
  const failed = await send(running, [changeSet([good, bad])]);
  expect(rows(failed, 'responses')).toMatchObject([{ id: '2', status: 400 }]);
  expect(world.salesInvoices.size).toBe(1);
});

test('B11 answers in multipart form, with what belongs together in one part', async () => {
  const running = await runWithCustomer();
  const { good, bad } = running;

  const answer = await send(running, [changeSet([good]), bad], { accept: 'multipart/mixed' });

  expect(answer.headers.get('content-type')).toBe('multipart/mixed; boundary=batchresponse_1');
  const text = String(answer.body).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'guid');
  expect(text).toContain('Content-Type: multipart/mixed; boundary=guid\r\n\r\n--guid\r\n');
  expect(text).toContain('HTTP/1.1 201 Created');
  expect(text).toMatch(/--guid--\r\n\r\n--batchresponse_1\r\n[^]*HTTP\/1\.1 400 Bad Request/);
  expect(text.endsWith('--batchresponse_1--\r\n')).toBe(true);
});

test('B11 refuses what is no batch in multipart form', async () => {
  const running = await runWithCustomer();
  const type = 'multipart/mixed; boundary=batch';
  const refused = async (body: string, contentType = type) =>
    running.ask('$batch', { method: 'POST', body, headers: { 'content-type': contentType } });

  expect(await refused('--batch\r\nnothing')).toMatchObject({ status: 400 });
  expect(await refused(joined('batch', ['Content-Type: text/plain\r\n\r\nx\r\n']))).toMatchObject({
    status: 400,
  });
  expect(await refused('', 'multipart/mixed')).toMatchObject({ status: 400 });
});
