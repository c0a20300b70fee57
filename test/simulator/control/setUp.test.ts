import { expect, it } from 'vitest';
import { startTestSimulator } from '../startTestSimulator.ts';

it('sets up what the API of Business Central does not show', async () => {
  const { control, world } = await startTestSimulator();
  const company = world.companies.list()[0]?.id ?? '';
  const lines = world.recurringSalesLines.list()[0]?.id ?? '';

  const closed = { allowPostingTo: '2026-01-31' };
  expect(await control('POST', `/business-central/companies/${company}`, closed)).toMatchObject({
    status: 200,
    body: closed,
  });
  const automatic = { insertsOnInvoices: 'Automatic' };
  await control('POST', `/business-central/recurring-sales-lines/${lines}`, automatic);

  expect(world.companies.get(company)).toMatchObject({ ...closed, allowPostingFrom: null });
  expect(world.recurringSalesLines.get(lines)).toMatchObject(automatic);
});

it('refuses what is not there, and what cannot be set so', async () => {
  const { control, world } = await startTestSimulator();
  const item = world.items.list()[0]?.id ?? '';
  const refused = async (path: string, body: object) =>
    (await control('POST', `/business-central/${path}`, body)).status;

  expect(await refused('items/nothing', { salesBlocked: true })).toBe(404);
  expect(await refused(`items/${item}`, { salesBlocked: 'yes' })).toBe(400);
  expect(await refused(`items/${item}`, { unitPrice: 5 })).toBe(400);
});
