import { describe, expect, it } from 'vitest';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { below, centre, errorCode, errorMessage, runGraph, type Json } from './runningGraph.ts';

const path = below(centre, '/services');

describe('a service', () => {
  it('is made with what was sent, and the rest filled in', async () => {
    const graph = await runGraph();
    const sent = {
      '@odata.type': '#microsoft.graph.bookingService',
      displayName: 'Hjemmebesøg',
      defaultDuration: 'PT1H30M',
      defaultPrice: 1200.5,
      defaultPriceType: 'startingAt',
      languageTag: 'da-DK',
      postBuffer: 'PT10M',
      isHiddenFromCustomers: true,
    };
    const made = await graph.write('POST', path, sent);
    const { '@odata.type': _, ...properties } = sent;

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...properties, maximumAttendeesCount: 1, notes: '' });
    expect((await graph.call(`${path}/${String(made.body['id'])}`)).body).toEqual(made.body);
  });

  it('changes without a word, and only where it was told to', async () => {
    const graph = await runGraph();
    const [first] = (await graph.call(path)).value;
    const one = `${path}/${String(first?.['id'])}`;
    const before = (await graph.call(one)).body;
    const changed = await graph.write('PATCH', one, { defaultPrice: 99.5, notes: 'Bring a towel' });
    const after = (await graph.call(one)).body;

    expect([changed.status, changed.body]).toEqual([204, {}]);
    expect(after).toEqual({
      ...before,
      defaultPrice: 99.5,
      notes: 'Bring a towel',
      lastUpdatedDateTime: '2026-11-24T09:20:00.0000000Z',
    });
  });

  it('G14 leaves its name, id and price on appointments when it is gone', async () => {
    const graph = await runGraph();
    const [appointment] = graph.world.bookingAppointments.filter(
      ({ businessId }) => businessId === centre,
    );
    const one = `${path}/${appointment?.serviceId}`;

    expect((await graph.write('DELETE', one)).status).toBe(204);
    expect(errorCode(await graph.call(one))).toBe('ErrorItemNotFound');
    const read = await graph.call(below(centre, `/appointments/${appointment?.id}`));
    expect(read.body).toMatchObject({
      serviceId: appointment?.serviceId,
      serviceName: appointment?.serviceName,
      price: appointment?.price,
    });
  });

  it.each<[string, Json, RegExp]>([
    ['a price that is a text', { defaultPrice: '12.50' }, /'Edm.Double'/],
    ['a type of price of nobody', { defaultPriceType: 'perHour' }, /'perHour' was not found/],
    ['a duration in minutes', { defaultDuration: 90 }, /'Edm.Duration'/],
    ['a duration that is none', { defaultDuration: 'PT' }, /'Edm.Duration'/],
    ['a duration of nothing', { defaultDuration: 'PT0S' }, /positive duration/],
    ['half a seat', { maximumAttendeesCount: 1.5 }, /'Edm.Int32'/],
    ['an address of its page', { webUrl: 'https://example.com' }, /'webUrl' is read-only/],
  ])('is refused with %s', async (_, body, reason) => {
    const graph = await runGraph();
    const answer = await graph.write('POST', path, { displayName: 'Massage', ...body });

    expect(answer.status).toBe(400);
    expect(errorMessage(answer)).toMatch(reason);
  });

  it('G13 is written by administrators, not by schedulers, nor with permission on appointments', async () => {
    const graph = await runGraph();
    const { alex } = organisation.users;
    graph.world.bookingRoles.put({
      id: 'role',
      businessId: centre,
      userId: alex.id,
      role: 'scheduler',
    });
    const tokens = [
      await graph.token({ user: alex, scopes: ['Bookings.ReadWrite.All'] }),
      await graph.token({ scopes: ['BookingsAppointment.ReadWrite.All'] }),
    ];

    for (const token of tokens) {
      const answer = await graph.write('POST', path, { displayName: 'Massage' }, token);
      expect([answer.status, errorCode(answer)]).toEqual([403, 'ErrorAccessDenied']);
    }
  });
});
