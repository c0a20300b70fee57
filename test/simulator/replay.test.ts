// The same seed, clock and requests are the same story, to the last letter of every answer and of what is kept.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { fixedClock } from '../../simulator/clock.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { openWorldLog } from '../../simulator/worldLog.ts';
import { startTestSimulator, type TestSimulator } from './startTestSimulator.ts';

/** All but `slow`: on a clock that stands still it never ends. */
const kinds = [
  ...(['throttled', 'serverError', 'cut', 'answerLost', 'doneLater', 'deliveredTwice'] as const),
  ...(['tokenExpired', 'truncated', 'notJson', 'batchItem'] as const),
];

/** Reads, writes and batches under many faults, time that passes, and all that came of it. */
async function tell(seed: number): Promise<{ answers: string[]; kept: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'replay-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const stored = openWorldLog(folder);
  onTestFinished(() => stored.close());
  const simulator = await startTestSimulator(undefined, { stored, clock });
  simulator.faults.replace([], { seed, rate: 0.4, kinds });
  const answers: string[] = [];
  const calls = await callsOf(simulator);
  for (const call of calls) {
    answers.push(await call().then(print, (error: unknown) => `no answer: ${String(error)}`));
    await simulator.control('POST', '/clock', { advance: 'PT30S' });
  }
  answers.push(JSON.stringify(simulator.faults.met()));
  return { answers, kept: readFileSync(path.join(folder, 'world.ndjson'), 'utf8') };
}

async function callsOf({ origins, world, token }: TestSimulator) {
  const headersFor = async (resource: string) => ({
    authorization: `Bearer ${await token({ user: 'megan', resource })}`,
    accept: 'application/json',
    'content-type': 'application/json',
    prefer: 'odata.continue-on-error',
    // The port is another one each time.
    'x-forwarded-host': 'simulator.example',
  });
  const inGraph = await headersFor('graph');
  const inBusinessCentral = await headersFor('businessCentral');
  const graph = `${origins.graph}/v1.0/solutions/bookingBusinesses`;
  const business = world.bookingBusinesses.list()[0]?.id ?? '';
  const { companyId = '' } = world.companyPermissions.list()[0] ?? {};
  const environment = world.environments.list()[0]?.name ?? '';
  const root = `${origins.businessCentral}/v2.0/${organisation.tenantId}/${environment}/api/v2.0`;
  const invoices = `companies(${companyId})/salesInvoices`;
  const customer = world.customers.find(
    (each) => each.companyId === companyId && !each.blocked.trim(),
  );
  const item = world.items.find((each) => each.companyId === companyId && !each.blocked);
  const draft = {
    customerId: customer?.id,
    salesInvoiceLines: [{ lineType: 'Item', itemId: item?.id, quantity: 1 }],
  };
  const requests = [0, 1, 2].map((id) => ({
    id: String(id),
    method: 'POST',
    url: invoices,
    headers: { 'content-type': 'application/json' },
    body: draft,
  }));
  const post = (url: string, body: object) => () =>
    fetch(url, { method: 'POST', headers: inBusinessCentral, body: JSON.stringify(body) });
  const round = [
    () => fetch(graph, { headers: inGraph }),
    () => fetch(`${graph}/${business}/appointments`, { headers: inGraph }),
    () => fetch(`${root}/${invoices}?$top=5`, { headers: inBusinessCentral }),
    post(`${root}/${invoices}`, draft),
    post(`${root}/$batch`, { requests }),
  ];
  return [...round, ...round, ...round, ...round, ...round];
}

async function print(answer: Response): Promise<string> {
  const headers = Object.fromEntries(answer.headers);
  delete headers['date'];
  const text = await answer.text().catch((error: unknown) => `broken: ${String(error)}`);
  return JSON.stringify([answer.status, headers, text]);
}

const Met = z.record(z.string(), z.number());

test('replays exactly what a seed, a clock and the requests tell', async () => {
  const [first, second, other] = [await tell(4), await tell(4), await tell(5)];
  expect(second.answers).toEqual(first.answers);
  expect(second.kept).toBe(first.kept);
  expect(other.answers).not.toEqual(first.answers);
  const met = Met.parse(JSON.parse(first.answers.at(-1) ?? ''));
  expect(Object.keys(met).length).toBeGreaterThan(3);
});
