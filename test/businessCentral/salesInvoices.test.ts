import { Decimal } from 'decimal.js';
import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import {
  deleteSalesInvoice,
  editSalesInvoice,
  postSalesInvoice,
  releaseSalesInvoice,
} from '../../simulator/businessCentral/colleague.ts';
import { madeBy, openCompany, type TestCompany } from '../support/businessCentral.ts';
import { invoicesMade } from './invoicesMade.ts';

/** A colleague at work in Business Central. */
function scene({ simulator: { world, random } }: TestCompany) {
  return { world, random, now: new Date() };
}

const nobody = asId<'salesInvoice'>('00000000-0000-4000-8000-000000000000');

test('drafts come back with everything that is to be verified', async () => {
  const { businessCentral, place, customer, draftFor, line, item } = await openCompany();
  const customerId = customer(false).id;
  const lines = [
    line({ description: 'First', quantity: new Decimal('0.83333'), unitPrice: new Decimal(120) }),
    line({ description: 'Second', unitPrice: new Decimal('79.95') }),
  ];
  const [outcome] = await businessCentral.createSalesInvoices(place, [
    draftFor('BI-1', { customerId, lines }),
  ]);
  const made = madeBy(outcome);
  expect(made).toMatchObject({
    status: 'Draft',
    externalDocumentNumber: 'BI-1',
    customerId,
    currencyCode: 'EUR',
    pricesIncludeTax: false,
  });
  expect(made.number).not.toBe('');
  expect(made.lines.map(({ description, itemId }) => [description, itemId])).toEqual([
    ['First', item.id],
    ['Second', item.id],
  ]);
  expect(
    made.lines.map(({ quantity, unitPrice }) => [quantity.toString(), unitPrice.toString()]),
  ).toEqual([
    ['0.83333', '120'],
    ['1', '79.95'],
  ]);
  expect(made.totalAmountExcludingTax.toFixed(2)).toBe('179.95');
  expect(made.totalAmountIncludingTax.toFixed(2)).toBe('214.14');
  expect(made.lines[0]?.taxPercent.toString()).toBe('19');
});

test('the service date stands on the line, and the marker in the field that the setup names', async () => {
  const { simulator, businessCentral, place, draftFor, line } = await openCompany();
  const draft = draftFor('BI-PO', {
    markerField: 'customerPurchaseOrderReference',
    lines: [line({ shipmentDate: '2026-10-02' })],
  });
  const made = madeBy((await businessCentral.createSalesInvoices(place, [draft]))[0]);
  expect(made.customerPurchaseOrderReference).toBe('BI-PO');
  expect(made.externalDocumentNumber).toBe('');
  const record = simulator.world.salesInvoiceLines.get(made.lines[0]?.id ?? '');
  expect(record?.shipmentDate).toBe('2026-10-02');
});

test('prices are gross for a customer whose prices include tax', async () => {
  const { businessCentral, place, customer, draftFor, line } = await openCompany();
  const draft = draftFor('BI-GROSS', {
    customerId: customer(true).id,
    lines: [line({ unitPrice: new Decimal(119) })],
  });
  const made = madeBy((await businessCentral.createSalesInvoices(place, [draft]))[0]);
  expect(made.pricesIncludeTax).toBe(true);
  expect(made.totalAmountExcludingTax.toString()).toBe('100');
  expect(made.totalAmountIncludingTax.toString()).toBe('119');
});

test('many travel in one batch; a bad one is refused with its reason and stops no other', async () => {
  const { simulator, businessCentral, place, draftFor, line } = await openCompany();
  const unknownItem = asId<'item'>('00000000-0000-4000-8000-000000000000');
  const drafts = [
    draftFor('BI-A'),
    draftFor('BI-B', { lines: [line(), line({ itemId: unknownItem })] }),
    draftFor('BI-C', { currencyCode: 'GBP' }),
    draftFor('BI-D'),
  ];
  const outcomes = await businessCentral.createSalesInvoices(place, drafts);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'refused', 'done']);
  expect(outcomes[1]).toMatchObject({ status: 400, code: 'Application_DialogException' });
  const said = outcomes[1]?.outcome === 'refused' ? outcomes[1].said : '';
  expect(said).not.toBe('');
  expect(said).not.toContain('CorrelationId');
  expect(simulator.requests.filter(({ service }) => service === 'businessCentral')).toHaveLength(1);
  expect(invoicesMade(simulator)).toHaveLength(2);
  expect(madeBy(outcomes[0]).externalDocumentNumber).toBe('BI-A');
  expect(madeBy(outcomes[3]).externalDocumentNumber).toBe('BI-D');
});

test('nothing to create asks for nothing, and too many are a mistake', async () => {
  const { simulator, businessCentral, place, draftFor } = await openCompany();
  expect(await businessCentral.createSalesInvoices(place, [])).toEqual([]);
  const many = Array.from({ length: 21 }, (_, index) => draftFor(`BI-${index}`));
  await expect(businessCentral.createSalesInvoices(place, many)).rejects.toThrow('at most 20');
  expect(simulator.requests).toEqual([]);
});

test('is found by its marker, with its lines; another marker finds nothing', async () => {
  const { businessCentral, place, draftFor } = await openCompany();
  await businessCentral.createSalesInvoices(place, [draftFor('BI-FOUND'), draftFor("BI-O'NEIL")]);
  const markerField = 'externalDocumentNumber';
  const found = await businessCentral.findSalesInvoices(place, { markerField, marker: 'BI-FOUND' });
  expect(found).toHaveLength(1);
  expect(found[0]?.lines).toHaveLength(1);
  const quoted = await businessCentral.findSalesInvoices(place, {
    markerField,
    marker: "BI-O'NEIL",
  });
  expect(quoted.map(({ externalDocumentNumber }) => externalDocumentNumber)).toEqual(["BI-O'NEIL"]);
  const marker = "x' or externalDocumentNumber ne 'x";
  expect(await businessCentral.findSalesInvoices(place, { markerField, marker })).toEqual([]);
});

test('a marker that stands on two documents gives both', async () => {
  const { businessCentral, place, draftFor } = await openCompany();
  await businessCentral.createSalesInvoices(
    place,
    [1, 2, 3].map(() => draftFor('BI-TWICE')),
  );
  const by = { markerField: 'externalDocumentNumber', marker: 'BI-TWICE' } as const;
  expect(await businessCentral.findSalesInvoices(place, by)).toHaveLength(2);
});

test('follows a document through posting: the same id, another number', async () => {
  const company = await openCompany();
  const { businessCentral, place, draftFor } = company;
  const draft = madeBy((await businessCentral.createSalesInvoices(place, [draftFor('BI-P')]))[0]);
  releaseSalesInvoice(draft.id, scene(company));
  expect(await businessCentral.getSalesInvoice(place, draft.id)).toMatchObject({
    status: 'Open',
    number: draft.number,
  });
  postSalesInvoice(draft.id, scene(company));
  const posted = await businessCentral.getSalesInvoice(place, draft.id);
  expect(posted).toMatchObject({ id: draft.id, status: 'Open', externalDocumentNumber: 'BI-P' });
  expect(posted?.number).not.toBe(draft.number);
});

test('reads many at once, and tells which of them are gone', async () => {
  const company = await openCompany();
  const { simulator, businessCentral, place, draftFor } = company;
  const drafts = Array.from({ length: 20 }, (_, index) => draftFor(`BI-${index}`));
  const first = await businessCentral.createSalesInvoices(place, drafts);
  const second = await businessCentral.createSalesInvoices(place, drafts.slice(0, 5));
  const ids = [...first, ...second].map((outcome) => madeBy(outcome).id);
  deleteSalesInvoice(ids[3] ?? '', scene(company));
  simulator.requests.length = 0;
  const read = await businessCentral.getSalesInvoices(place, [...ids, nobody, ids[0] ?? nobody]);
  expect(read.size).toBe(26);
  expect([...read].filter(([, invoice]) => invoice === 'absent').map(([id]) => id)).toEqual([
    ids[3],
    nobody,
  ]);
  expect(read.get(ids[0] ?? nobody)).toMatchObject({ externalDocumentNumber: 'BI-0' });
  expect(simulator.requests).toHaveLength(2);
  expect(await businessCentral.getSalesInvoices(place, [])).toEqual(new Map());
});

test('no error on reading is ever taken for a deletion', async () => {
  const { simulator, businessCentral, place, draftFor } = await openCompany();
  const { id } = madeBy((await businessCentral.createSalesInvoices(place, [draftFor('BI-R')]))[0]);
  const failures = [
    { status: 404 },
    { status: 404, code: 'Internal_CompanyNotFound' },
    { status: 400, code: 'Internal_RecordNotFound' },
    { status: 500 },
  ];
  for (const failure of failures) {
    simulator.faults.replace([{ service: 'businessCentral', kind: 'status', ...failure }]);
    const error = { name: 'UpstreamError', status: failure.status };
    await expect(businessCentral.getSalesInvoice(place, id)).rejects.toMatchObject(error);
    await expect(businessCentral.getSalesInvoices(place, [id])).rejects.toMatchObject(error);
  }
  simulator.faults.clear();
  const wrongCompany = { ...place, companyId: asId<'company'>(nobody) };
  await expect(businessCentral.getSalesInvoice(wrongCompany, id)).rejects.toThrow();
  await expect(businessCentral.getSalesInvoices(wrongCompany, [id])).rejects.toThrow();
});

test('header first, then its lines together, as where a company refuses a deep insert', async () => {
  const { businessCentral, place, customer, draftFor, line } = await openCompany();
  const draft = draftFor('BI-H', { customerId: customer(true).id });
  const [headerMade] = await businessCentral.createSalesInvoices(place, [{ ...draft, lines: [] }]);
  const header = madeBy(headerMade);
  expect(header).toMatchObject({
    externalDocumentNumber: 'BI-H',
    pricesIncludeTax: true,
    lines: [],
  });
  const lines = ['One', 'Two', 'Three'].map((description) => line({ description }));
  const made = madeBy(await businessCentral.addSalesInvoiceLines(place, header.id, lines));
  expect(made.lines.map(({ description }) => description)).toEqual(['One', 'Two', 'Three']);
  expect(made.totalAmountIncludingTax.toString()).toBe('239.85');
});

test('lines are added all or none, although the good ones answer as if they were made', async () => {
  const { businessCentral, place, draftFor, line } = await openCompany();
  const headers = [draftFor('BI-N', { lines: [] })];
  const header = madeBy((await businessCentral.createSalesInvoices(place, headers))[0]);
  const bad = line({ itemId: asId<'item'>(nobody) });
  for (const lines of [
    [line(), line(), bad],
    [bad, line()],
  ]) {
    expect(await businessCentral.addSalesInvoiceLines(place, header.id, lines)).toMatchObject({
      outcome: 'refused',
      status: 400,
    });
  }
  expect((await businessCentral.getSalesInvoice(place, header.id))?.lines).toEqual([]);
});

test('C3 more lines than a batch takes are added by several, to one draft', async () => {
  const { businessCentral, place, draftFor, line } = await openCompany();
  const headers = [draftFor('BI-M', { lines: [] })];
  const header = madeBy((await businessCentral.createSalesInvoices(place, headers))[0]);
  const many = Array.from({ length: 205 }, () => line());
  const made = madeBy(await businessCentral.addSalesInvoiceLines(place, header.id, many));
  expect(made.lines.map(({ sequence }) => sequence)).toEqual(many.map(({ sequence }) => sequence));
});

test('corrects unit prices, all or none', async () => {
  const { businessCentral, place, draftFor, line } = await openCompany();
  const lines = [line({ description: 'One' }), line({ description: 'Two' })];
  const [outcome] = await businessCentral.createSalesInvoices(place, [draftFor('BI-U', { lines })]);
  const made = madeBy(outcome);
  const [one, two] = made.lines.map(({ id, etag }) => ({ lineId: id, etag }));
  if (one === undefined || two === undefined) throw new Error('Lines are missing');
  const corrections = [
    { ...one, unitPrice: new Decimal('67.18') },
    { ...two, unitPrice: new Decimal('0.01') },
  ];
  const corrected = madeBy(await businessCentral.correctUnitPrices(place, made.id, corrections));
  expect(corrected.lines.map(({ unitPrice }) => unitPrice.toString())).toEqual(['67.18', '0.01']);
  expect(corrected.totalAmountExcludingTax.toString()).toBe('67.19');
  const [again] = corrected.lines.map(({ id, etag }) => ({ lineId: id, etag }));
  if (!again) throw new Error('A line is missing');
  const unknownLine = { lineId: asId<'salesInvoiceLine'>(nobody), etag: again.etag };
  const bad = [again, unknownLine].map((each) => ({ ...each, unitPrice: new Decimal(5) }));
  const failed = await businessCentral.correctUnitPrices(place, made.id, bad);
  expect(failed.outcome).toBe('refused');
  const overtaken = [{ ...one, unitPrice: new Decimal(5) }];
  const stale = await businessCentral.correctUnitPrices(place, made.id, overtaken);
  expect(stale.outcome).toBe('refused');
  const after = await businessCentral.getSalesInvoice(place, made.id);
  expect(after?.lines[0]?.unitPrice.toString()).toBe('67.18');
});

test('deletes a draft that nobody has touched', async () => {
  const { simulator, businessCentral, place, draftFor } = await openCompany();
  const made = madeBy((await businessCentral.createSalesInvoices(place, [draftFor('BI-X')]))[0]);
  expect(await businessCentral.deleteSalesInvoice(place, made)).toEqual({
    outcome: 'done',
    made: null,
  });
  expect(invoicesMade(simulator)).toHaveLength(0);
});

test('leaves a draft alone that somebody changed, posted or deleted since', async () => {
  const company = await openCompany();
  const { simulator, businessCentral, place, draftFor } = company;
  const drafts = ['BI-E', 'BI-P', 'BI-D'].map((marker) => draftFor(marker));
  const outcomes = await businessCentral.createSalesInvoices(place, drafts);
  const [edited, posted, deleted] = outcomes.map((outcome) => madeBy(outcome));
  if (!edited || !posted || !deleted) throw new Error('Drafts are missing');
  editSalesInvoice(edited.id, scene(company));
  postSalesInvoice(posted.id, scene(company));
  deleteSalesInvoice(deleted.id, scene(company));
  // Whether with 409 or with 412: reports differ.
  const changed = { outcome: 'refused', code: 'Request_EntityChanged' };
  expect(await businessCentral.deleteSalesInvoice(place, edited)).toMatchObject(changed);
  expect(await businessCentral.deleteSalesInvoice(place, posted)).toMatchObject(changed);
  expect(await businessCentral.deleteSalesInvoice(place, deleted)).toMatchObject({
    outcome: 'refused',
    status: 404,
  });
  expect(invoicesMade(simulator)).toHaveLength(2);
});
