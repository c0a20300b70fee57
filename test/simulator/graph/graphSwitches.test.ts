// Each point that is uncertain, turned away from its usual side.
import { describe, expect, it } from 'vitest';
import type { GraphSwitches } from '../../../simulator/graph/graphSwitches.ts';
import { organisation } from '../../../simulator/seed/organisation.ts';
import {
  below,
  centre,
  closed,
  errorCode,
  listIn,
  runGraph,
  type Json,
  type RunningGraph,
} from './runningGraph.ts';

const appointments = below(centre, '/appointments');
const wide = 'start=2025-01-01T00:00:00Z&end=2027-01-01T00:00:00Z';
const view = below(centre, `/calendarView?${wide}`);

const turned = (...names: (keyof GraphSwitches)[]) => ({
  switches: Object.fromEntries(names.map((name) => [name, true])),
});

async function first(graph: RunningGraph, path: string): Promise<Json> {
  const [one] = (await graph.call(path)).value;
  if (!one) throw new Error(`Cannot find anything at ${path}`);
  return one;
}

describe('lists of appointments', () => {
  it('may fill customers', async () => {
    const graph = await runGraph({}, turned('listsFillCustomers'));

    expect(listIn(await first(graph, appointments), 'customers').length).toBeGreaterThan(0);
    expect(listIn(await first(graph, view), 'customers').length).toBeGreaterThan(0);
  });

  it('may leave out the flat customer, the label and all times of change', async () => {
    const graph = await runGraph(
      {},
      turned('listsOmitFlatCustomer', 'listsOmitLabel', 'omitsTimestamps'),
    );
    const listed = await first(graph, appointments);
    const { body } = await graph.call(
      `${appointments}/${encodeURIComponent(String(listed['id']))}`,
    );

    expect(listed).toMatchObject({ customerName: null, customerEmailAddress: null });
    expect(Object.keys(listed)).not.toContain('appointmentLabel');
    expect(Object.keys(body)).toContain('appointmentLabel');
    expect(body['customerName']).not.toBeNull();
    for (const record of [listed, body, await first(graph, below(centre, '/customers'))]) {
      expect(Object.keys(record)).not.toContain('createdDateTime');
      expect(Object.keys(record)).not.toContain('lastUpdatedDateTime');
    }
  });

  it('may link on by $skip', async () => {
    const graph = await runGraph({ appointmentsPage: 50 }, turned('nextLinksSaySkip'));
    const ids = new Set<unknown>();
    let link: unknown = appointments;
    while (typeof link === 'string') {
      const { body, value } = await graph.call(link);
      for (const { id } of value) ids.add(id);
      link = body['@odata.nextLink'];
      if (typeof link === 'string') expect(link).toMatch(/\?\$skip=\d+$/);
    }

    expect(ids.size).toBe(
      graph.world.bookingAppointments.filter(({ businessId }) => businessId === centre).length,
    );
    expect((await graph.call(`${appointments}?$skip=many`)).status).toBe(400);
  });

  it('may go on after $top', async () => {
    const graph = await runGraph({}, turned('topKeepsNextLink'));

    expect((await graph.call(`${appointments}?$top=5`)).body['@odata.nextLink']).toContain(
      '$top=5',
    );
  });
});

describe('the calendar view', () => {
  it('may say start and end', async () => {
    const graph = await runGraph({}, turned('calendarViewSaysStartAndEnd'));
    const seen = await first(graph, view);

    expect(seen).toMatchObject({ start: { timeZone: 'UTC' }, end: { timeZone: 'UTC' } });
    expect(Object.keys(seen)).not.toContain('startDateTime');
    expect(Object.keys(await first(graph, appointments))).toContain('startDateTime');
  });

  it('may take the long names too', async () => {
    const graph = await runGraph({}, turned('calendarViewTakesLongNames'));
    const long = wide.replace('start', 'startDateTime').replace('end', 'endDateTime');

    expect((await graph.call(below(centre, `/calendarView?${long}`))).status).toBe(200);
    expect((await graph.call(view)).status).toBe(200);
  });

  it('may come in pages', async () => {
    const graph = await runGraph({ appointmentsPage: 10 }, turned('calendarViewComesInPages'));
    const { body, value } = await graph.call(view);

    expect(value).toHaveLength(10);
    expect((await graph.call(String(body['@odata.nextLink']))).value).toHaveLength(10);
  });

  it('may refuse too much with 400', async () => {
    const graph = await runGraph({ calendarView: 10 }, turned('calendarViewRefusesWith400'));
    const answer = await graph.call(view);

    expect([answer.status, errorCode(answer)]).toEqual([400, 'ErrorExceededFindCountLimit']);
  });
});

describe('access', () => {
  it('may be denied with 403, and be open to guests', async () => {
    const graph = await runGraph({}, turned('deniesWithoutRole', 'guestsMayRead'));
    const { alex } = organisation.users;
    const role = { id: 'role', businessId: centre, userId: alex.id, role: 'guest' as const };
    graph.world.bookingRoles.put(role);
    const token = await graph.token({ user: alex });
    const denied = await graph.call(below(closed));

    expect([denied.status, errorCode(denied)]).toEqual([403, 'ErrorAccessDenied']);
    expect((await graph.call(below(centre), { token })).status).toBe(200);
  });

  it('may be to nothing in particular where there is no business', async () => {
    const graph = await runGraph({}, turned('missingBusinessIsItemNotFound'));

    expect(errorCode(await graph.call(below('nobody@example.com')))).toBe('ErrorItemNotFound');
  });
});

describe('writing', () => {
  const type = { '@odata.type': '#microsoft.graph.bookingCustomer' };
  const someone = { '@odata.type': '#microsoft.graph.bookingCustomerInformation', name: 'Nina' };

  async function book(graph: RunningGraph, fields: Json = {}) {
    const service = graph.world.bookingServices.find(({ businessId }) => businessId === centre);
    return graph.write('POST', appointments, {
      serviceId: service?.id,
      staffMemberIds: service?.staffMemberIds,
      startDateTime: { dateTime: '2027-03-01T09:00:00', timeZone: 'UTC' },
      endDateTime: { dateTime: '2027-03-01T10:00:00', timeZone: 'UTC' },
      customers: [someone],
      ...fields,
    });
  }

  it('may leave the label alone', async () => {
    const graph = await runGraph({}, turned('labelIsReadOnly'));

    expect((await book(graph, { appointmentLabel: 'done' })).status).toBe(400);
    expect((await book(graph)).status).toBe(201);
  });

  it('may overlook what is read-only', async () => {
    const graph = await runGraph({}, turned('ignoresReadOnlyProperties'));
    const made = await book(graph, { duration: 'PT5M', id: 'mine' });

    expect(made.body).toMatchObject({ duration: 'PT1H' });
    expect(made.body['id']).not.toBe('mine');
  });

  it('may give a moved appointment another id', async () => {
    const graph = await runGraph({}, turned('movingChangesId'));
    const one = `${appointments}/${encodeURIComponent(String((await book(graph)).body['id']))}`;
    const later = { dateTime: '2027-03-01T09:30:00', timeZone: 'UTC' };

    expect((await graph.write('PATCH', one, { serviceNotes: 'stays' })).status).toBe(204);
    expect((await graph.call(one)).status).toBe(200);
    await graph.write('PATCH', one, { startDateTime: later });
    expect((await graph.call(one)).status).toBe(404);
    const moved = graph.world.bookingAppointments.find(
      ({ serviceNotes }) => serviceNotes === 'stays',
    );
    expect(moved?.startAt).toBe('2027-03-01T09:30:00.000Z');
  });

  it('may answer nothing to a change of a customer', async () => {
    const graph = await runGraph({}, turned('customerUpdatesAnswerNothing'));
    const { id } = await first(graph, below(centre, '/customers'));
    const one = below(centre, `/customers/${encodeURIComponent(String(id))}`);

    expect((await graph.write('PATCH', one, { ...type, displayName: 'Nina' })).status).toBe(204);
    expect((await graph.call(one)).body['displayName']).toBe('Nina');
  });

  it('may make no card for somebody booked', async () => {
    const graph = await runGraph({}, turned('bookingMakesNoCard'));
    const cards = graph.world.bookingCustomers.size;

    expect((await book(graph)).status).toBe(201);
    expect(graph.world.bookingCustomers.size).toBe(cards);
  });

  it('may fail without a reason for a fifth customer, and for a time that is taken', async () => {
    const graph = await runGraph({}, turned('refusesFifthCustomer', 'refusesDoubleBooking'));
    const fields = {
      maximumAttendeesCount: 9,
      customers: Array.from({ length: 5 }, () => someone),
    };
    const five = await book(graph, fields);

    expect([five.status, errorCode(five)]).toEqual([500, 'UnknownError']);
    expect((await book(graph)).status).toBe(201);
    expect((await book(graph)).status).toBe(500);
  });

  it('may give cards ids that tell nothing', async () => {
    const usual = await runGraph();
    const graph = await runGraph({}, turned('cardIdsAreUnrelated'));
    const cards = below(centre, '/customers');
    const { id } = await first(graph, cards);

    expect((await usual.call(cards)).value.map((card) => card['id'])).not.toContain(id);
    expect((await graph.call(`${cards}/${encodeURIComponent(String(id))}`)).status).toBe(200);
  });

  it('may let the requests of a batch wait for their mailbox', async () => {
    const graph = await runGraph({}, turned('batchesWaitForMailbox'));
    const url = below(centre).replace('/v1.0', '');
    const requests = Array.from({ length: 9 }, (_, id) => ({ id: String(id), method: 'GET', url }));
    const { body } = await graph.write('POST', '/v1.0/$batch', { requests });

    expect(new Set(listIn(body, 'responses').map(({ status }) => status))).toEqual(new Set([200]));
  });
});
