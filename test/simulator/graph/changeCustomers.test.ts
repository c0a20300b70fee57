import { describe, expect, it } from 'vitest';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { below, centre, errorCode, errorMessage, runGraph, type Json } from './runningGraph.ts';

const path = below(centre, '/customers');
const type = { '@odata.type': '#microsoft.graph.bookingCustomer' };
const json = { 'content-type': 'application/json' };
const nina = { ...type, displayName: 'Nina Yde', emailAddress: 'nina@kunde.example' };

async function withCard(fields: Json = nina) {
  const graph = await runGraph();
  const { body } = await graph.write('POST', path, fields);
  return { graph, card: `${path}/${encodeURIComponent(String(body['id']))}`, body };
}

describe('a customer card', () => {
  it('is made with what was sent, and found again', async () => {
    const { graph, card, body } = await withCard({
      ...nina,
      phones: [{ number: '+45 20 00 00 03', type: 'mobile' }],
    });

    expect(body).toMatchObject({
      ...nina,
      addresses: [],
      phones: [{ number: '+45 20 00 00 03', type: 'mobile', region: null, language: null }],
    });
    expect(body['id']).toMatch(/^AAQk/);
    expect((await graph.call(card)).body).toMatchObject({ displayName: 'Nina Yde' });
  });

  it('answers its making with 201, also where another card has the address', async () => {
    const { graph } = await withCard();

    expect((await graph.write('POST', path, nina)).status).toBe(201);
  });

  it('changes in what was sent alone, and answers the whole', async () => {
    const { graph, card, body } = await withCard();
    const address = { street: 'Havnegade 5', city: 'København K' };
    const changed = await graph.write('PATCH', card, { addresses: [address] });

    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ id: body['id'], ...nina, addresses: [address] });
    expect((await graph.write('PATCH', card, { emailAddress: null })).body).toMatchObject({
      emailAddress: null,
      addresses: [address],
    });
  });

  it('is gone when it was deleted', async () => {
    const { graph, card } = await withCard();

    expect((await graph.write('DELETE', card)).status).toBe(204);
    expect(errorCode(await graph.call(card))).toBe('ErrorItemNotFound');
    expect((await graph.write('DELETE', card)).status).toBe(404);
  });

  it.each<[string, Json, RegExp]>([
    ['without its type, which is one of several', { displayName: 'Nina' }, /@odata.type/],
    ['of another type', { ...nina, '@odata.type': '#microsoft.graph.bookingPerson' }, /expected/],
    ['without a name', type, /'displayName' is required/],
    ['with a blank name', { ...nina, displayName: ' ' }, /'displayName' is required/],
    ['without a name that may be null', { ...nina, displayName: null }, /allow null/],
    ['with a property of nobody', { ...nina, vatNumber: '1' }, /'vatNumber' does not exist/],
    ['with a number for a text', { ...nina, emailAddress: 7 }, /'7' to the expected type/],
    ['with one phone for a list', { ...nina, phones: { number: '1' } }, /'StartArray'/],
    ['with a type of phone of nobody', { ...nina, phones: [{ type: 'fax' }] }, /'fax' was not/],
    ['with an id', { ...nina, id: 'mine' }, /'id' is read-only/],
    ['made yesterday', { ...nina, createdDateTime: '2026-11-23T00:00:00Z' }, /is read-only/],
  ])('is refused %s', async (_, body, reason) => {
    const graph = await runGraph();
    const answer = await graph.write('POST', path, body);

    expect([answer.status, errorCode(answer)]).toEqual([400, 'BadRequest']);
    expect(errorMessage(answer)).toMatch(reason);
  });

  it('is refused where the body is no JSON, or does not say that it is', async () => {
    const graph = await runGraph();
    const token = await graph.token({ scopes: ['Bookings.ReadWrite.All'] });
    const statusFor = async (body: string, headers: Record<string, string> = json) => {
      const authorization = `Bearer ${token}`;
      const sent = { method: 'POST', body, headers: { authorization, ...headers } };
      return (await fetch(`${graph.origin}${path}`, sent)).status;
    };

    expect(await statusFor(JSON.stringify(nina))).toBe(201);
    expect(await statusFor(JSON.stringify(nina), {})).toBe(400);
    expect(await statusFor('{"displayName":')).toBe(400);
    expect(await statusFor('[]')).toBe(400);
  });

  it('G13 needs a permission to write, and a role that may', async () => {
    const graph = await runGraph();
    const { alex } = organisation.users;
    const allowed = (user: typeof alex) =>
      graph.token({ user, scopes: ['BookingsAppointment.ReadWrite.All'] });
    const reader = await graph.token();
    const role = { id: 'role', businessId: centre, userId: alex.id };
    graph.world.bookingRoles.put({ ...role, role: 'viewer' });
    const asViewer = await graph.write('POST', path, nina, await allowed(alex));
    graph.world.bookingRoles.put({ ...role, role: 'scheduler' });
    const asScheduler = await graph.write('POST', path, nina, await allowed(alex));

    expect(errorCode(await graph.write('POST', path, nina, reader))).toBe('ErrorAccessDenied');
    expect([asViewer.status, errorCode(asViewer)]).toEqual([403, 'ErrorAccessDenied']);
    expect(asScheduler.status).toBe(201);
  });
});
