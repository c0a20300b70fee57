// A tenant of Microsoft's, named by the environment: docs/guides/real-tenant.md.
import { z } from 'zod';
import type { Lacks, Subject } from './subject.ts';

const prefix = 'REAL_TENANT_';
const needed = ['ID', 'CLIENT_ID', 'CLIENT_SECRET', 'BOOKING_BUSINESS'] as const;
const optional = ['USER_TOKEN', 'ENVIRONMENT', 'COMPANY', 'MAY_DRAFT'] as const;
type Variable = (typeof needed)[number] | (typeof optional)[number];

const Given = z
  .object({ ID: z.guid(), CLIENT_ID: z.guid(), CLIENT_SECRET: z.string() })
  .extend({ BOOKING_BUSINESS: z.string(), USER_TOKEN: z.string().optional() })
  .extend({ ENVIRONMENT: z.string().optional(), COMPANY: z.string().optional() })
  .extend({ MAY_DRAFT: z.literal('sandbox').optional() });

export type RealTenant = { subject: Subject; lacks: Lacks };

/** `undefined` where no variable is given; throws where some are and do not suffice. */
export function realTenant(environment: NodeJS.ProcessEnv): RealTenant | undefined {
  const values = [...needed, ...optional].flatMap((name): [Variable, string][] => {
    const value = environment[prefix + name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  if (values.length === 0) return undefined;
  const read = Given.safeParse(Object.fromEntries(values));
  if (!read.success) {
    const wrong = read.error.issues.map(({ path }) => prefix + path.join('.'));
    throw new Error(`Cannot use the real tenant: see to ${[...new Set(wrong)].join(', ')}`);
  }
  const given = read.data;
  const { ENVIRONMENT, COMPANY, USER_TOKEN } = given;
  const hasCompany = ENVIRONMENT !== undefined && COMPANY !== undefined;
  return {
    subject: {
      tenantId: given.ID,
      clientId: given.CLIENT_ID,
      clientSecret: given.CLIENT_SECRET,
      fetch: async (url, init) => fetch(url, init),
      bookingBusiness: given.BOOKING_BUSINESS,
      ...(USER_TOKEN !== undefined && { userToken: async () => USER_TOKEN }),
      ...(hasCompany && { businessCentral: { environment: ENVIRONMENT, company: COMPANY } }),
    },
    lacks: {
      userToken: USER_TOKEN === undefined ? missing('USER_TOKEN') : '',
      businessCentral: hasCompany ? '' : missing('ENVIRONMENT', 'COMPANY'),
      drafts: given.MAY_DRAFT === undefined ? missing('MAY_DRAFT') : '',
    },
  };
}

/** Put behind the name of what is skipped. */
export const needsTenant = missing(...needed);

function missing(...names: Variable[]): string {
  const variables = names.map((name) => prefix + name).join(', ');
  return ` (not checked: ${variables} not given, see docs/guides/real-tenant.md)`;
}
