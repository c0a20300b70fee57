// What people take away: the events of a run as it goes on, its receipt as a file, and the journal.
import { beforeAll, expect, test } from 'vitest';
import { InvoiceRunEvent } from '../../api/contract/invoiceRuns.ts';
import { operations } from '../../api/contract/operations.ts';
import { asId } from '../../api/domain/ids.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { personal } from '../support/audit.ts';
import {
  after,
  invoice,
  invoicingSetup,
  readyOfEach,
  startWith,
  until,
  untilPaused,
  type Where,
} from '../support/invoicing.ts';
import { addSecondTenant, secondTenantId } from '../support/secondTenant.ts';
import { onBothProducts } from '../support/sharedProduct.ts';

const { listJournal } = operations;

const environment = { ALLOWED_TENANT_IDS: `${organisation.tenantId}, ${secondTenantId}` };

onBothProducts({ environment, seed: { bookings: 60, customers: 14 } }, (shared) => {
  let where: Where;

  beforeAll(async () => {
    const { world, clock } = shared.product;
    addSecondTenant(world, new Date(clock.now()));
    where = await invoicingSetup(shared.product);
  });

  async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const { product, syncSetupId } = where;
    const authorization = `Bearer ${await product.token('megan')}`;
    return fetch(`${product.origin}/api/sync-setups/${syncSetupId}${path}`, {
      headers: { authorization, ...headers },
    });
  }

  type Event = { id: number; name: string; data: string };

  function eventsIn(text: string): Event[] {
    return text.split('\n\n').flatMap((block) => {
      const [, id, name = '', data = ''] =
        /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      return id === undefined ? [] : [{ id: Number(id), name, data }];
    });
  }

  async function follow(runId: string, lastEventId?: number): Promise<Event[]> {
    const headers = lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) };
    const response = await get(`/invoice-runs/${runId}/events`, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('content-encoding')).toBeNull();
    return eventsIn(await response.text());
  }

  test('who follows a run sees every draft come to its end, and then the stream ends', async () => {
    const { product } = where;
    product.faults.replace([
      {
        service: 'businessCentral',
        path: '$batch',
        kind: 'status',
        status: 429,
        retryAfter: 60,
        times: 1,
      },
    ]);
    const { id } = await startWith(where, await readyOfEach(where, 3));
    const following = follow(id);
    await untilPaused(where, id, 3);
    await after(where, 61_000);
    const events = await following;
    expect(events.at(-1)?.name).toBe('end');
    const progress = events.filter(({ name }) => name === 'progress');
    const told = progress.map(({ data }) => InvoiceRunEvent.parse(JSON.parse(data)));
    const states = new Map(told.flatMap(({ drafts }) => drafts.map((draft) => [draft.id, draft])));
    expect([...states.values()]).toEqual((await until(where, id)).drafts);
    expect(told.at(-1)?.run).toMatchObject({ state: 'finished', progress: { drafted: 3 } });
    expect(progress.map((event) => event.id)).toEqual(
      progress.map((event) => event.id).toSorted((one, other) => one - other),
    );
  });

  test('who lost the connection goes on after the last event', async () => {
    const run = await invoice(where, await readyOfEach(where, 2));
    const [first, end] = await follow(run.id);
    expect(end?.name).toBe('end');
    const missed = await follow(run.id, (first?.id ?? 0) - 1);
    const { drafts } = InvoiceRunEvent.parse(JSON.parse(missed[0]?.data ?? ''));
    expect(drafts.length).toBeLessThanOrEqual(run.drafts.length);
    const nothing = await follow(run.id, first?.id);
    expect(InvoiceRunEvent.parse(JSON.parse(nothing[0]?.data ?? '')).drafts).toEqual([]);
    expect(nothing.at(-1)?.name).toBe('end');
  });

  test('the receipt is a table with a row for every line, in UTF-8 that spreadsheets know', async () => {
    const run = await invoice(where, await readyOfEach(where, 2));
    const response = await get(`/invoice-runs/${run.id}.csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="invoice-run-/,
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
    const [head = '', ...rows] = new TextDecoder().decode(bytes).trim().split('\r\n');
    expect(head.split(',').slice(0, 4)).toEqual([
      'draft',
      'state',
      'reference',
      'salesInvoiceNumber',
    ]);
    expect(rows).toHaveLength(run.drafts.flatMap(({ lines }) => lines).length);
    for (const draft of run.drafts) {
      const row = rows.find((one) => one.includes(draft.marker));
      expect(row).toContain(`drafted,${draft.marker},${draft.salesInvoice?.number}`);
      expect(row).toContain(draft.lines[0]?.bookingIds[0]);
    }
  });

  test('J2 a customer who is called like a formula is only text in the receipt', async () => {
    const [booking] = await readyOfEach(where, 1);
    where.product.world.customers.patch(booking?.customer?.id ?? '', { blocked: 'All' });
    const run = await invoice(where, booking ? [booking] : []);
    await where.product.db
      .updateTable('sales_invoice_drafts')
      .set({ customer: JSON.stringify({ ...storedCustomer, id: booking?.customer?.id }) })
      .where('id', '=', asId<'salesInvoiceDraft'>(run.drafts[0]?.id ?? ''))
      .execute();
    const text = await (await get(`/invoice-runs/${run.id}.csv`)).text();
    expect(text).toContain(`,"'=HYPERLINK(""http://evil.example"",""x"")",`);
  });

  test('the journal comes in pages, oldest first, and without a word about people', async () => {
    const pages: unknown[] = [];
    const entries: number[] = [];
    let next: number | null = 0;
    while (next !== null) {
      const text = await (await get(`/journal?limit=7&after=${next}`)).text();
      const page = listJournal.response.parse(JSON.parse(text));
      entries.push(...page.entries.map(({ seq }) => seq));
      pages.push(page);
      next = page.nextAfter;
    }
    expect(entries).toEqual([...new Set(entries)].toSorted((one, other) => one - other));
    expect(pages.length).toBeGreaterThan(2);
    expect(personal(JSON.stringify(pages), where.product.world)).toEqual([]);
    const csv = await get('/journal', { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = (await csv.text()).trim().split('\r\n');
    expect(rows).toHaveLength(entries.length + 1);
  });

  test.each(['/invoice-runs/{run}/events', '/invoice-runs/{run}.csv', '/journal'])(
    'J1 %s is not there for another organisation, nor for nobody',
    async (path) => {
      const { product } = where;
      const run = (
        await product.ok('listInvoiceRuns', { params: { syncSetupId: where.syncSetupId } })
      ).invoiceRuns[0];
      const address = path.replace('{run}', run?.id ?? '');
      expect((await get(address, { authorization: '' })).status).toBe(401);
      const foreign = await product.token('nora');
      expect((await get(address, { authorization: `Bearer ${foreign}` })).status).toBe(404);
    },
  );
});

const storedCustomer = {
  number: 'C1',
  displayName: '=HYPERLINK("http://evil.example","x")',
  type: 'Person',
  email: '',
  city: '',
  blocked: false,
  currencyCode: '',
};
