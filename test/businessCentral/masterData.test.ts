import { expect, test } from 'vitest';
import { createBusinessCentral } from '../../api/businessCentral/businessCentral.ts';
import { asId } from '../../api/domain/ids.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import { openCompany } from '../support/businessCentral.ts';
import { recordedPause } from '../support/pause.ts';
import { alex } from '../support/simulator.ts';
import { invoicesMade } from './invoicesMade.ts';

test('finds the way to a company: environments, companies, local currency', async () => {
  const { businessCentral, place } = await openCompany();
  expect(await businessCentral.listEnvironments()).toEqual([
    { name: 'Production', type: 'Production', countryCode: 'DE' },
  ]);
  expect(await businessCentral.listCompanies('production')).toContainEqual({
    id: place.companyId,
    name: 'Fabrikam Health',
    displayName: 'Fabrikam Health',
  });
  expect(await businessCentral.getLocalCurrencyCode(place)).toBe('EUR');
});

test('reads every customer, page by page, and who is blocked for invoices', async () => {
  const { simulator, businessCentral, place } = await openCompany({
    bookings: 0,
    customers: 2_500,
  });
  const customers = await businessCentral.listCustomers(place);
  const records = simulator.world.customers.filter(
    ({ companyId }) => companyId === place.companyId,
  );
  expect(records.length).toBeGreaterThan(2_000);
  expect(customers).toHaveLength(records.length);
  expect(simulator.requests.length).toBe(Math.ceil(records.length / 2_000));
  const kinds = ['', 'Ship', 'Invoice', 'All'] as const;
  for (const [index, blocked] of kinds.entries()) {
    simulator.world.customers.patch(records[index]?.id ?? '', { blocked });
  }
  const again = await businessCentral.listCustomers(place);
  const blockedOf = (id = ''): boolean | undefined => again.find((one) => one.id === id)?.blocked;
  expect(kinds.map((_, index) => blockedOf(records[index]?.id))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('reads one customer, or none', async () => {
  const { businessCentral, place, customer } = await openCompany();
  const known = customer(false);
  expect(await businessCentral.getCustomer(place, known.id)).toEqual(known);
  const unknown = asId<'customer'>('00000000-0000-4000-8000-000000000000');
  expect(await businessCentral.getCustomer(place, unknown)).toBeUndefined();
});

test('reads items of every type with exact prices', async () => {
  const { simulator, businessCentral, place } = await openCompany();
  const records = simulator.world.items.filter(({ companyId }) => companyId === place.companyId);
  simulator.world.items.patch(records[0]?.id ?? '', {
    type: 'Non-Inventory',
    unitPrice: 0.1 + 0.7,
  });
  const items = await businessCentral.listItems(place);
  expect(items).toHaveLength(records.length);
  const changed = items.find(({ id }) => id === records[0]?.id);
  expect(changed).toMatchObject({ type: 'Non-Inventory' });
  expect(changed?.unitPrice.toFixed(2)).toBe('0.80');
});

test('knows persons by the customers whose contacts they are', async () => {
  const { simulator, businessCentral, place } = await openCompany();
  const contacts = await businessCentral.listCustomerContacts(place);
  const persons = simulator.world.contacts.filter(
    ({ companyId, type, email, customerId }) =>
      companyId === place.companyId && type === 'Person' && email !== '' && customerId !== null,
  );
  expect(persons.length).toBeGreaterThan(0);
  for (const { email, customerId } of persons) {
    const found = contacts.filter((contact) => contact.email === email);
    expect(found.flatMap(({ customerIds }) => customerIds)).toContain(customerId);
  }
  expect(contacts.every(({ email, customerIds }) => email !== '' && customerIds.length > 0)).toBe(
    true,
  );
});

test('a user without a licence is denied, on reading and on writing', async () => {
  const { simulator, place, draftFor } = await openCompany();
  const businessCentral = createBusinessCentral({
    transport: simulator.transport,
    accessTokens: simulator.accessTokens(),
    pause: recordedPause(),
  })(await simulator.signIn(alex));
  const denied = {
    name: 'AccessError',
    code: 'businessCentralAccessDenied',
    service: 'businessCentral',
  };
  await expect(businessCentral.listCompanies('Production')).rejects.toMatchObject(denied);
  await expect(businessCentral.listCustomers(place)).rejects.toMatchObject(denied);
  await expect(
    businessCentral.createSalesInvoices(place, [draftFor('BI-DENIED')]),
  ).rejects.toMatchObject(denied);
  expect(invoicesMade(simulator)).toHaveLength(0);
});

test('an environment that is not there is an error, and a strange name is not even asked for', async () => {
  const { simulator, businessCentral } = await openCompany();
  await expect(businessCentral.listCompanies('Elsewhere')).rejects.toMatchObject({
    name: 'UpstreamError',
    status: 404,
  });
  simulator.requests.length = 0;
  for (const environment of ['..', 'a/b', '', 'Production?x=']) {
    await expect(businessCentral.listCompanies(environment)).rejects.toMatchObject({ status: 404 });
  }
  expect(simulator.requests).toEqual([]);
});

test('the tenant of the user stands in every address', async () => {
  const { simulator, businessCentral, place } = await openCompany();
  await businessCentral.listItems(place);
  expect(simulator.requests[0]?.request.url.pathname).toBe(
    `/v2.0/${organisation.tenantId}/Production/api/v2.0/companies(${place.companyId})/items`,
  );
});
