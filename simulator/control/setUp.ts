// What an administrator sets up in the client of Business Central, where the API does not reach.
import { z } from 'zod';
import type { Table } from '../table.ts';
import type { World } from '../world.ts';
import { ControlError } from './controlError.ts';
import type { Operation } from './operation.ts';

const day = z.iso.date().nullable().exactOptional();
const flag = z.boolean().exactOptional();
const group = z.string().max(20).exactOptional();
const percent = z.number().min(0).max(100);
const counter = z.int().positive();

export const setUpOperations: Operation[] = [
  setUp(
    'companies',
    ({ companies }) => companies,
    z.strictObject({
      allowPostingFrom: day,
      allowPostingTo: day,
      allowDocumentDeletionBefore: day,
    }),
  ),
  setUp(
    'customers',
    ({ customers }) => customers,
    z.strictObject({
      privacyBlocked: flag,
      pricesIncludeTax: flag,
      generalBusinessPostingGroup: group,
      customerPostingGroup: group,
      vatBusinessPostingGroup: group,
      invoiceDiscounts: z
        .array(z.strictObject({ minimumAmount: z.number(), percent }))
        .exactOptional(),
    }),
  ),
  setUp('items', ({ items }) => items, z.strictObject({ salesBlocked: flag })),
  setUp(
    'number-series',
    ({ numberSeries }) => numberSeries,
    z.strictObject({
      next: counter.exactOptional(),
      last: counter.nullable().exactOptional(),
      allowsGaps: flag,
    }),
  ),
  setUp(
    'vat-posting-setups',
    ({ vatPostingSetups }) => vatPostingSetups,
    z.strictObject({
      identifier: group,
      percent: percent.exactOptional(),
      calculationType: z.enum(['Normal VAT', 'Reverse Charge VAT']).exactOptional(),
    }),
  ),
  setUp(
    'recurring-sales-lines',
    ({ recurringSalesLines }) => recurringSalesLines,
    z.strictObject({
      insertsOnInvoices: z.enum(['Manual', 'Automatic', 'Always Ask']).exactOptional(),
    }),
  ),
];

function setUp<T extends { id: string }>(
  name: string,
  tableOf: (world: World) => Table<T>,
  Fields: z.ZodObject & z.ZodType<Partial<T>>,
): Operation {
  return {
    method: 'POST',
    path: `/business-central/${name}/{id}`,
    summary: `Sets up what the API does not show: ${Object.keys(Fields.shape).join(', ')}`,
    run: ({ parts, body, context: { world } }) => {
      const { id = '' } = parts;
      const table = tableOf(world);
      const fields = Fields.parse(body);
      if (table.get(id)) return table.patch(id, fields);
      throw new ControlError(404, 'notFound', `There is nothing with the id "${id}" in ${name}`);
    },
  };
}
