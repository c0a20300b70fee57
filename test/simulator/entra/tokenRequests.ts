// Requests to the token endpoint as a client writes them.
import { organisation } from '../../../simulator/seed/organisation.ts';
import { read, type Answer, type TestSimulator } from '../startTestSimulator.ts';

export const { tenantId, clientId, clientSecret } = organisation;
export const graphDefault = 'https://graph.microsoft.com/.default';
export const businessCentralDefault = 'https://api.businesscentral.dynamics.com/.default';

type Form = Record<string, string>;

export async function requestToken(
  { origins }: Pick<TestSimulator, 'origins'>,
  form: Form,
  tenant = tenantId,
): Promise<Answer> {
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  const address = `${origins.entra}/${tenant}/oauth2/v2.0/token`;
  return read(await fetch(address, { method: 'POST', body }));
}

export const onBehalfOf = (assertion: string, form: Form = {}): Form => ({
  grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  requested_token_use: 'on_behalf_of',
  assertion,
  scope: `${graphDefault} openid profile offline_access`,
  ...form,
});
