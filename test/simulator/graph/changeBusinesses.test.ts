import { describe, expect, it } from 'vitest';
import { below, centre, errorCode, errorMessage, runGraph } from './runningGraph.ts';

const list = '/v1.0/solutions/bookingBusinesses';

describe('a booking business', () => {
  it('is made unpublished, with a mailbox of its own', async () => {
    const graph = await runGraph();
    const made = await graph.write('POST', list, {
      displayName: 'Praxis Süd',
      defaultCurrencyIso: 'DKK',
    });
    const again = await graph.write('POST', list, { displayName: 'Praxis Sud' });

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      id: 'PraxisSud@fabrikam-health.example',
      displayName: 'Praxis Süd',
      defaultCurrencyIso: 'DKK',
      isPublished: false,
      publicUrl: null,
    });
    expect(again.body['id']).toBe('PraxisSud1@fabrikam-health.example');
    expect((await graph.call(below('PraxisSud@fabrikam-health.example'))).status).toBe(200);
  });

  it('changes, and keeps its address whatever its name becomes', async () => {
    const graph = await runGraph();
    const settings = { businessTimeZone: 'Europe/Copenhagen', enforceOneTimePassword: true };
    const changed = await graph.write('PATCH', below(centre), {
      displayName: 'Anders',
      bookingPageSettings: settings,
    });

    expect(changed.status).toBe(204);
    expect((await graph.call(below(centre))).body).toMatchObject({
      id: centre,
      displayName: 'Anders',
      bookingPageSettings: settings,
    });
  });

  it('is published and unpublished by actions alone', async () => {
    const graph = await runGraph();
    const written = await graph.write('PATCH', below(centre), { isPublished: false });

    expect(errorMessage(written)).toMatch(/'isPublished' is read-only/);
    expect((await graph.write('POST', below(centre, '/unpublish'))).status).toBe(204);
    expect((await graph.call(below(centre))).body).toMatchObject({
      isPublished: false,
      publicUrl: null,
    });
    await graph.write('POST', below(centre, '/publish'));
    expect((await graph.call(below(centre))).body['isPublished']).toBe(true);
  });
});

describe('staff members', () => {
  const path = below(centre, '/staffMembers');
  const anna = {
    '@odata.type': '#microsoft.graph.bookingStaffMember',
    displayName: 'Anna Holm',
    emailAddress: 'anna.holm@example.com',
    role: 'externalGuest',
  };

  it('come, change and go', async () => {
    const graph = await runGraph();
    const made = await graph.write('POST', path, anna);
    const one = `${path}/${String(made.body['id'])}`;

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...anna, membershipStatus: 'active' });
    expect((await graph.write('PATCH', one, { role: 'viewer' })).status).toBe(204);
    expect((await graph.call(one)).body['role']).toBe('viewer');
    expect((await graph.write('DELETE', one)).status).toBe(204);
    expect(errorCode(await graph.call(one))).toBe('ErrorItemNotFound');
  });

  it('need an address, and are a hundred at most', async () => {
    const seeded = (await runGraph()).world.bookingStaffMembers.filter(
      ({ businessId }) => businessId === centre,
    );
    const graph = await runGraph({ staffMembers: seeded.length + 1 });
    const { emailAddress: _, ...nameless } = anna;

    expect(errorMessage(await graph.write('POST', path, nameless))).toMatch(/'emailAddress'/);
    expect((await graph.write('POST', path, anna)).status).toBe(201);
    expect((await graph.write('POST', path, anna)).status).toBe(400);
  });
});

describe('custom questions', () => {
  it('come, change and go', async () => {
    const graph = await runGraph();
    const path = below(centre, '/customQuestions');
    const made = await graph.write('POST', path, {
      displayName: 'Insurance',
      answerInputType: 'radioButton',
      answerOptions: ['public', 'private'],
    });
    const one = `${path}/${String(made.body['id'])}`;

    expect(made).toMatchObject({ status: 201, body: { answerOptions: ['public', 'private'] } });
    expect((await graph.write('PATCH', one, { displayName: 'Insured?' })).status).toBe(204);
    expect((await graph.call(path)).value).toMatchObject([{ displayName: 'Insured?' }]);
    expect((await graph.write('DELETE', one)).status).toBe(204);
    expect((await graph.call(path)).value).toEqual([]);
  });
});

describe('currencies', () => {
  it('are told to people, one by one too', async () => {
    const graph = await runGraph();
    const path = '/v1.0/solutions/bookingCurrencies';
    const token = await graph.token({ user: null, roles: ['Bookings.Read.All'] });

    expect((await graph.call(path)).value).toContainEqual({ id: 'DKK', symbol: 'kr.' });
    expect((await graph.call(`${path}/eur`)).body).toMatchObject({ id: 'EUR', symbol: '€' });
    expect(errorCode(await graph.call(`${path}/ABC`))).toBe('ErrorItemNotFound');
    expect((await graph.call(path, { token })).status).toBe(403);
  });
});
