import { describe, expect, it } from 'vitest';
import { below, centre, closed, errorCode, runGraph } from './runningGraph.ts';

const list = '/v1.0/solutions/bookingBusinesses';

describe('the list of booking businesses', () => {
  it('G2 has all of the tenant, also closed ones, by id and name only', async () => {
    const graph = await runGraph();
    const { value } = await graph.call(list);

    expect(value).toContainEqual({ id: centre, displayName: 'Fabrikam Therapiezentrum' });
    expect(value).toContainEqual({ id: closed, displayName: 'Fabrikam Geschäftsleitung' });
    expect(value).toHaveLength(3);
  });

  it('G2 does not have those of other tenants', async () => {
    const graph = await runGraph();
    const business = graph.world.bookingBusinesses.get(centre);
    if (!business) throw new Error('Cannot find the centre');
    graph.world.bookingBusinesses.put({ ...business, id: 'other@example.com', tenantId: 'other' });

    expect((await graph.call(list)).value).toHaveLength(3);
    expect(errorCode(await graph.call(below('other@example.com')))).toBe('ErrorNonExistentMailbox');
  });

  it('G2 is cut without a word, and found by a part of the name', async () => {
    const graph = await runGraph({ businesses: 1 });
    const cut = await graph.call(list);
    const found = await graph.call(`${list}?query=COACH`);

    expect(cut.value).toHaveLength(1);
    expect(cut.body['@odata.nextLink']).toBeUndefined();
    expect(found.value).toMatchObject([{ displayName: 'Fabrikam Coaching Lisboa' }]);
  });
});

describe('a large tenant', () => {
  it('G2 makes people say what they look for, and cuts the list of an application', async () => {
    const graph = await runGraph({ businesses: 2, businessesForPeople: 2 });
    const token = await graph.token({ user: null, roles: ['Bookings.Read.All'] });
    const refused = await graph.call(list);

    expect([refused.status, errorCode(refused)]).toEqual([400, 'ErrorExceededFindCountLimit']);
    expect((await graph.call(`${list}?query=fabrikam%20C`)).value).toHaveLength(1);
    expect((await graph.call(list, { token })).value).toHaveLength(2);
  });
});

describe('one booking business', () => {
  it('tells currency and time zone', async () => {
    const graph = await runGraph();
    const { body } = await graph.call(below(centre));

    expect(body).toMatchObject({
      id: centre,
      defaultCurrencyIso: 'EUR',
      bookingPageSettings: { businessTimeZone: 'W. Europe Standard Time' },
    });
  });

  it('may name its zone as Windows or as IANA does', async () => {
    const graph = await runGraph();
    const { body } = await graph.call(below('Coaching@fabrikam-health.example'));

    expect(body).toMatchObject({ bookingPageSettings: { businessTimeZone: 'Europe/Lisbon' } });
  });

  it.each([centre.toUpperCase(), centre.toLowerCase()])('G1 is found as %s', async (id) => {
    const graph = await runGraph();

    expect((await graph.call(below(id))).body['id']).toBe(centre);
    expect((await graph.call(`${list}/${id}`)).body['id']).toBe(centre);
  });
});

describe('services', () => {
  it('G14 show every type of price', async () => {
    const graph = await runGraph();
    const { value } = await graph.call(below(centre, '/services'));

    expect(new Set(value.map((service) => service['defaultPriceType']))).toEqual(
      new Set([
        'fixedPrice',
        'hourly',
        'startingAt',
        'free',
        'priceVaries',
        'callUs',
        'notSet',
        'undefined',
      ]),
    );
    expect(value).toContainEqual(
      expect.objectContaining({ displayName: 'Erstgespräch', defaultDuration: 'PT50M' }),
    );
  });

  it('have reminders only when read by id', async () => {
    const graph = await runGraph();
    const [first] = (await graph.call(below(centre, '/services'))).value;
    const one = await graph.call(below(centre, `/services/${String(first?.['id'])}`));

    expect(first?.['defaultReminders']).toEqual([]);
    expect(one.body['defaultReminders']).toHaveLength(1);
    expect(errorCode(await graph.call(below(centre, '/services/none')))).toBe('ErrorItemNotFound');
  });
});

describe('staff members', () => {
  it('have newer roles only for those who say that they can bear them', async () => {
    const graph = await runGraph();
    const path = below(centre, '/staffMembers');
    const plain = await graph.call(path);
    const asked = await graph.call(path, {
      headers: { prefer: 'outlook.timezone="UTC", include-unknown-enum-members' },
    });

    expect(new Set(plain.value.map((member) => member['role']))).toEqual(
      new Set(['unknownFutureValue']),
    );
    expect(new Set(asked.value.map((member) => member['role']))).toEqual(new Set(['teamMember']));
    expect(asked.headers.get('preference-applied')).toBe('include-unknown-enum-members');
  });

  it('are named by the appointments, and read one by one', async () => {
    const graph = await runGraph();
    const staff = (await graph.call(below(centre, '/staffMembers'))).value;
    const nadia = staff.find((member) => member['displayName'] === 'Dr. Nadia Frank');
    const id = String(nadia?.['id']);

    expect(
      graph.world.bookingAppointments.find((each) => each.staffMemberIds.includes(id)),
    ).toBeDefined();
    expect((await graph.call(below(centre, `/staffMembers/${id}`))).body).toMatchObject({
      displayName: 'Dr. Nadia Frank',
      emailAddress: 'nadia.frank@fabrikam-health.example',
    });
  });
});
