import { describe, expect, it } from 'vitest';
import { audiences } from '../../../simulator/entra/tokens.ts';
import { graphService } from '../../../simulator/graph/graphService.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import {
  below,
  centre,
  closed,
  errorCode,
  now,
  runGraph,
  type TokenOptions,
} from './runningGraph.ts';

const list = '/v1.0/solutions/bookingBusinesses';
const { alex, megan } = organisation.users;

describe('tokens', () => {
  const otherTenant = '11111111-2222-4333-8444-555555555555';
  const longAgo = new Date(now.getTime() - 2 * 60 * 60_000);

  it.each<[string, TokenOptions]>([
    ['for Business Central', { audience: audiences.businessCentral }],
    ['that has expired', { issuedAt: longAgo }],
    ['of a tenant that is not here', { tenantId: otherTenant }],
    ['of a user who is not here', { user: { ...megan, id: otherTenant } }],
  ])('G13 %s is refused with 401', async (_, options) => {
    const graph = await runGraph();
    const answer = await graph.call(list, { token: await graph.token(options) });

    expect(answer.status).toBe(401);
    expect(errorCode(answer)).toBe('InvalidAuthenticationToken');
    expect(answer.headers.get('www-authenticate')).toContain('authorization_uri=');
  });

  it('G13 are asked for before anything is told, and cannot be forged', async () => {
    const graph = await runGraph();
    const [header = '', , signature = ''] = (await graph.token()).split('.');
    const claims = Buffer.from(JSON.stringify({ tid: organisation.tenantId, exp: 9e9 }));
    const forged = [header, claims.toString('base64url'), signature].join('.');

    expect((await graph.call(list, { token: null })).status).toBe(401);
    expect((await graph.call('/v1.0/nothing/here', { token: null })).status).toBe(401);
    expect((await graph.call(list, { token: forged })).status).toBe(401);
  });

  it('G13 need a scope of Bookings', async () => {
    const graph = await runGraph();
    const token = await graph.token({ scopes: ['User.Read'] });
    const answer = await graph.call(list, { token });

    expect(answer.status).toBe(403);
    expect(errorCode(answer)).toBe('ErrorAccessDenied');
    expect((await graph.call('/v1.0/me', { token })).status).toBe(200);
  });

  it.each(['BookingsAppointment.ReadWrite.All', 'Bookings.ReadWrite.All', 'Bookings.Manage.All'])(
    'G13 with the higher scope %s may read as well',
    async (scope) => {
      const graph = await runGraph();

      expect(
        (await graph.call(below(centre), { token: await graph.token({ scopes: [scope] }) })).status,
      ).toBe(200);
    },
  );

  it('G13 of an application open what their role allows, in every business', async () => {
    const graph = await runGraph();
    const token = (...roles: string[]) => graph.token({ user: null, roles });

    expect(
      (await graph.call(below(closed), { token: await token('Bookings.Read.All') })).status,
    ).toBe(200);
    expect((await graph.call(list, { token: await token() })).status).toBe(403);
    const forAppointments = await token('BookingsAppointment.ReadWrite.All');
    expect((await graph.call(list, { token: forAppointments })).status).toBe(403);
    expect(
      (await graph.call(below(centre, '/appointments'), { token: forAppointments })).status,
    ).toBe(200);
    expect((await graph.call('/v1.0/me', { token: forAppointments })).status).toBe(403);
  });
});

describe('roles', () => {
  it.each(['', '/services', '/staffMembers', '/customers', '/appointments', '/appointments/AAMk'])(
    'G3 are needed for everything of a business: %s',
    async (rest) => {
      const graph = await runGraph();
      const ofAlex = await graph.call(below(centre, rest), {
        token: await graph.token({ user: alex }),
      });
      const ofMegan = await graph.call(below(closed, rest));

      expect([ofAlex.status, errorCode(ofAlex)]).toEqual([404, 'ErrorFolderNotFound']);
      expect([ofMegan.status, errorCode(ofMegan)]).toEqual([404, 'ErrorFolderNotFound']);
    },
  );

  it('G3 of a guest do not open a business, those of a viewer do', async () => {
    const graph = await runGraph();
    const token = await graph.token({ user: alex });
    const role = { id: 'role', businessId: centre, userId: alex.id };

    graph.world.bookingRoles.put({ ...role, role: 'guest' });
    expect((await graph.call(below(centre), { token })).status).toBe(404);
    graph.world.bookingRoles.put({ ...role, role: 'viewer' });
    expect((await graph.call(below(centre), { token })).status).toBe(200);
  });
});

describe('answers', () => {
  it('G12 carry the ids of the request, in headers and in errors', async () => {
    const graph = await runGraph();
    const headers = { 'client-request-id': '1389997e-c38a-418b-b6e0-c639c15f8bd8' };
    const fine = await graph.call(list, { headers });
    const refused = await graph.call(below('nobody@fabrikam-health.example'), { headers });

    expect(fine.headers.get('client-request-id')).toBe(headers['client-request-id']);
    expect(fine.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(fine.headers.get('content-type')).toContain('odata.metadata=minimal');
    expect(refused).toMatchObject({
      status: 404,
      body: {
        error: {
          code: 'ErrorNonExistentMailbox',
          innerError: {
            date: '2026-11-24T09:20:00',
            'request-id': refused.headers.get('request-id'),
            'client-request-id': headers['client-request-id'],
          },
        },
      },
    });
  });

  it.each([
    ['GET', '/v1.0/solutions/nothing', 400, 'BadRequest'],
    ['GET', '/beta/solutions/bookingBusinesses', 400, 'BadRequest'],
    ['GET', '/v1.0/solutions/bookingBusinesses/%E0%A4%A', 400, 'BadRequest'],
    ['PUT', list, 405, 'Request_BadRequest'],
    ['DELETE', below(centre, '/calendarView'), 405, 'Request_BadRequest'],
    ['GET', below(centre, '/calendarView/AAMk'), 405, 'Request_BadRequest'],
    ['POST', '/v1.0/solutions/bookingCurrencies', 405, 'Request_BadRequest'],
    ['DELETE', below(centre), 501, 'NotImplemented'],
    ['POST', below(centre, '/getStaffAvailability'), 501, 'NotImplemented'],
    ['GET', below(centre, '/appointments/$count'), 501, 'NotImplemented'],
  ])('G1 refuse %s %s with %i', async (method, path, ...[status, code]) => {
    const graph = await runGraph();
    const answer = await graph.call(path, { method });

    expect([answer.status, errorCode(answer)]).toEqual([status, code]);
  });

  it('tell a user about herself', async () => {
    const graph = await runGraph();
    const { body } = await graph.call('/v1.0/me?$select=displayName,mail');

    expect(body).toMatchObject({ id: megan.id, displayName: 'Megan Bowen' });
    expect(body['userPrincipalName']).toBeUndefined();
  });
});

describe('errors that somebody asked for', () => {
  const context = { random: seededRandom(1), now: new Date(0) };

  it.each([
    [429, undefined, 'ApplicationThrottled'],
    [500, undefined, 'UnknownError'],
    [503, 'ServerBusy', 'ServerBusy'],
    [418, undefined, 'UnknownError'],
  ])('G11 with status %i are said in the words of Graph', (status, code, expected) => {
    expect(graphService.refuse({ status, code }, context)).toMatchObject({
      status,
      body: { error: { code: expected, innerError: {} } },
    });
  });

  it('G11 may ask the user to sign in again', () => {
    const { status, headers } = graphService.refuse(
      { status: 401, code: 'insufficient_claims' },
      context,
    );
    const claims = /claims="([^"]+)"/.exec(headers?.['www-authenticate'] ?? '')?.[1] ?? '';

    expect(status).toBe(401);
    expect(JSON.parse(Buffer.from(claims, 'base64').toString())).toHaveProperty('access_token');
  });
});
