// One suite of Microsoft's own clients, before two subjects: the simulator always, a tenant where one is given.
import { describe, expect, it } from 'vitest';
import { describeBusinessCentral } from './businessCentralSuite.ts';
import { describeGraph } from './graphSuite.ts';
import { describeMsal } from './msalSuite.ts';
import { needsTenant, realTenant } from './realTenant.ts';
import { openSimulator } from './simulatedSubject.ts';
import type { Lacks, OpenSubject } from './subject.ts';

function describeClients(open: OpenSubject, lacks: Lacks): void {
  describeMsal(open, lacks);
  describeGraph(open);
  describeBusinessCentral(open, lacks);
}

const nothing: Lacks = { userToken: '', businessCentral: '', drafts: '' };

describe('before the simulator', () => {
  describeClients(openSimulator, nothing);
});

const tenant = realTenant(process.env);

describe.runIf(tenant)(`before a real tenant${tenant ? '' : needsTenant}`, () => {
  describeClients(async () => {
    if (!tenant) throw new Error('No tenant is given');
    return tenant.subject;
  }, tenant?.lacks ?? nothing);
});

describe('the variables that name a real tenant', () => {
  const id = '6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81';
  const least = {
    REAL_TENANT_ID: id,
    REAL_TENANT_CLIENT_ID: id,
    REAL_TENANT_CLIENT_SECRET: 'a secret',
    REAL_TENANT_BOOKING_BUSINESS: 'practice@fabrikam.example',
  };

  it('leave out what nobody gave, and say why', () => {
    expect(realTenant({})).toBeUndefined();
    const given = realTenant({ ...least, REAL_TENANT_MAY_DRAFT: '' });
    expect(given?.lacks.businessCentral).toContain('REAL_TENANT_ENVIRONMENT, REAL_TENANT_COMPANY');
    expect(given?.lacks.drafts).toContain('REAL_TENANT_MAY_DRAFT not given');
  });

  it('allow drafts in a sandbox and nowhere else', () => {
    expect(realTenant({ ...least, REAL_TENANT_MAY_DRAFT: 'sandbox' })?.lacks.drafts).toBe('');
    expect(() => realTenant({ ...least, REAL_TENANT_MAY_DRAFT: 'production' })).toThrow(
      'REAL_TENANT_MAY_DRAFT',
    );
  });

  it('are refused where they do not suffice, without a word of what they hold', () => {
    const { REAL_TENANT_CLIENT_SECRET: secret, ...rest } = least;
    expect(() => realTenant(rest)).toThrow(
      new Error('Cannot use the real tenant: see to REAL_TENANT_CLIENT_SECRET'),
    );
    expect(() => realTenant({ REAL_TENANT_CLIENT_SECRET: secret })).not.toThrow(secret);
  });
});
