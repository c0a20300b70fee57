// Microsoft has no client library for Business Central: fetch, with msal-node's tokens, on either subject.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { companyOf, type OpenCompany } from './businessCentralCompany.ts';
import type { Lacks, OpenSubject } from './subject.ts';

const Draft = z.looseObject({
  id: z.guid(),
  status: z.literal('Draft'),
  number: z.string().min(1),
  externalDocumentNumber: z.string(),
  salesInvoiceLines: z.array(z.looseObject({ sequence: z.int(), description: z.string() })),
  '@odata.etag': z.string().min(1),
});
const Rows = z.array(z.looseObject({ id: z.guid(), '@odata.etag': z.string() }));

export function describeBusinessCentral(open: OpenSubject, lacks: Lacks): void {
  describe.skipIf(lacks.businessCentral)(`Business Central${lacks.businessCentral}`, () => {
    it.each(['customers', 'items'])('gives each of the %s once, page by page', async (set) => {
      const company = await companyOf(await open());
      const small = await company.list(`${set}?$select=id`, { prefer: 'odata.maxpagesize=3' });
      const large = await company.list(`${set}?$select=id`, {});
      const ids = Rows.parse(small).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(3);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.toSorted()).toEqual(
        Rows.parse(large)
          .map(({ id }) => id)
          .toSorted(),
      );
    });

    it.each([
      ['a property that is none', 'customers?$filter=nonsense eq 1', 400],
      ['a set that is none', 'nonsense', 404],
      ['a customer that is not there', 'customers(00000000-0000-4000-8000-000000000000)', 404],
    ])('refuses %s with a code and a message', async (_, path, status) => {
      const company = await companyOf(await open());
      const answer = await company.ask('GET', path);
      expect(answer.status).toBe(status);
      const error = { code: expect.stringMatching(/\w/), message: expect.stringMatching(/\w/) };
      expect(answer.body).toMatchObject({ error });
    });

    it.skipIf(lacks.drafts)(
      `makes a draft of several lines, finds it by its number and deletes it${lacks.drafts}`,
      async () => {
        const company = await companyOf(await open());
        expect(await company.environmentType()).toBe('Sandbox');
        await draftAndDelete(company);
      },
    );
  });
}

async function draftAndDelete(company: OpenCompany): Promise<void> {
  const marker = `CONFORMANCE-${Date.now().toString(36).toUpperCase()}`;
  const byMarker = `salesInvoices?$filter=externalDocumentNumber eq '${marker}'`;
  const open = "blocked eq ' '";
  const [customer] = Rows.parse(await company.list(`customers?$filter=${open}&$top=1`, {}));
  const lines = ['A comment', 'Another comment'].map((description) => ({
    lineType: 'Comment',
    description,
  }));
  try {
    const made = await company.ask('POST', 'salesInvoices?$expand=salesInvoiceLines', {
      customerId: customer?.id,
      externalDocumentNumber: marker,
      salesInvoiceLines: lines,
    });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const draft = Draft.parse(made.body);
    expect(draft.salesInvoiceLines).toMatchObject(lines);
    expect(await company.list(byMarker, {})).toMatchObject([{ id: draft.id }]);
  } finally {
    for (const { id, '@odata.etag': etag } of Rows.parse(await company.list(byMarker, {}))) {
      await company.ask('DELETE', `salesInvoices(${id})`, undefined, { 'if-match': etag });
    }
  }
  expect(await company.list(byMarker, {})).toEqual([]);
}
