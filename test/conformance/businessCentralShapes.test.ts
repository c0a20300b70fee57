// The simulated Business Central held against what Microsoft publishes about its API v2.0.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusal, row, rows, runBusinessCentral } from '../simulator/businessCentral/running.ts';
import { writer } from '../simulator/businessCentral/writing.ts';
import { listPath, runStockedCompany, type Stocked } from './businessCentralBooks.ts';
import { readEdmx, type EdmEntity, type Edmx } from './edmx.ts';
import { isPublishedDataHere, needsPublishedData, readPublished } from './publishedData.ts';

/** Published sets that the simulator leaves out. DIFFERENCES.md says so too. */
const leftOut = [
  'accountingPeriods',
  'agedAccountsReceivables',
  'apicategoryroutes',
  'attachments',
  'customerContacts',
  'defaultDimensions',
  'dimensionSetLines',
  'documentAttachments',
  'entityDefinitions',
  'externalbusinesseventdefinitions',
  'externaleventsubscriptions',
  'jobQueueEntries',
  'jobQueueLogEntries',
  'pictures',
];

/** Nothing is in them. */
const empty = ['itemVariants', 'subscriptions'];

async function servedEdmx({ ask }: Pick<Stocked, 'ask'>): Promise<Edmx> {
  return readEdmx(z.string().parse((await ask('$metadata')).body));
}

describe.runIf(isPublishedDataHere)(`B1 the metadata${needsPublishedData}`, () => {
  const published = readEdmx(isPublishedDataHere ? readPublished('bc-api-v2.metadata.xml') : '');

  it('B1 describes each entity with the properties and types that Microsoft publishes', async () => {
    const served = await servedEdmx(await runBusinessCentral());

    expect(Object.keys(served.entities).length).toBeGreaterThan(30);
    for (const [name, { key, properties }] of Object.entries(served.entities)) {
      const known: Partial<EdmEntity> = published.entities[name] ?? {};
      expect({ name, key, properties }).toEqual({
        name,
        key: known.key,
        properties: known.properties,
      });
    }
  });

  it('B1 leads from entity to entity by navigations that exist', async () => {
    const served = await servedEdmx(await runBusinessCentral());

    for (const [name, { navigations }] of Object.entries(served.entities)) {
      const known = published.entities[name]?.navigations ?? {};
      expect({ name, navigations: { ...known, ...navigations } }).toEqual({
        name,
        navigations: known,
      });
    }
  });

  it('B1 knows every member of its enums by its number', async () => {
    const served = await servedEdmx(await runBusinessCentral());

    expect(Object.keys(served.enums).length).toBeGreaterThan(10);
    for (const [name, members] of Object.entries(served.enums)) {
      expect({ name, members }).toEqual({ name, members: published.enums[name] });
    }
  });

  it('B1 has every published set but those that are named as left out', async () => {
    const { sets } = await servedEdmx(await runBusinessCentral());

    const missing = Object.keys(published.sets).filter((name) => !Object.hasOwn(sets, name));
    expect(missing.toSorted()).toEqual(leftOut);
    for (const [name, type] of Object.entries(sets)) expect(published.sets[name]).toBe(type);
  });

  it('lists rows with exactly the properties of their type', async () => {
    const stocked = await runStockedCompany();
    const { entities, sets } = await servedEdmx(stocked);

    for (const [set, type] of Object.entries(sets)) {
      const answer = await stocked.ask(listPath(set, stocked));
      expect({ set, status: answer.status }).toEqual({ set, status: 200 });
      const found = rows(answer);
      expect({ set, isEmpty: found.length === 0 }).toEqual({ set, isEmpty: empty.includes(set) });
      for (const one of found) {
        const names = Object.keys(one)
          .filter((name) => name !== '@odata.etag')
          .map((name) => name.replace('@odata.mediaReadLink', ''));
        expect({ set, names }).toEqual({
          set,
          names: Object.keys(entities[type]?.properties ?? {}),
        });
      }
    }
  });
});

describe.runIf(isPublishedDataHere)(`B3 fields${needsPublishedData}`, () => {
  const fieldList = z.object({
    entities: z.record(
      z.string(),
      z.object({
        properties: z.array(
          z.object({ name: z.string(), type: z.string(), readOnly: z.boolean().nullable() }),
        ),
      }),
    ),
  });
  const published = isPublishedDataHere
    ? fieldList.parse(JSON.parse(readPublished('bc-api-v2.fields.json'))).entities
    : {};
  const samples: Record<string, unknown> = {
    'Edm.String': 'x',
    'Edm.Guid': '11111111-1111-4111-8111-111111111111',
    'Edm.Boolean': true,
    'Edm.Decimal': 1,
    'Edm.Date': '2026-01-01',
    'Edm.DateTimeOffset': '2026-01-01T00:00:00Z',
  };

  it.each([
    ['customer', 'customers'],
    ['contact', 'contacts'],
    ['item', 'items'],
    ['salesInvoice', 'salesInvoices'],
    ['salesInvoiceLine', 'salesInvoiceLines'],
  ])('B3 that are published as read-only are refused for a %s', async (entity, set) => {
    const stocked = await runStockedCompany();
    const { create, change } = writer(stocked);
    const list = listPath(set, stocked).replace(`${stocked.path}/`, '');
    const [existing] = rows(await stocked.ask(`${stocked.path}/${list}`));
    const readOnly = published[entity]?.properties.filter((field) => field.readOnly === true) ?? [];

    expect(readOnly.length).toBeGreaterThan(1);
    for (const { name, type } of readOnly) {
      const body = { [name]: samples[type] ?? 'Draft' };
      const refused = {
        status: 400,
        code: 'BadRequest_InvalidOperation',
        said: `Control '${name}' is read-only.`,
      };
      expect(refusal(await create(list, body))).toEqual(refused);
      expect(refusal(await change(`${set}(${String(existing?.['id'])})`, body))).toEqual(refused);
    }
  });

  it.each([
    ['customer', 'customers'],
    ['contact', 'contacts'],
    ['item', 'items'],
    ['salesInvoice', 'salesInvoices'],
    ['salesInvoiceLine', 'salesInvoiceLines'],
  ])(
    'B3 that are published as writable are not refused as read-only for a %s',
    async (entity, set) => {
      const stocked = await runStockedCompany();
      const { change } = writer(stocked);
      const [existing] = rows(await stocked.ask(listPath(set, stocked)));
      const writable =
        published[entity]?.properties.filter((field) => field.readOnly === false) ?? [];

      expect(writable.length).toBeGreaterThan(10);
      for (const { name } of writable) {
        // What stands there already may always be sent back.
        const body = { [name]: existing?.[name] };
        const answer = await change(`${set}(${String(existing?.['id'])})`, body);
        const code = answer.status === 200 ? '' : refusal(answer).code;
        expect({ name, code }).not.toEqual({ name, code: 'BadRequest_InvalidOperation' });
      }
    },
  );
});

describe.runIf(isPublishedDataHere)(`recorded answers${needsPublishedData}`, () => {
  const recorded = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(isPublishedDataHere ? readPublished('bc-api-v2.samples.json') : '{}'));
  const sample = (name: string) => z.record(z.string(), z.unknown()).parse(recorded[name]);

  it.each([
    ['GET customers(id)', 'customers'],
    ['GET items element (2026)', 'items'],
    ['GET contacts element (2026)', 'contacts'],
    ['POST salesInvoices (2026)', 'salesInvoices'],
    ['GET salesInvoices(id)/salesInvoiceLines element (2026)', 'salesInvoiceLines'],
  ])('of "%s" have the same fields in the same order as ours', async (name, set) => {
    const stocked = await runStockedCompany();
    const [ours = {}] = rows(await stocked.ask(listPath(set, stocked)));

    const theirs = Object.keys(sample(name)).filter((key) => key !== '@odata.context');
    expect(Object.keys(ours)).toEqual(theirs);
  });

  it('can be sent as a new customer, contact and item', async () => {
    const stocked = await runBusinessCentral();
    const { create } = writer(stocked);
    const sent = (name: string, ...left: string[]) =>
      Object.fromEntries(
        Object.entries(sample(name)).filter(
          ([key]) => !key.startsWith('@') && !/Id$|^id$|DateTime$/.test(key) && !left.includes(key),
        ),
      );

    const customer = sent('GET customers(id)', 'balanceDue', 'taxAreaDisplayName', 'currencyCode');
    expect(await create('customers', customer)).toMatchObject({ status: 201, body: customer });
    const item = sent('GET items element (2026)', 'inventory');
    expect(row(await create('items', item))).toMatchObject({ ...item, taxGroupCode: '' });
    const contact = sent('GET contacts element (2026)', 'lastInteractionDate', 'companyNumber');
    const made = row(await create('contacts', contact));
    expect(made).toMatchObject({ ...contact, contactBusinessRelation: 'None' });
  });
});
