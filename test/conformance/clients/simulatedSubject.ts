import { organisation } from '../../../simulator/seed/organisation.ts';
import { startTestSimulator, type TestSimulator } from '../../simulator/startTestSimulator.ts';
import { authority, type Subject } from './subject.ts';

export type SimulatedSubject = Subject & {
  simulator: TestSimulator;
  /** Every address that was asked for, as a client wrote it. */
  calls: string[];
};

const { tenantId, clientId, clientSecret } = organisation;

/** Large enough for several pages; the application has a permission record, and the environment is a sandbox. */
export async function openSimulator(): Promise<SimulatedSubject> {
  const simulator = await startTestSimulator(undefined, { bookings: 230, customers: 120 });
  const { world } = simulator;
  const [company] = world.companies.list();
  const environment = world.environments.get(company?.environmentId ?? '');
  if (!company || !environment) throw new Error('The world has no company');
  world.environments.patch(environment.id, { type: 'Sandbox' });
  const permission = { id: 'of-the-application', companyId: company.id, userId: clientId };
  world.companyPermissions.put({ ...permission, level: 'full' });
  const calls: string[] = [];
  return {
    simulator,
    calls,
    tenantId,
    clientId,
    clientSecret,
    fetch: fetchFrom(simulator, calls),
    bookingBusiness: 'Therapiezentrum@fabrikam-health.example',
    userToken: async () => simulator.token({ user: 'megan', resource: 'api' }),
    businessCentral: { environment: environment.name, company: company.name },
  };
}

/** As a proxy in front of the simulator would: it tells by which name it was asked, so that links carry that name. */
export function fetchFrom(
  { origins }: Pick<TestSimulator, 'origins'>,
  calls: string[] = [],
): Subject['fetch'] {
  const places = new Map([
    [authority, origins.entra],
    ['https://graph.microsoft.com', origins.graph],
    ['https://api.businesscentral.dynamics.com', origins.businessCentral],
  ]);
  return async (address, init = {}) => {
    const { origin, host, pathname, search } = new URL(address);
    const place = places.get(origin);
    if (place === undefined) throw new Error(`Nothing on this machine stands for ${origin}`);
    calls.push(address);
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-host', host);
    headers.set('x-forwarded-proto', 'https');
    return fetch(place + pathname + search, { ...init, headers });
  };
}
