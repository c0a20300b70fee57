// A user whose sign-in Graph wants renewed, with Microsoft's own library for the tokens.
import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { createBookings, type Bookings } from '../../api/graph/bookings.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { graphService } from '../../simulator/graph/graphService.ts';
import { recordedPause } from '../support/pause.ts';
import { megan, startServices, type TestSimulator } from '../support/simulator.ts';

const centre = asId<'bookingBusiness'>('Therapiezentrum@fabrikam-health.example');

async function readBefore(): Promise<{ simulator: TestSimulator; bookings: Bookings }> {
  const simulator = await startServices([entraService, graphService]);
  const { transport } = simulator;
  const accessTokens = simulator.accessTokens();
  const bookingsFor = createBookings({ transport, accessTokens, pause: recordedPause() });
  const bookings = bookingsFor(await simulator.signIn(megan));
  await bookings.listServices(centre);
  return { simulator, bookings };
}

test('whoever is challenged gets a newer token by the claims, without noticing', async () => {
  const { simulator, bookings } = await readBefore();
  simulator.world.users.patch(megan.id, { challengedAt: new Date().toISOString() });
  const before = simulator.requests.length;
  expect(await bookings.listServices(centre)).not.toEqual([]);
  const { requests } = simulator;
  expect(requests.slice(before).map(({ service }) => service)).toEqual(['graph', 'entra', 'graph']);
  const form = new URLSearchParams(requests[before + 1]?.request.body.toString());
  expect(JSON.parse(form.get('claims') ?? '')).toHaveProperty('access_token.nbf');
});
