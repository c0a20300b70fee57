import type { Context } from '../service.ts';
import type { World } from '../world.ts';
import { requireClientAssertion } from './clientAssertion.ts';
import { EntraError, missingParameter } from './errors.ts';
import type { Application } from './records.ts';

/** The application that calls, after its secret or its certificate was checked. */
export async function authenticateClient(
  form: URLSearchParams,
  context: Pick<Context, 'world' | 'now'>,
): Promise<Application> {
  const clientId = form.get('client_id');
  if (!clientId) throw missingParameter('client_id');
  const application = findApplication(clientId, context.world);
  if (form.get('client_assertion')) {
    await requireClientAssertion(form, application, context);
    return application;
  }
  const secret = form.get('client_secret');
  if (!secret) {
    throw invalidClient(
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (secret === application.secret) return application;
  throw invalidClient(
    7000215,
    `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.id}'.`,
  );
}

/** The application that a client id names. */
export function findApplication(clientId: string, world: World): Application {
  const application = world.applications.get(clientId.toLowerCase());
  if (application) return application;
  throw new EntraError({
    number: 700016,
    error: 'unauthorized_client',
    text: `Application with identifier '${clientId}' was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  });
}

function invalidClient(number: number, text: string): EntraError {
  return new EntraError({ number, error: 'invalid_client', text, status: 401 });
}
