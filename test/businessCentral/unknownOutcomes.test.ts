// What may have been done is never called undone, and what was not done is never called unknown for nothing.
import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import {
  createBusinessCentral,
  type BusinessCentral,
  type CompanyPlace,
} from '../../api/businessCentral/businessCentral.ts';
import { asId } from '../../api/domain/ids.ts';
import type { NewSalesInvoice } from '../../api/domain/salesInvoice.ts';
import { AccessError } from '../../api/http/accessError.ts';
import { UpstreamError } from '../../api/http/upstreamError.ts';
import type { FaultRuleInput } from '../../simulator/faults.ts';
import { madeBy, openCompany } from '../support/businessCentral.ts';
import { serve, type LocalServer, type Said } from '../support/localServer.ts';
import { recordedPause } from '../support/pause.ts';
import { numberedTokens, someUser } from '../support/signedInUser.ts';
import { invoicesMade } from './invoicesMade.ts';

const guid = (last: number): string => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

const place: CompanyPlace = { environment: 'Production', companyId: asId(guid(1)) };

const draft: NewSalesInvoice = {
  customerId: asId(guid(2)),
  marker: 'BI-1',
  markerField: 'externalDocumentNumber',
  currencyCode: 'EUR',
  lines: [
    {
      sequence: 100_000,
      itemId: asId(guid(3)),
      description: 'Therapy',
      quantity: new Decimal('0.5'),
      unitPrice: new Decimal('79.95'),
      shipmentDate: '2026-11-16',
    },
  ],
};

function businessCentralAt({ transport }: LocalServer, writeTimeoutMs = 5_000): BusinessCentral {
  return createBusinessCentral({
    transport,
    accessTokens: numberedTokens(),
    pause: recordedPause(),
    readTimeoutMs: 5_000,
    writeTimeoutMs,
  })(someUser);
}

/** How the creation of two drafts ends, for a given answer to their batch. */
async function outcomesFor(said: Said): Promise<string[]> {
  const server = await serve(() => said);
  const outcomes = await businessCentralAt(server).createSalesInvoices(place, [draft, draft]);
  expect(server.received).toHaveLength(1);
  return outcomes.map(({ outcome }) => outcome);
}

function error(code: string, message = 'No.'): object {
  return { error: { code, message: `${message}  CorrelationId:  ${guid(9)}.` } };
}

const unknown = ['unknown', 'unknown'];
const notDone = ['notDone', 'notDone'];
const refused = ['refused', 'refused'];

test.each<[string, Said, string[]]>([
  ['a cut connection', 'cut', unknown],
  ['408', { status: 408, body: error('Internal_ServerError') }, unknown],
  ['500', { status: 500, body: error('Internal_ServerError') }, unknown],
  ['502 of a gateway', { status: 502, body: '<html>' }, unknown],
  ['503', { status: 503, body: error('Internal_ServerError') }, unknown],
  ['503 with Retry-After', { status: 503, headers: { 'retry-after': '5' }, body: '' }, unknown],
  ['504', { status: 504, body: '' }, unknown],
  ['a page in place of JSON', { body: '<html>' }, unknown],
  ['half an answer', { body: '{"responses":[{"id":"0","sta' }, unknown],
  ['no answers at all', { body: { responses: [] } }, unknown],
  ['another shape', { body: { value: [] } }, unknown],
  ['a redirect', { status: 302, headers: { location: 'https://evil.example' } }, unknown],
  ['400 of somebody else', { status: 400, body: 'Bad Request' }, unknown],
  ['429', { status: 429, body: error('Application_TooManyRequests') }, notDone],
  ['429 of a gateway', { status: 429, body: '' }, notDone],
  ['503 at the door', { status: 503, body: error('Application_TooManyRequests') }, notDone],
  ['400', { status: 400, body: error('BadRequest') }, refused],
  ['404', { status: 404, body: error('Internal_CompanyNotFound') }, refused],
  ['413', { status: 413, body: '' }, refused],
])('B7 a batch that ends in %s', async (_, said, expected) => {
  expect(await outcomesFor(said)).toEqual(expected);
});

test('a batch that takes too long may have been done', async () => {
  const server = await serve(() => 'silence');
  const businessCentral = businessCentralAt(server, 100);
  const outcomes = await businessCentral.createSalesInvoices(place, [draft, draft]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(unknown);
  expect(outcomes[0]).toMatchObject({ why: 'Business Central did not answer in time' });
});

test.each([
  [{ status: 500, body: error('Internal_ServerError') }, 'unknown'],
  [{ status: 408, body: error('Internal_ServerError') }, 'unknown'],
  [{ status: 503, body: error('Internal_TenantUnavailable') }, 'unknown'],
  [
    { status: 409, body: error('Internal_ServerError', 'Your activity was deadlocked.') },
    'unknown',
  ],
  [{ status: 409, body: error('Whatever') }, 'unknown'],
  [
    { status: 400, body: error('Application_DialogException', 'The activity was deadlocked.') },
    'unknown',
  ],
  [{ status: 201, body: { id: guid(4) } }, 'unknown'],
  [{ status: 201 }, 'unknown'],
  [{ status: 204 }, 'unknown'],
  [{ status: 429, body: error('Application_TooManyRequests') }, 'notDone'],
  [{ status: 400, body: error('Application_FieldValidationException') }, 'refused'],
  [{ status: 400, body: error('Internal_EntityWithSameKeyExists') }, 'refused'],
  [{ status: 403, body: error('Authorization_RequestDenied') }, 'refused'],
  [{ status: 404, body: error('Internal_RecordNotFound') }, 'refused'],
  [{ status: 409, body: error('Request_EntityChanged') }, 'refused'],
])('B6 an item that is answered %o ends as %s', async (item, expected) => {
  const [outcome, missing] = await outcomesFor({ body: { responses: [{ id: '0', ...item }] } });
  expect(outcome).toBe(expected);
  expect(missing).toBe('unknown');
});

test('B6 answers are told apart by their ids, in whatever order they come', async () => {
  const server = await serve(() => ({
    body: {
      responses: [
        { id: '1', status: 400, body: error('Application_DialogException', 'The second one.') },
        { id: null, status: 400, body: error('Application_DialogException', 'Nobody’s.') },
        {
          id: '0',
          status: 429,
          headers: { 'Retry-After': '1.5' },
          body: error('Application_TooManyRequests'),
        },
      ],
    },
  }));
  const outcomes = await businessCentralAt(server).createSalesInvoices(place, [draft, draft]);
  expect(outcomes).toEqual([
    { outcome: 'notDone', retryAfterMs: 1_500 },
    {
      outcome: 'refused',
      status: 400,
      code: 'Application_DialogException',
      said: 'The second one.',
    },
  ]);
});

test('says how long to wait where the whole batch came too soon', async () => {
  const server = await serve(() => ({ status: 429, headers: { 'retry-after': '30' } }));
  const outcomes = await businessCentralAt(server).createSalesInvoices(place, [draft]);
  expect(outcomes).toEqual([{ outcome: 'notDone', retryAfterMs: 30_000 }]);
});

test.each([401, 403])(
  '%i on the whole batch is about the user, and nothing was done',
  async (status) => {
    const server = await serve(() => ({
      status,
      body: error('Authentication_InvalidCredentials'),
    }));
    const created = businessCentralAt(server).createSalesInvoices(place, [draft]);
    await expect(created).rejects.toMatchObject({
      name: 'AccessError',
      code: 'businessCentralAccessDenied',
    });
  },
);

test('without a token nothing was sent', async () => {
  const server = await serve(() => ({}));
  const failures = [
    new UpstreamError('Entra is away', {
      service: 'identity',
      status: 503,
      code: null,
      requestId: null,
      outcome: 'unknown',
      retryAfterMs: 2_000,
    }),
    new AccessError('Sign in', { code: 'interactionRequired', service: 'businessCentral' }),
  ];
  const writes = failures.map((failure) =>
    createBusinessCentral({
      transport: server.transport,
      accessTokens: { get: () => Promise.reject(failure) },
    })(someUser).createSalesInvoices(place, [draft]),
  );
  expect(await writes[0]).toEqual([{ outcome: 'notDone', retryAfterMs: 2_000 }]);
  await expect(writes[1]).rejects.toBe(failures[1]);
  expect(server.received).toEqual([]);
});

test('sends fields in the order in which Business Central has to take them, in one batch', async () => {
  const server = await serve(() => ({ body: { responses: [] } }));
  await businessCentralAt(server).createSalesInvoices(place, [draft]);
  const [sent] = server.received;
  expect(sent).toMatchObject({
    method: 'POST',
    path: `/v2.0/${someUser.tenantId}/Production/api/v2.0/$batch`,
    headers: {
      accept: 'application/json',
      'accept-language': 'en-US',
      'content-type': 'application/json',
      prefer: 'odata.continue-on-error',
    },
  });
  expect(sent?.headers['isolation']).toBeUndefined();
  expect(sent?.body).toBe(
    JSON.stringify({
      requests: [
        {
          id: '0',
          method: 'POST',
          url: `companies(${place.companyId})/salesInvoices?$expand=salesInvoiceLines`,
          headers: { 'Content-Type': 'application/json' },
          body: {
            customerId: draft.customerId,
            externalDocumentNumber: 'BI-1',
            currencyCode: 'EUR',
            salesInvoiceLines: [
              {
                sequence: 100_000,
                itemId: draft.lines[0]?.itemId,
                description: 'Therapy',
                quantity: 0.5,
                unitPrice: 79.95,
                shipmentDate: '2026-11-16',
              },
            ],
          },
        },
      ],
    }),
  );
});

test('an id that could lead elsewhere, to an action above all, is not sent', async () => {
  const server = await serve(() => ({}));
  const businessCentral = businessCentralAt(server);
  const id = asId<'salesInvoice'>(`${guid(5)})/Microsoft.NAV.post`);
  await expect(businessCentral.deleteSalesInvoice(place, { id, etag: 'x' })).rejects.toThrow(
    'GUID',
  );
  await expect(businessCentral.getSalesInvoice(place, id)).rejects.toThrow('GUID');
  const elsewhere = { ...place, companyId: asId<'company'>('x)/y(') };
  await expect(businessCentral.listItems(elsewhere)).rejects.toThrow('GUID');
  expect(server.received).toEqual([]);
});

test('a description may speak of anything, even of actions', async () => {
  const server = await serve(() => ({ body: { responses: [] } }));
  const lines = draft.lines.map((line) => ({
    ...line,
    description: 'About /Microsoft.NAV.post ?',
  }));
  await businessCentralAt(server).createSalesInvoices(place, [{ ...draft, lines }]);
  expect(server.received).toHaveLength(1);
});

test('at most four writers of one user in one company, and five requests in all', async () => {
  const held: (() => void)[] = [];
  let most = 0;
  const server = await serve(async ({ method }) => {
    if (method !== 'POST') return { body: { value: [] } };
    await new Promise<void>((resolve) => {
      most = Math.max(most, held.push(resolve));
      if (held.length >= 4) setImmediate(() => held.splice(0).forEach((release) => release()));
    });
    return { body: { responses: [] } };
  });
  const businessCentral = businessCentralAt(server);
  const writes = Array.from({ length: 12 }, () =>
    businessCentral.createSalesInvoices(place, [draft]),
  );
  // A fifth request finds its way although all writers are busy.
  expect(await businessCentral.listItems(place)).toEqual([]);
  await Promise.all(writes);
  expect(most).toBe(4);
});

const lostAnswers: FaultRuleInput[] = [
  { service: 'businessCentral', kind: 'answerLost', path: '$batch', times: 1 },
  { service: 'businessCentral', kind: 'answerLost', status: 504, path: '$batch', times: 1 },
];

test.each(lostAnswers)(
  'a draft whose answer was lost is found by its marker: %o',
  async (fault) => {
    const { simulator, businessCentral, place: company, draftFor } = await openCompany();
    simulator.faults.replace([fault]);
    const [outcome] = await businessCentral.createSalesInvoices(company, [draftFor('BI-LOST')]);
    expect(outcome?.outcome).toBe('unknown');
    expect(invoicesMade(simulator)).toHaveLength(1);
    const by = { markerField: 'externalDocumentNumber', marker: 'BI-LOST' } as const;
    const [found] = await businessCentral.findSalesInvoices(company, by);
    expect(found?.id).toBe(invoicesMade(simulator)[0]?.id);
  },
);

test('B1 a write is never sent twice, whatever happens to it', async () => {
  const { simulator, businessCentral, place: company, draftFor } = await openCompany();
  const failures = [429, 500, 503, 504].map((status) => ({ kind: 'status', status }) as const);
  for (const failure of [...failures, { kind: 'cut' } as const]) {
    simulator.requests.length = 0;
    simulator.faults.replace([{ service: 'businessCentral', method: 'POST', ...failure }]);
    await businessCentral.createSalesInvoices(company, [draftFor('BI-ONCE')]);
    await businessCentral.createSalesInvoices(company, [draftFor('BI-ONCE', { lines: [] })]);
    const posts = simulator.requests.filter(({ service }) => service === 'businessCentral');
    expect(posts).toHaveLength(2);
  }
  expect(invoicesMade(simulator)).toHaveLength(0);
});

test('lines whose answer was lost are unknown, and so are lines that cannot be read back', async () => {
  const { simulator, businessCentral, place: company, draftFor, line } = await openCompany();
  const headers = [draftFor('BI-L', { lines: [] })];
  const header = madeBy((await businessCentral.createSalesInvoices(company, headers))[0]);
  simulator.faults.replace([{ service: 'businessCentral', kind: 'answerLost', path: '$batch' }]);
  const lost = await businessCentral.addSalesInvoiceLines(company, header.id, [line()]);
  expect(lost.outcome).toBe('unknown');
  simulator.faults.replace([
    { service: 'businessCentral', kind: 'status', status: 500, method: 'GET' },
  ]);
  const unread = await businessCentral.addSalesInvoiceLines(company, header.id, [line()]);
  expect(unread.outcome).toBe('unknown');
  simulator.faults.replace([
    { service: 'businessCentral', kind: 'status', status: 403, method: 'GET' },
  ]);
  const denied = await businessCentral.addSalesInvoiceLines(company, header.id, [line()]);
  expect(denied.outcome).toBe('unknown');
  simulator.faults.clear();
  const invoice = await businessCentral.getSalesInvoice(company, header.id);
  expect(invoice?.lines).toHaveLength(3);
});

test('a deletion whose answer was lost is unknown', async () => {
  const { simulator, businessCentral, place: company, draftFor } = await openCompany();
  const made = madeBy((await businessCentral.createSalesInvoices(company, [draftFor('BI-D')]))[0]);
  simulator.faults.replace([{ service: 'businessCentral', kind: 'answerLost', method: 'DELETE' }]);
  expect((await businessCentral.deleteSalesInvoice(company, made)).outcome).toBe('unknown');
  expect(await businessCentral.getSalesInvoice(company, made.id)).toBeUndefined();
});

test('a batch of reads that is answered in part is read again as a whole', async () => {
  const invoice = {
    '@odata.etag': 'W/"1"',
    id: guid(6),
    number: 'S1',
    status: 'In_x0020_Review',
    externalDocumentNumber: 'BI-1',
    customerPurchaseOrderReference: '',
    customerId: guid(2),
    currencyCode: 'EUR',
    pricesIncludeTax: false,
    totalAmountExcludingTax: 450000,
    totalAmountIncludingTax: 450000.01,
    salesInvoiceLines: [],
  };
  const server = await serve((_, before) => ({
    body: {
      responses: [
        { id: '0', status: before === 0 ? 429 : 200, body: { value: [invoice] } },
        { id: '1', status: 200, body: { value: [] } },
      ],
    },
  }));
  const ids = [guid(6), guid(7)].map((id) => asId<'salesInvoice'>(id));
  const read = await businessCentralAt(server).getSalesInvoices(place, ids);
  expect(read.get(asId(guid(6)))).toMatchObject({ status: 'In Review', number: 'S1' });
  expect(read.get(asId(guid(7)))).toBe('absent');
});
