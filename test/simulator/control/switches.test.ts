import { expect, test } from 'vitest';
import { allTurned, createSwitches, SwitchSettings } from '../../../simulator/switches.ts';
import { startTestSimulator } from '../startTestSimulator.ts';

const usual = SwitchSettings.parse({});

test('turns a switch, and back what is not named', async () => {
  const { control } = await startTestSimulator();
  const turned = await control('PUT', '/switches', { graph: { listsFillCustomers: true } });
  expect(turned.body).toMatchObject({
    graph: { listsFillCustomers: true },
    businessCentral: { refusesSeveralLines: false },
  });
  const other = { businessCentral: { refusesSeveralLines: true } };
  expect((await control('PUT', '/switches', other)).body).toMatchObject({
    graph: { listsFillCustomers: false },
    businessCentral: { refusesSeveralLines: true },
  });
  expect((await control('GET', '/switches')).body).toMatchObject(other);
});

test('turns all back for whoever asks, and with a new world', async () => {
  const { control } = await startTestSimulator();
  await control('PUT', '/switches', allTurned());
  expect((await control('DELETE', '/switches')).status).toBe(204);
  expect((await control('GET', '/switches')).body).toEqual(usual);
  await control('PUT', '/switches', allTurned());
  await control('POST', '/reset', { bookings: 1, customers: 1 });
  expect((await control('GET', '/switches')).body).toEqual(usual);
});

test('refuses a switch that does not exist, and leaves all as they were', async () => {
  const { control } = await startTestSimulator();
  await control('PUT', '/switches', { graph: { listsFillCustomers: true } });
  const answer = await control('PUT', '/switches', { graph: { listsAreKind: true } });
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'invalidBody' } } });
  const now = await control('GET', '/switches');
  expect(now.body).toMatchObject({ graph: { listsFillCustomers: true } });
});

test('can turn every switch away from its usual side', () => {
  const turned = createSwitches(allTurned()).current();
  for (const service of ['graph', 'businessCentral'] as const)
    for (const [name, side] of Object.entries(turned[service]))
      expect({ [name]: side }).not.toEqual({
        [name]: Object.entries(usual[service]).find(([each]) => each === name)?.[1],
      });
});
