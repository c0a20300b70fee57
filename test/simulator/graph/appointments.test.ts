import { describe, expect, it } from 'vitest';
import {
  below,
  centre,
  errorCode,
  listIn,
  now,
  objectIn,
  runGraph,
  type Json,
  type RunningGraph,
} from './runningGraph.ts';

const path = below(centre, '/appointments');

function held(graph: RunningGraph) {
  return graph.world.bookingAppointments.filter(({ businessId }) => businessId === centre);
}

async function readAll(graph: RunningGraph, first: string) {
  const records: Json[] = [];
  let pages = 0;
  for (let link: unknown = first; typeof link === 'string'; pages += 1) {
    const { body, value } = await graph.call(link);
    records.push(...value);
    link = body['@odata.nextLink'];
  }
  return { records, pages };
}

describe('the list of appointments', () => {
  it('G4 is told in pages, each appointment once, in no order of time', async () => {
    const graph = await runGraph({ appointmentsPage: 20 });
    const { records, pages } = await readAll(graph, path);
    const starts = records.map((listed) => String(objectIn(listed, 'startDateTime')['dateTime']));

    expect(records).toHaveLength(held(graph).length);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(pages).toBe(Math.ceil(records.length / 20));
    expect(starts).not.toEqual(starts.toSorted((one, other) => one.localeCompare(other)));
  });

  it('G4 does not skip anything when an appointment goes while somebody reads', async () => {
    const graph = await runGraph({ appointmentsPage: 20 });
    const first = await graph.call(path);
    graph.world.bookingAppointments.remove(String(first.value[0]?.['id']));
    const { records } = await readAll(graph, String(first.body['@odata.nextLink']));

    expect(records).toHaveLength(held(graph).length + 1 - 20);
  });

  it('G4 hides the rest behind $top', async () => {
    const graph = await runGraph({ appointmentsPage: 20 });
    const { value, body } = await graph.call(`${path}?$top=30`);

    expect(value).toHaveLength(30);
    expect(body['@odata.nextLink']).toBeUndefined();
  });

  it.each(['$filter=price gt 5', '$orderby=price', '$expand=customers', '$top=many', '$skip=5'])(
    'G4 refuses %s',
    async (option) => {
      const graph = await runGraph();
      const answer = await graph.call(`${path}?${option}`);

      expect([answer.status, errorCode(answer)]).toEqual([400, 'BadRequest']);
    },
  );

  it('gives chosen properties and counts', async () => {
    const graph = await runGraph();
    const { value, body } = await graph.call(`${path}?$select=serviceName&$count=true`);

    expect(Object.keys(value[0] ?? {}).toSorted()).toEqual(['id', 'serviceName']);
    expect(body['@odata.count']).toBe(held(graph).length);
    expect((await graph.call(`${path}?$select=invoiceId`)).status).toBe(400);
  });
});

describe('an appointment in a list', () => {
  it('G4 is lean: no customers, notes or reminders, but the flat customer', async () => {
    const graph = await runGraph({ appointmentsPage: 1000 });
    const [one] = held(graph);
    graph.world.bookingAppointments.patch(one?.id ?? '', { serviceNotes: 'bring the file' });
    const { value } = await graph.call(path);
    const listed = value.find(({ id }) => id === one?.id);
    const [attendee] = one?.attendees ?? [];

    expect(listed).toMatchObject({
      customers: [],
      reminders: [],
      serviceNotes: null,
      customerNotes: null,
      customerName: attendee?.name,
      customerEmailAddress: attendee?.emailAddress,
      filledAttendeesCount: 1,
    });
  });

  it('G7 has times with seven decimals and a Z beside the zone', async () => {
    const graph = await runGraph({ appointmentsPage: 1000 });
    const { value } = await graph.call(path);
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;

    for (const listed of value) {
      expect(listed['startDateTime']).toEqual({
        dateTime: expect.stringMatching(form),
        timeZone: 'UTC',
      });
      expect(listed['lastUpdatedDateTime']).toMatch(form);
      expect(listed['duration']).toMatch(/^PT(\d+H)?(\d+M)?$/);
    }
  });
});

describe('an appointment read by id', () => {
  it('G5 tells everything, each attendee of a group with a GUID', async () => {
    const graph = await runGraph();
    const group = held(graph).find(({ attendees }) => attendees.length === 5);
    const { body } = await graph.call(`${path}/${encodeURIComponent(group?.id ?? '')}`);
    const customers = listIn(body, 'customers');

    expect(body).toMatchObject({ maximumAttendeesCount: 12, filledAttendeesCount: 5 });
    expect(body['reminders']).toHaveLength(1);
    expect(customers.map(({ name }) => name)).toEqual(group?.attendees.map(({ name }) => name));
    for (const customer of customers) {
      expect(customer['@odata.type']).toBe('#microsoft.graph.bookingCustomerInformation');
      expect(customer['customerId']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  it('G5 is found by the id as it stands, which needs no encoding but for its end', async () => {
    const graph = await runGraph();
    const [one] = held(graph);

    expect(one?.id).toMatch(/^AAMk[\w-]+=*$/);
    expect((await graph.call(`${path}/${one?.id}`)).body['id']).toBe(one?.id);
  });

  it('G9 is not found once it is gone, nor in another business', async () => {
    const graph = await runGraph();
    const [one] = held(graph);
    const elsewhere = below('Coaching@fabrikam-health.example', `/appointments/${one?.id}`);

    expect(errorCode(await graph.call(elsewhere))).toBe('ErrorItemNotFound');
    graph.world.bookingAppointments.remove(one?.id ?? '');
    const answer = await graph.call(`${path}/${one?.id}`);
    expect([answer.status, errorCode(answer)]).toEqual([404, 'ErrorItemNotFound']);
  });
});

describe('the calendar view', () => {
  const view = (start: string, end: string) =>
    below(
      centre,
      `/calendarView?start=${encodeURIComponent(start)}&end=${encodeURIComponent(end)}`,
    );

  it('G6 has what overlaps the window, and nothing that only touches it', async () => {
    const graph = await runGraph();
    const [one] = held(graph);
    const { startAt = '', endAt = '', id } = one ?? {};
    const middle = new Date((Date.parse(startAt) + Date.parse(endAt)) / 2).toISOString();
    const has = async (start: string, end: string): Promise<boolean> =>
      (await graph.call(view(start, end))).value.some((listed) => listed['id'] === id);

    expect(await has(middle, '2027-01-01T00:00:00Z')).toBe(true);
    expect(await has('2025-01-01T00:00:00Z', middle)).toBe(true);
    expect(await has(endAt, '2027-01-01T00:00:00Z')).toBe(false);
    expect(await has('2025-01-01T00:00:00Z', startAt)).toBe(false);
  });

  it('G6 has the same lean appointments as the list', async () => {
    const graph = await runGraph({ appointmentsPage: 1000 });
    const all = await graph.call(view('2025-01-01T00:00:00Z', '2027-01-01T00:00:00+01:00'));

    expect(all.value).toEqual((await graph.call(path)).value);
    expect(all.body['@odata.context']).toMatch(/calendarView$/);
  });

  it.each([
    ['/calendarView'],
    ['/calendarView?start=2026-11-01T00:00:00Z'],
    ['/calendarView?startDateTime=2026-11-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z'],
    ['/calendarView?start=2026-11-01T00:00:00&end=2026-12-01T00:00:00'],
    ['/calendarView?start=2026-11-01T00:00:00+01:00&end=2026-12-01T00:00:00Z'],
    ['/calendarView?start=2026-13-01T00:00:00Z&end=2026-12-01T00:00:00Z'],
    ['/calendarView?start=2026-12-01T00:00:00Z&end=2026-11-01T00:00:00Z'],
  ])('G6 needs a window that is certain: %s', async (rest) => {
    const graph = await runGraph();
    const answer = await graph.call(below(centre, rest));

    expect([answer.status, errorCode(answer)]).toEqual([400, 'ErrorInvalidRequest']);
  });

  it('G6 refuses windows with too much in them', async () => {
    const graph = await runGraph({ calendarView: 10 });
    const day = new Date(now.getTime() - 3 * 86_400_000).toISOString();
    const wide = await graph.call(view('2025-01-01T00:00:00Z', now.toISOString()));

    expect([wide.status, errorCode(wide)]).toEqual([416, 'ErrorExceededFindCountLimit']);
    expect((await graph.call(view(day, now.toISOString()))).status).toBe(200);
  });
});
