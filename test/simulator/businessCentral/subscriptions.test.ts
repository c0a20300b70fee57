import { expect, it } from 'vitest';
import { deliverNotices } from '../../../simulator/businessCentral/subscriptions/deliverNotices.ts';
import { startTestSimulator } from '../startTestSimulator.ts';
import { runReceiver, type Receiver } from './receiver.ts';
import { now, refusal, row, rows, runBusinessCentral, type Running } from './running.ts';
import { writer } from './writing.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Subscribes to a set of the company and gives the id of the subscription. */
async function subscribe(running: Running, receiver: Receiver, set = 'customers') {
  const body = {
    notificationUrl: receiver.url,
    resource: `/api/v2.0/${running.path}/${set}`,
    clientState: 'secret',
  };
  const answer = await running.ask('subscriptions', { method: 'POST', body });
  return { answer, id: String(row(answer)['subscriptionId']) };
}

/** Delivers what is due so many milliseconds after everything happened. */
const deliverAfter = ({ world, switches }: Running, milliseconds: number) =>
  deliverNotices({
    world,
    now: new Date(Date.parse(now) + milliseconds),
    switches: switches.current().businessCentral,
  });

it('B14 asks the notification address for the validation token before it subscribes', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();

  for (const validate of [
    () => ({ status: 200, body: 'something else' }),
    (body: string) => ({ status: 202, body }),
  ]) {
    receiver.validate = validate;
    expect(refusal((await subscribe(running, receiver)).answer).status).toBe(400);
  }
  expect(running.world.subscriptions.size).toBe(0);

  receiver.validate = (body) => ({ status: 200, body });
  const { answer, id } = await subscribe(running, receiver);
  expect(answer).toMatchObject({
    status: 201,
    body: {
      notificationUrl: receiver.url,
      resource: `api/v2.0/${running.path}/customers`,
      clientState: 'secret',
      expirationDateTime: '2026-03-05T09:30:00Z',
    },
  });
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(receiver.handshakes).toBe(3);
  expect(rows(await running.ask('subscriptions'))).toHaveLength(1);
});

it('B14 refuses addresses of other machines, and sets without notifications', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();

  for (const url of ['https://example.com/changes', 'http://localhost.example.com/', 'changes']) {
    const { answer } = await subscribe(running, { ...receiver, url });
    expect(refusal(answer).status).toBe(400);
  }
  expect(refusal((await subscribe(running, receiver, 'contacts')).answer).said).toContain(
    'does not support subscriptions',
  );
  expect(receiver.handshakes).toBe(0);
});

it('B14 tells of all changes of an entity together, 30 seconds after the first', async () => {
  const running = await runBusinessCentral();
  const { create, change, remove } = writer(running);
  const receiver = await runReceiver();
  const gone = row(await create('customers', { displayName: 'Gone' }));
  const { id: subscriptionId } = await subscribe(running, receiver);

  const made = row(await create('customers', { displayName: 'New' }));
  await change(`customers(${String(made['id'])})`, { city: 'Köln' });
  await remove('customers', gone['id']);
  await create('items', { displayName: 'Not subscribed to' });
  await deliverAfter(running, 29_000);
  expect(receiver.calls).toEqual([]);

  await deliverAfter(running, 30_000);
  await deliverAfter(running, 60_000);
  const common = {
    subscriptionId,
    clientState: 'secret',
    expirationDateTime: '2026-03-05T09:30:00.000Z',
    lastModifiedDateTime: now,
  };
  const resource = (id: unknown) => `api/v2.0/${running.path}/customers(${String(id)})`;
  expect(receiver.calls).toEqual([
    [
      { ...common, resource: resource(made['id']), changeType: 'created' },
      { ...common, resource: resource(gone['id']), changeType: 'deleted' },
    ],
  ]);
});

it('B14 tells of a changed line and of posting as an update of the invoice', async () => {
  const running = await runBusinessCentral();
  const { create } = writer(running);
  const receiver = await runReceiver();
  const { id: customerId } = running.company.addCustomer({ displayName: 'A' });
  const { id: itemId } = running.company.addItem({ displayName: 'B', unitPrice: 5 });
  const { id } = row(await create('salesInvoices', { customerId }));
  await subscribe(running, receiver, 'salesInvoices');
  running.switches.turn({ businessCentral: { notifiesAtOnce: true } });

  await create(`salesInvoices(${String(id)})/salesInvoiceLines`, { itemId, quantity: 1 });
  await deliverAfter(running, 0);
  await create(`salesInvoices(${String(id)})/Microsoft.NAV.post`, {});
  await deliverAfter(running, 0);
  expect(receiver.calls.map((call) => call.map(({ changeType }) => changeType))).toEqual([
    ['updated'],
    ['updated'],
  ]);
});

it('B14 tells of more than 1,000 changes as one collection', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  await subscribe(running, receiver);
  const { create } = writer(running);
  const [subscription] = running.world.subscriptions.list();
  await create('customers', { displayName: 'The first' });
  const [notice] = running.world.changeNotices.list();
  if (!notice || !subscription) throw new Error('Nothing was noted');
  for (let each = 0; each < 1000; each += 1) {
    running.world.changeNotices.put({ ...notice, id: `${notice.id}/${each}` });
  }

  await deliverAfter(running, 30_000);
  expect(receiver.calls).toMatchObject([
    [
      {
        changeType: 'collection',
        resource: `api/v2.0/${running.path}/customers?$filter=lastModifiedDateTime%20gt%202026-03-02T09:29:59.999Z`,
      },
    ],
  ]);
  expect(running.world.changeNotices.size).toBe(0);
});

it('B14 ends a subscription whose receiver answers any other error', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  await subscribe(running, receiver);
  await writer(running).create('customers', { displayName: 'A' });

  receiver.status = 404;
  await deliverAfter(running, 30_000);
  expect(running.world.subscriptions.size + running.world.changeNotices.size).toBe(0);
});

it.each([408, 429, 503])('B14 tries again when the receiver answers %i', async (status) => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  await subscribe(running, receiver);
  await writer(running).create('customers', { displayName: 'A' });

  receiver.status = status;
  await deliverAfter(running, minute);
  await deliverAfter(running, minute + 59_000);
  expect(receiver.calls).toHaveLength(1);
  receiver.status = 200;
  await deliverAfter(running, 2 * minute);
  await deliverAfter(running, 10 * minute);
  expect(receiver.calls).toHaveLength(2);
  expect(running.world.changeNotices.size).toBe(0);
});

it('B14 gives changes up after a day and a half, and keeps the subscription', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  await subscribe(running, receiver);
  await writer(running).create('customers', { displayName: 'A' });

  receiver.status = 500;
  await deliverAfter(running, minute);
  await deliverAfter(running, minute + 36 * 60 * minute);
  expect(running.world.changeNotices.size).toBe(0);
  expect(running.world.subscriptions.list()).toMatchObject([{ failing: null }]);
});

it('B14 lets a subscription run out after three days, unless it is renewed', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  const { answer, id } = await subscribe(running, receiver);
  const { id: renewedId } = await subscribe(running, receiver, 'items');
  const address = `subscriptions('${renewedId}')`;
  running.world.subscriptions.patch(renewedId, { expirationDateTime: '2026-03-02T09:31:00.000Z' });

  expect(refusal(await running.ask(address, { method: 'PATCH', body: {} })).code).toBe(
    'BadRequest_InvalidToken',
  );
  const headers = { 'if-match': String(row(await running.ask(address))['@odata.etag']) };
  const patch = { method: 'PATCH', body: { clientState: 'other' }, headers };
  expect(await running.ask(address, patch)).toMatchObject({
    status: 200,
    body: { clientState: 'other', expirationDateTime: row(answer)['expirationDateTime'] },
  });
  expect(receiver.handshakes).toBe(3);
  expect(refusal(await running.ask(address, patch)).status).toBe(409);

  running.world.subscriptions.patch(id, { expirationDateTime: '2026-03-02T09:31:00.000Z' });
  await deliverAfter(running, day);
  expect(running.world.subscriptions.list()).toMatchObject([{ id: renewedId }]);
});

it('B14 takes no more than 200 subscriptions, and forgets one that is deleted', async () => {
  const running = await runBusinessCentral();
  const receiver = await runReceiver();
  const { id } = await subscribe(running, receiver);
  const [subscription] = running.world.subscriptions.list();
  if (!subscription) throw new Error('Nothing was subscribed to');
  for (let each = 1; each < 200; each += 1) {
    running.world.subscriptions.put({ ...subscription, id: `${each}` });
  }

  expect(refusal((await subscribe(running, receiver)).answer).status).toBe(400);
  const address = `subscriptions('${id}')`;
  expect(
    (await running.ask(address, { method: 'DELETE', headers: { 'if-match': '*' } })).status,
  ).toBe(204);
  expect((await running.ask(address)).status).toBe(404);
  expect((await subscribe(running, receiver)).answer.status).toBe(201);
});

it('B14 delivers by the clock of the simulator, also what colleagues do', async () => {
  const simulator = await startTestSimulator();
  const receiver = await runReceiver();
  const token = await simulator.token({ user: 'megan', resource: 'businessCentral' });
  const [draft] = simulator.world.salesInvoices.filter(({ posted }) => !posted);
  const [environment] = simulator.world.environments.list();
  const address = `${simulator.origins.businessCentral}/v2.0/${environment?.name}/api/v2.0/subscriptions`;
  const subscribed = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      notificationUrl: receiver.url,
      resource: `api/v2.0/companies(${draft?.companyId})/salesInvoices`,
    }),
  });
  expect(subscribed.status).toBe(201);

  await simulator.control('POST', `/business-central/sales-invoices/${draft?.id}/delete`);
  await simulator.control('POST', '/clock', { advance: 'PT31S' });
  expect(receiver.calls).toMatchObject([
    [
      {
        changeType: 'deleted',
        resource: `api/v2.0/companies(${draft?.companyId})/salesInvoices(${draft?.id})`,
      },
    ],
  ]);
});
