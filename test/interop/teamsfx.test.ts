// Microsoft's TeamsFx SDK, unchanged: many projects are built on it, and both the simulator and the API are to work for
// them. Why the product does without it: docs/decisions/0004-no-teamsfx.md.
import { Client } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';
import {
  BearerTokenAuthProvider,
  createApiClient,
  ErrorCode,
  OnBehalfOfUserCredential,
} from '@microsoft/teamsfx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { organisation } from '../../simulator/seed/organisation.ts';
import { startProduct, type Product } from '../support/product.ts';
import { createSetup } from '../support/readySetup.ts';
import { redirectMicrosoftNames } from './microsoftNames.ts';

const scope = 'https://graph.microsoft.com/Bookings.Read.All';
const Row = z.object({ id: z.string() });
const List = z.object({ value: z.array(Row) });

let product: Product;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  product = await startProduct({}, (close) => closers.push(close));
  const { entra, graph } = product.simulator.origins;
  closers.unshift(
    redirectMicrosoftNames({
      'https://login.microsoftonline.com': entra,
      'https://graph.microsoft.com': graph,
    }),
  );
});

afterAll(async () => {
  for (const close of closers) await close();
});

/** As the templates of TeamsFx make one for each request. */
async function credentialOf(person: string): Promise<OnBehalfOfUserCredential> {
  return new OnBehalfOfUserCredential(await product.token(person), {
    authorityHost: 'https://login.microsoftonline.com',
    tenantId: organisation.tenantId,
    clientId: organisation.clientId,
    clientSecret: organisation.clientSecret,
  });
}

async function graphFor(person: string): Promise<Client> {
  const authProvider = new TokenCredentialAuthenticationProvider(await credentialOf(person), {
    scopes: [scope],
  });
  return Client.initWithMiddleware({ authProvider });
}

test('exchanges the token of the tab for one of Graph', async () => {
  const credential = await credentialOf('megan');
  expect(await credential.getToken(scope)).toMatchObject({ token: expect.stringMatching(/^ey/) });
  expect(credential.getUserInfo()).toMatchObject({
    objectId: organisation.users.megan.id,
    displayName: organisation.users.megan.displayName,
  });
});

test('reads the bookings of a calendar with the Graph client, page by page', async () => {
  const graph = await graphFor('megan');
  const businesses = List.parse(await graph.api('/solutions/bookingBusinesses').get());
  const id = encodeURIComponent(businesses.value[0]?.id ?? '');
  const seen: string[] = [];
  let next: string | undefined = `/solutions/bookingBusinesses/${id}/appointments`;
  while (next !== undefined) {
    const page: unknown = await graph.api(next).get();
    seen.push(...List.parse(page).value.map((appointment) => appointment.id));
    next = z.object({ '@odata.nextLink': z.string().optional() }).parse(page)['@odata.nextLink'];
  }
  const held = product.world.bookingAppointments.filter(
    ({ businessId }) => businessId === businesses.value[0]?.id,
  );
  expect(seen.toSorted()).toEqual(held.map((appointment) => appointment.id).toSorted());
});

test('is refused what the person may not open, in words that the Graph client understands', async () => {
  const graph = await graphFor('alex');
  const [business] = product.world.bookingBusinesses.list();
  const id = encodeURIComponent(business?.id ?? '');
  const refused = graph.api(`/solutions/bookingBusinesses/${id}/appointments`).get();
  await expect(refused).rejects.toMatchObject({ statusCode: 404, code: 'ErrorFolderNotFound' });
});

test('is told that a person has to consent', async () => {
  await product.control('POST', '/entra/consent/withdraw');
  const refused = (await credentialOf('megan')).getToken(scope);
  await expect(refused).rejects.toMatchObject({ code: ErrorCode.UiRequiredError });
  await product.control('POST', '/entra/consent/grant');
  await expect((await credentialOf('megan')).getToken(scope)).resolves.toBeTruthy();
});

test('calls our API as a client of TeamsFx would, and is answered', async () => {
  const { id } = await createSetup(product);
  const api = createApiClient(
    `${product.origin}/api`,
    new BearerTokenAuthProvider(async () => product.token('megan')),
  );
  const answer = await api.get(`/sync-setups/${id}/bookings`, { params: { view: 'all' } });
  expect(answer.data).toMatchObject({ bookings: expect.any(Array), counts: expect.any(Object) });
  const unknown = await api.get('/sync-setups/not-an-id', { validateStatus: () => true });
  expect(unknown.status).toBeGreaterThanOrEqual(400);
});
