// B3: what a body may hold. Every field of the two entities that are written most is tried.
import { describe, expect, test } from 'vitest';
import { salesInvoiceEntity } from '../../../simulator/businessCentral/entities/salesInvoice.ts';
import { salesInvoiceLineEntity } from '../../../simulator/businessCentral/entities/salesInvoiceLine.ts';
import type { FieldSpec } from '../../../simulator/businessCentral/odata/entity.ts';
import { refusal, row, runBusinessCentral } from './running.ts';

async function runWithLine() {
  const running = await runBusinessCentral();
  const { ask, path, company } = running;
  const { id: customerId } = company.addCustomer({ displayName: 'Adatum' });
  const { id: itemId } = company.addItem({ displayName: 'Massage', unitPrice: 1 });
  const body = { customerId, salesInvoiceLines: [{ itemId, quantity: 1 }] };
  const made = row(await ask(`${path}/salesInvoices`, { method: 'POST', body }));
  const invoice = `${path}/salesInvoices(${String(made['id'])})`;
  const lines = row(await ask(`${invoice}?$expand=salesInvoiceLines($select=id)`));
  const [line] = Array.isArray(lines['salesInvoiceLines']) ? lines['salesInvoiceLines'] : [];
  const addresses = {
    salesInvoice: invoice,
    salesInvoiceLine: `${path}/salesInvoiceLines(${String(line?.id)})`,
  };
  return async (entity: keyof typeof addresses, fields: object) =>
    refusal(
      await ask(addresses[entity], { method: 'PATCH', body: fields, headers: { 'if-match': '*' } }),
    );
}

const entities = { salesInvoice: salesInvoiceEntity, salesInvoiceLine: salesInvoiceLineEntity };

const wrongValues: Partial<Record<FieldSpec['kind'], { value: unknown; code: string }>> = {
  text: { value: 5, code: 'BadRequest' },
  code: { value: false, code: 'BadRequest' },
  guid: { value: 'nobody', code: 'Application_InvalidGUID' },
  date: { value: '2026-02-30', code: 'BadRequest' },
  decimal: { value: '5', code: 'BadRequest' },
  int32: { value: 1.5, code: 'BadRequest' },
  enum: { value: 'Thing', code: 'Unknown' },
};

describe.each(['salesInvoice', 'salesInvoiceLine'] as const)('a %s', (entity) => {
  const fields = [...entities[entity].fields.values()];

  test('B3 is refused with any field that may only be read', async () => {
    const refused = await runWithLine();
    const readOnly = fields.filter(({ writable }) => writable !== true);
    expect(readOnly.length).toBeGreaterThan(8);
    for (const { name } of readOnly) {
      expect(await refused(entity, { [name]: null })).toEqual({
        status: 400,
        code: 'BadRequest_InvalidOperation',
        said: `Control '${name}' is read-only.`,
      });
    }
  });

  test('B3 is refused with a text that is too long for its field', async () => {
    const refused = await runWithLine();
    const texts = fields.filter(({ writable, maxLength }) => writable && maxLength !== undefined);
    expect(texts.length).toBeGreaterThan(4);
    for (const { name, maxLength = 0 } of texts) {
      expect(await refused(entity, { [name]: 'x'.repeat(maxLength + 1) })).toEqual({
        status: 400,
        code: 'Application_StringExceededLength',
        said: `The length of the string is ${maxLength + 1}, but it must be less than or equal to ${maxLength} characters. Value: ${'x'.repeat(maxLength + 1)}`,
      });
    }
  });

  test('B3 is refused with a value of another kind than its field', async () => {
    const refused = await runWithLine();
    for (const { name, kind } of fields.filter(({ writable }) => writable)) {
      const wrong = wrongValues[kind];
      expect(wrong, kind).toBeDefined();
      expect(await refused(entity, { [name]: wrong?.value })).toMatchObject({
        status: 400,
        code: wrong?.code,
      });
    }
  });

  test('B3 is refused with a property that does not exist', async () => {
    const refused = await runWithLine();
    expect(await refused(entity, { yourReference: 'x' })).toMatchObject({
      status: 400,
      code: 'BadRequest',
      said: expect.stringContaining("The property 'yourReference' does not exist on type"),
    });
  });
});
