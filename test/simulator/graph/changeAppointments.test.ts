import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisation } from '../../../simulator/seed/organisation.ts';
import {
  below,
  centre,
  errorCode,
  errorMessage,
  listIn,
  runGraph,
  type Json,
  type RunningGraph,
} from './runningGraph.ts';

const path = below(centre, '/appointments');
const customer = {
  '@odata.type': '#microsoft.graph.bookingCustomerInformation',
  name: 'Nina Yde',
  emailAddress: 'nina@kunde.example',
  phone: '+45 20 00 00 03',
};

function bodyFor(graph: RunningGraph): Json {
  const service = graph.world.bookingServices.find(
    ({ displayName }) => displayName === 'Erstgespräch',
  );
  return {
    '@odata.type': '#microsoft.graph.bookingAppointment',
    serviceId: service?.id,
    staffMemberIds: service?.staffMemberIds.slice(0, 1),
    startDateTime: { dateTime: '2026-12-01T09:00:00', timeZone: 'W. Europe Standard Time' },
    endDateTime: { dateTime: '2026-12-01T09:45:00.0000000', timeZone: 'Europe/Berlin' },
    customers: [customer],
  };
}

async function withBooked(fields: Json = {}) {
  const graph = await runGraph();
  const made = await graph.write('POST', path, { ...bodyFor(graph), ...fields });
  return { graph, made, one: `${path}/${encodeURIComponent(String(made.body['id']))}` };
}

describe('a new appointment', () => {
  it('takes name and price from its service, and times from any zone', async () => {
    const { graph, made, one } = await withBooked();

    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      serviceName: 'Erstgespräch',
      price: 95,
      priceType: 'fixedPrice',
      startDateTime: { dateTime: '2026-12-01T08:00:00.0000000Z', timeZone: 'UTC' },
      duration: 'PT45M',
      customerName: 'Nina Yde',
      selfServiceAppointmentId: '00000000-0000-0000-0000-000000000000',
    });
    expect((await graph.call(one)).body).toEqual(made.body);
  });

  it('makes a card for a customer without one', async () => {
    const { graph, made } = await withBooked();
    const [attendee] = listIn(made.body, 'customers');
    const cards = (await graph.call(below(centre, '/customers'))).value;

    expect(graph.world.bookingCustomers.get(String(attendee?.['customerId']))).toBeDefined();
    expect(cards).toContainEqual(expect.objectContaining({ displayName: 'Nina Yde' }));
  });

  it('G14 keeps its own price beside that of the service', async () => {
    const { made } = await withBooked({ price: 54.25, priceType: 'hourly' });

    expect(made.body).toMatchObject({ price: 54.25, priceType: 'hourly' });
  });

  it('G14 of a group loses customers that nobody knows, without a word', async () => {
    const { made } = await withBooked({
      maximumAttendeesCount: 5,
      customers: [
        customer,
        { ...customer, customerId: '8828e750-8dad-475f-9fa0-1ae0fbeade4a', name: 'Nobody' },
      ],
    });

    expect(listIn(made.body, 'customers')).toMatchObject([{ name: 'Nina Yde' }]);
    expect(made.body['filledAttendeesCount']).toBe(1);
  });

  it.each<[string, Json, number, RegExp]>([
    ['customers without their type', { customers: [{ name: 'Nina' }] }, 400, /@odata.type/],
    ['an end before the start', { endDateTime: { dateTime: '2026-11-30T09:00:00' } }, 400, /later/],
    ['a time that is none', { startDateTime: { dateTime: 'tomorrow' } }, 400, /not a valid date/],
    [
      'a zone of nobody',
      { startDateTime: { dateTime: '2026-12-01T09:00:00', timeZone: 'Mars' } },
      400,
      /'Mars'/,
    ],
    ['no service', { serviceId: null }, 400, /'serviceId' is required/],
    ['a service of nobody', { serviceId: 'massage' }, 500, /^$/],
    ['a duration', { duration: 'PT45M' }, 400, /'duration' is read-only/],
    ['a field of invoices, which is beta’s', { invoiceId: '1' }, 400, /'invoiceId' does not exist/],
  ])('is refused with %s', async (...[, fields, status, reason]) => {
    const { made } = await withBooked(fields);

    expect(made.status).toBe(status);
    expect(errorMessage(made)).toMatch(reason);
  });

  it('needs its staff where an application books by itself', async () => {
    const graph = await runGraph();
    const token = await graph.token({ user: null, roles: ['Bookings.ReadWrite.All'] });
    const { staffMemberIds: _, ...body } = bodyFor(graph);
    const refused = await graph.write('POST', path, body, token);

    expect([refused.status, errorMessage(refused)]).toEqual([400, 'Invalid Staff']);
    expect((await graph.write('POST', path, bodyFor(graph), token)).status).toBe(201);
  });
});

describe('an appointment', () => {
  it('changes without a word, and moves', async () => {
    const { graph, one } = await withBooked();
    const changed = await graph.write('PATCH', one, {
      startDateTime: { dateTime: '2026-12-02T08:00:00+00:00', timeZone: 'UTC' },
      endDateTime: { dateTime: '2026-12-02T09:30:00Z', timeZone: 'UTC' },
      serviceNotes: 'Invoiced',
      appointmentLabel: 'done',
      postBuffer: 'PT10M',
    });

    expect([changed.status, changed.body]).toEqual([204, {}]);
    expect((await graph.call(one)).body).toMatchObject({
      duration: 'PT1H30M',
      serviceNotes: 'Invoiced',
      appointmentLabel: 'done',
      postBuffer: 'PT10M',
      customerName: 'Nina Yde',
    });
  });

  it.each(['serviceId', 'customerNotes', 'filledAttendeesCount', 'customerName', 'joinWebUrl'])(
    'cannot change its %s',
    async (name) => {
      const { graph, one } = await withBooked();
      const answer = await graph.write('PATCH', one, { [name]: 'other' });

      expect(errorMessage(answer)).toBe(`The property '${name}' is read-only and cannot be set.`);
    },
  );

  it('G9 is gone everywhere when it was cancelled, and cannot be cancelled again', async () => {
    const { graph, made, one } = await withBooked();
    const body = { cancellationMessage: 'Vi må desværre aflyse.' };
    const window = 'start=2026-11-30T00:00:00Z&end=2026-12-03T00:00:00Z';
    const cancelled = await graph.write('POST', `${one}/cancel`, body);
    const seen = (await graph.call(below(centre, `/calendarView?${window}`))).value;

    expect([cancelled.status, cancelled.body]).toEqual([204, {}]);
    expect((await graph.call(one)).status).toBe(404);
    expect(seen.map(({ id }) => id)).not.toContain(made.body['id']);
    const again = await graph.write('POST', `${one}/microsoft.graph.cancel`, body);
    expect([again.status, errorCode(again)]).toEqual([404, 'ErrorItemNotFound']);
  });

  it('G9 is gone likewise when it was deleted', async () => {
    const { graph, one } = await withBooked();

    expect((await graph.write('DELETE', one)).status).toBe(204);
    expect((await graph.write('DELETE', one)).status).toBe(404);
  });

  it('is changed by team members in their own calendar only', async () => {
    const { graph, made, one } = await withBooked();
    const { alex } = organisation.users;
    const role = { id: 'role', businessId: centre, userId: alex.id };
    graph.world.bookingRoles.put({ ...role, role: 'teamMember' });
    const scopes = ['BookingsAppointment.ReadWrite.All'];
    const token = await graph.token({ user: alex, scopes });
    const label = { appointmentLabel: 'done' };

    expect(errorCode(await graph.write('PATCH', one, label, token))).toBe('ErrorAccessDenied');
    const [staffId = ''] = z.array(z.string()).parse(made.body['staffMemberIds']);
    graph.world.bookingStaffMembers.patch(staffId, { emailAddress: alex.userPrincipalName });
    expect((await graph.write('PATCH', one, label, token)).status).toBe(204);
  });
});
