import { expect, test } from 'vitest';
import type { PutServiceLink } from '../../api/contract/links.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { createSetup, syncAgain } from '../support/readySetup.ts';
import { sharedProduct } from '../support/sharedProduct.ts';

let setup: SyncSetup;
const shared = sharedProduct({}, async (product) => {
  setup = await createSetup(product);
});

function params() {
  return { syncSetupId: setup.id };
}

async function bookingOf(q: string) {
  const { bookings } = await shared.product.ok('listBookings', {
    params: params(),
    query: { view: 'all', q },
  });
  const [booking] = bookings;
  if (!booking) throw new Error(`Nothing is found by ${q}`);
  return booking;
}

async function serviceNamed(name: string) {
  const { services } = await shared.product.ok('listServiceLinks', { params: params() });
  const service = services.find(({ serviceName }) => serviceName === name);
  if (!service) throw new Error(`There is no service ${name}`);
  return service;
}

function itemNamed(name: string): string {
  const item = shared.product.world.items.find(({ displayName }) => displayName === name);
  return item?.id ?? '';
}

function linkService(serviceId: string, body: PutServiceLink) {
  return shared.product.ok('putServiceLink', { params: { ...params(), serviceId }, body });
}

test('suggests for each service the item of the same name, and nothing for the others', async () => {
  const { services } = await shared.product.ok('listServiceLinks', { params: params() });
  expect(services).toHaveLength(16);
  expect(services.every(({ link }) => link === null)).toBe(true);
  const suggested = Object.fromEntries(
    services.map(({ serviceName, suggestion }) => [serviceName, suggestion?.displayName ?? null]),
  );
  expect(suggested).toMatchObject({
    Erstgespräch: 'Erstgespräch',
    'Physiotherapie Einzelsitzung': 'Physiotherapie, Einzelsitzung',
    'Rückenschule Gruppe': 'Rückenschule (Gruppe)',
    Akupunktur: null,
    'Therapieband mit Einweisung': null,
    Lymphdrainage: null,
  });
});

test('links a service, tells who waits for one, and takes the link back', async () => {
  const { product } = shared;
  const before = await serviceNamed('Physiotherapie Einzelsitzung');
  expect(before.bookingsWaiting).toBeGreaterThan(5);
  expect((await bookingOf('adele physio')).problems).toEqual(['serviceNotLinked']);
  const link = await linkService(before.serviceId, { itemId: before.suggestion?.id ?? '' });
  expect(link).toMatchObject({ origin: 'suggested', serviceName: before.serviceName });
  const linked = await serviceNamed('Physiotherapie Einzelsitzung');
  expect(linked).toMatchObject({ bookingsWaiting: 0, link, suggestion: null });
  expect(await bookingOf('adele physio')).toMatchObject({
    state: 'ready',
    item: { displayName: 'Physiotherapie, Einzelsitzung' },
  });
  const where = { params: { ...params(), serviceId: before.serviceId } };
  await product.ok('deleteServiceLink', where);
  expect(await serviceNamed('Physiotherapie Einzelsitzung')).toEqual(before);
  expect(await product.refused('deleteServiceLink', where)).toMatchObject({ status: 404 });
  await linkService(before.serviceId, { itemId: before.suggestion?.id ?? '' });
});

test.each(['Therapieband', 'Anfahrtspauschale'])(
  'refuses %s: it is no item of type Service',
  async (name) => {
    const { product } = shared;
    const { serviceId } = await serviceNamed('Therapieband mit Einweisung');
    const { status, error } = await product.refused('putServiceLink', {
      params: { ...params(), serviceId },
      body: { itemId: itemNamed(name) },
    });
    expect([status, error.code]).toEqual([422, 'itemNotService']);
    expect((await serviceNamed('Therapieband mit Einweisung')).link).toBeNull();
    const { items } = await product.ok('searchItems', { query: { ...params(), q: name } });
    expect(items).toEqual([]);
  },
);

test('says that a linked item is blocked or gone, and offers to choose another', async () => {
  const { product } = shared;
  const { serviceId } = await serviceNamed('Lymphdrainage');
  await linkService(serviceId, { itemId: itemNamed('Lymphdrainage') });
  expect((await bookingOf('joni lymph')).problems).toEqual(['itemBlocked']);
  expect((await serviceNamed('Lymphdrainage')).bookingsWaiting).toBe(1);
  const item = product.world.items.get(itemNamed('Lymphdrainage'));
  if (!item) throw new Error('There is no item');
  product.world.items.remove(item.id);
  await syncAgain(product, setup.id);
  expect((await bookingOf('joni lymph')).problems).toEqual(['itemMissing']);
  expect((await serviceNamed('Lymphdrainage')).link).toBeNull();
  product.world.items.put(item);
  await syncAgain(product, setup.id);
});

test('rounds hours up as the service says', async () => {
  const { serviceId, suggestion } = await serviceNamed('Consulting hour');
  const itemId = suggestion?.id ?? itemNamed('Consulting per hour');
  const minutes45 = async () => {
    const { bookings } = await shared.product.ok('listBookings', {
      params: params(),
      query: { view: 'all', q: 'ben walters' },
    });
    return bookings.find(({ durationMinutes }) => durationMinutes === 45);
  };
  await linkService(serviceId, { itemId });
  expect(await minutes45()).toMatchObject({ amount: '90.00', quantity: '0.75', unitPrice: '120' });
  await linkService(serviceId, { itemId, rules: { roundUpMinutes: 30 } });
  expect(await minutes45()).toMatchObject({ amount: '120.00', quantity: '1' });
  await linkService(serviceId, { itemId, rules: { roundUpMinutes: 60 } });
  expect(await minutes45()).toMatchObject({ amount: '120.00', quantity: '1' });
});

test('I2 splits the price of a group where the service says so, cents to the first', async () => {
  const { serviceId, suggestion } = await serviceNamed('Familienberatung');
  const itemId = suggestion?.id ?? '';
  const amounts = async () => {
    const { bookings } = await shared.product.ok('listBookings', {
      params: params(),
      query: { view: 'all', service: serviceId },
    });
    return bookings
      .filter(({ attendeesCount }) => attendeesCount === 3)
      .map(({ amount }) => amount ?? '')
      .toSorted();
  };
  await linkService(serviceId, { itemId });
  expect(await amounts()).toEqual(['100.00', '100.00', '100.00']);
  await linkService(serviceId, { itemId, rules: { groupRule: 'splitEqually' } });
  expect(await amounts()).toEqual(['33.33', '33.33', '33.34']);
});

test('takes the price of the item where the service says so', async () => {
  const { serviceId, suggestion } = await serviceNamed('Nachkontrolle');
  const itemId = suggestion?.id ?? '';
  await linkService(serviceId, { itemId });
  expect(await bookingOf('joni nachkontrolle')).toMatchObject({
    problems: ['priceNotSet'],
    amount: null,
  });
  await linkService(serviceId, { itemId, rules: { useItemPrice: true } });
  expect(await bookingOf('joni nachkontrolle')).toMatchObject({
    problems: [],
    // 35.00 net for a person whose invoices are gross, at 19 %.
    amount: '41.65',
    amountSource: 'item',
  });
});

test('keeps the rules of a service, defaults included', async () => {
  const { serviceId } = await serviceNamed('Erstgespräch');
  const rules = {
    pricesIncludeTax: 'no' as const,
    useItemPrice: true,
    roundUpMinutes: 5 as const,
    groupRule: 'splitEqually' as const,
    taxPercent: '7.7',
  };
  const linked = await linkService(serviceId, {
    itemId: itemNamed('Gutachten, schriftlich'),
    rules,
  });
  expect(linked).toMatchObject({ origin: 'manual', rules });
  expect((await serviceNamed('Erstgespräch')).link).toEqual(linked);
  const again = await linkService(serviceId, { itemId: itemNamed('Erstgespräch') });
  expect(again.rules).toEqual({
    pricesIncludeTax: 'byCustomer',
    useItemPrice: false,
    roundUpMinutes: null,
    groupRule: 'eachPays',
    taxPercent: null,
  });
});

test('knows no service and no item that is not there', async () => {
  const { product } = shared;
  const { serviceId } = await serviceNamed('Erstgespräch');
  const body = { itemId: itemNamed('Erstgespräch') };
  for (const odd of ['x', 'a/b', '%2e%2e', 'ä ö', "'--", serviceId.toUpperCase()]) {
    const where = { params: { ...params(), serviceId: odd } };
    expect(await product.refused('putServiceLink', { ...where, body })).toMatchObject({
      status: 404,
    });
    expect(await product.refused('deleteServiceLink', where)).toMatchObject({ status: 404 });
  }
  const unknown = { itemId: setup.id };
  const where = { params: { ...params(), serviceId }, body: unknown };
  expect(await product.refused('putServiceLink', where)).toMatchObject({ status: 404 });
});

test('offers the candidates for a person, and is content with the one that is chosen', async () => {
  const { product } = shared;
  const before = await bookingOf('lidia');
  expect(before).toMatchObject({ state: 'needsAttention', problems: ['customerAmbiguous'] });
  expect(before.customerCandidates.map(({ displayName }) => displayName).toSorted()).toEqual([
    'Holloway Architekten',
    'Lidia Holloway',
  ]);
  const chosen = before.customerCandidates.find(({ displayName }) =>
    displayName.startsWith('Holl'),
  );
  const where = { params: { ...params(), key: before.attendee.customerLinkKey } };
  const link = await product.ok('putCustomerLink', {
    ...where,
    body: { customerId: chosen?.id.toUpperCase() ?? '' },
  });
  expect(link).toMatchObject({
    origin: 'manual',
    key: 'email:lidia@holloway.example',
    customer: chosen,
  });
  expect(await bookingOf('lidia')).toMatchObject({ state: 'ready', customer: chosen });
  expect((await product.ok('listCustomerLinks', { params: params() })).customerLinks).toEqual([
    link,
  ]);
  await syncAgain(product, setup.id);
  expect((await bookingOf('lidia')).state).toBe('ready');
  await product.ok('deleteCustomerLink', where);
  expect(await bookingOf('lidia')).toEqual(before);
  expect(await product.refused('deleteCustomerLink', where)).toMatchObject({ status: 404 });
});

test('links somebody whom Business Central does not know, and somebody without an address', async () => {
  const { product } = shared;
  const { customers } = await product.ok('searchCustomers', { query: { ...params(), q: 'adele' } });
  const customerId = customers[0]?.id ?? '';
  for (const name of ['irvin physio', 'grady physio']) {
    const before = await bookingOf(name);
    expect(before.problems).toEqual(['customerNotLinked']);
    const key = before.attendee.customerLinkKey;
    await product.ok('putCustomerLink', { params: { ...params(), key }, body: { customerId } });
    expect(await bookingOf(name)).toMatchObject({
      problems: [],
      state: 'ready',
      customer: { id: customerId },
    });
  }
  expect((await bookingOf('irvin physio')).attendee.customerLinkKey).toMatch(/^id:/);
});

test.each([
  "email:o'neill+tag/work@post.example",
  'email:müller@straße.example',
  'email:100%@post.example',
  'email:a?b#c&d=e@post.example',
  'email:"quoted name"@post.example',
  "id:name-zoë 🦊 \\ d'arc",
])('keeps a link under the key %j', async (key) => {
  const { product } = shared;
  const { customers } = await product.ok('searchCustomers', { query: { ...params() } });
  const customerId = customers[0]?.id ?? '';
  const where = { params: { ...params(), key } };
  const link = await product.ok('putCustomerLink', { ...where, body: { customerId } });
  expect(link.key).toBe(key);
  const { customerLinks } = await product.ok('listCustomerLinks', { params: params() });
  expect(customerLinks).toContainEqual(link);
  await product.ok('deleteCustomerLink', where);
});

test('finds a person by an address in other letters, however the key is written', async () => {
  const { product } = shared;
  const { customers } = await product.ok('searchCustomers', { query: { ...params(), q: 'raul' } });
  expect(customers).toEqual([]);
  const { customerCandidates } = await bookingOf('raul');
  const body = { customerId: customerCandidates[0]?.id ?? '' };
  const key = 'email:Raul.Razo@TreyResearch.example';
  await product.ok('putCustomerLink', { params: { ...params(), key }, body });
  expect((await bookingOf('raul')).customer?.id).toBe(body.customerId);
  await product.ok('deleteCustomerLink', { params: { ...params(), key } });
  expect((await bookingOf('raul')).customer).toBeNull();
});

test.each(['lidia@holloway.example', 'phone:1', 'email:', `email:${'x'.repeat(331)}`])(
  'knows no key like %s',
  async (key) => {
    const { customers } = await shared.product.ok('searchCustomers', { query: { ...params() } });
    const body = { customerId: customers[0]?.id ?? '' };
    const where = { params: { ...params(), key }, body };
    expect(await shared.product.refused('putCustomerLink', where)).toMatchObject({ status: 404 });
  },
);

test('links to no customer that the company does not have', async () => {
  const { product } = shared;
  const body = { customerId: setup.id };
  const where = { params: { ...params(), key: 'email:a@b.example' }, body };
  expect(await product.refused('putCustomerLink', where)).toMatchObject({ status: 404 });
});

test('H1 says that the customer of a link is gone', async () => {
  const { product } = shared;
  const booking = await bookingOf('christie');
  const customer = product.world.customers.get(booking.customer?.id ?? '');
  if (!customer) throw new Error('There is no customer');
  const key = booking.attendee.customerLinkKey;
  await product.ok('putCustomerLink', {
    params: { ...params(), key },
    body: { customerId: customer.id },
  });
  product.world.customers.remove(customer.id);
  await syncAgain(product, setup.id);
  const gone = await bookingOf('christie');
  expect([gone.state, gone.problems[0]]).toEqual(['needsAttention', 'customerMissing']);
  product.world.customers.put(customer);
  await syncAgain(product, setup.id);
  expect((await bookingOf('christie')).customer?.id).toBe(customer.id);
});

test('searches customers by number, name, town and address, the first fifty', async () => {
  const { product } = shared;
  const find = (q: string) => product.ok('searchCustomers', { query: { ...params(), q } });
  const [adele] = (await find('adele')).customers;
  expect(adele).toMatchObject({ displayName: 'Adele Vance', type: 'Person', blocked: false });
  expect((await find(adele?.number ?? '-')).customers).toEqual([adele]);
  expect((await find(`vance ${adele?.city}`)).customers).toEqual([adele]);
  expect((await find('nobody at all')).customers).toEqual([]);
  const all = await find('');
  expect(all.hasMore).toBe(product.world.customers.size > 50);
  expect((await find('nestor')).customers[0]?.blocked).toBe(true);
});
