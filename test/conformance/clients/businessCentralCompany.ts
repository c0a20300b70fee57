// One company of Business Central, addressed as itself in documentation.
import { z } from 'zod';
import { tokenOf } from './graphFor.ts';
import { scopeOf, type Subject } from './subject.ts';

type Headers = Record<string, string>;
type Answer = { status: number; body: unknown };

export type OpenCompany = {
  ask(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  /** Every row, over as many pages as there are. */
  list(path: string, headers: Headers): Promise<unknown[]>;
  /** What the service says of the environment: "Production" or "Sandbox". */
  environmentType(): Promise<string | undefined>;
};

const root = 'https://api.businesscentral.dynamics.com';
const Page = z.looseObject({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
});
const Companies = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const Environments = z.looseObject({
  value: z.array(z.looseObject({ name: z.string(), type: z.string() })),
});

export async function companyOf(subject: Subject): Promise<OpenCompany> {
  const { environment = '', company = '' } = subject.businessCentral ?? {};
  const token = await tokenOf(subject, scopeOf.businessCentral);
  const send = async (method: string, url: string, sent: { body?: unknown; headers?: Headers }) => {
    const response = await subject.fetch(url, {
      method,
      headers: {
        ...sent.headers,
        authorization: `Bearer ${token}`,
        ...(sent.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body };
  };
  const listAt = async (first: string, headers: Headers): Promise<unknown[]> => {
    const rows: unknown[] = [];
    for (let next: string | undefined = first; next !== undefined;) {
      const { status, body } = await send('GET', next, { headers });
      if (status !== 200) throw new Error(`${status} for ${next}: ${JSON.stringify(body)}`);
      const page = Page.parse(body);
      rows.push(...page.value);
      next = page['@odata.nextLink'];
    }
    return rows;
  };
  const api = `${root}/v2.0/${encodeURIComponent(environment)}/api/v2.0`;
  const found = Companies.parse(await listAt(`${api}/companies`, {})).find(
    ({ name }) => name === company,
  );
  if (!found) throw new Error(`The environment ${environment} has no company of the name given`);
  const inCompany = `${api}/companies(${found.id})/`;
  return {
    ask: async (...[method, path, body, headers = {}]) =>
      send(method, inCompany + path, { body, headers }),
    list: async (path, headers) => listAt(inCompany + path, headers),
    environmentType: async () => {
      const { body } = await send('GET', `${root}/environments/v1.2`, {});
      return Environments.parse(body).value.find(({ name }) => name === environment)?.type;
    },
  };
}
