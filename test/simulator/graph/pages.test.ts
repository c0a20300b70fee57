import { describe, expect, it } from 'vitest';
import { centre, runGraph } from './runningGraph.ts';

type Page = { status: number; text: string; location: string | null };

async function withPages() {
  const graph = await runGraph();
  const visit = async (path: string, form?: Record<string, string>): Promise<Page> => {
    const response = await fetch(new URL(path, graph.origin), {
      redirect: 'manual',
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const { status, headers } = response;
    return { status, text: await response.text(), location: headers.get('location') };
  };
  const calendar = `/bookings/${encodeURIComponent(centre)}`;
  const appointment = graph.world.bookingAppointments.find(
    ({ businessId, startAt }) => businessId === centre && startAt > '2026-11-25',
  );
  if (!appointment) throw new Error('The calendar has no appointment to come');
  return { ...graph, visit, calendar, appointment };
}

describe('the pages of the simulated Bookings', () => {
  it('lead from every calendar to its weeks, in the time zone of the business', async () => {
    const { visit, calendar } = await withPages();
    expect((await visit('/')).text).toContain(`href="${calendar}"`);
    const week = await visit(`${calendar}?week=2026-11-18`);
    expect(week.text).toContain('16 November 2026 to 22 November 2026');
    expect(week.text).toContain('Begins (Europe/Berlin)');
    // In the first week of November Berlin is an hour before UTC.
    expect((await visit(calendar)).text).toContain('23 November 2026 to 29 November 2026');
  });

  it('show the week of an appointment after it was moved, and no cancelled one', async () => {
    const { visit, calendar, appointment, world } = await withPages();
    const deed = { appointment: appointment.id };
    const moved = await visit(calendar, { deed: 'reschedule', ...deed });
    const nextDay = new Date(Date.parse(appointment.startAt) + 86_400_000).toISOString();
    expect(moved.status).toBe(303);
    expect(moved.location).toContain(`week=${nextDay.slice(0, 10)}`);
    expect(world.bookingAppointments.get(appointment.id)?.startAt).toBe(nextDay);
    expect((await visit(calendar, { deed: 'cancel', ...deed })).status).toBe(303);
    const again = await visit(calendar, { deed: 'cancel', ...deed });
    expect(again.status).toBe(409);
    expect(again.text).toContain('somebody cancelled it meanwhile');
  });

  it('enter an appointment at the local time of the business, as long as the service lasts', async () => {
    const { visit, calendar, world, appointment } = await withPages();
    const service = world.bookingServices.get(appointment.serviceId);
    const [staff = ''] = appointment.staffMemberIds;
    const card = world.bookingCustomers.find(({ businessId }) => businessId === centre);
    const before = new Set(world.bookingAppointments.list().map(({ id }) => id));
    const choices = { service: service?.id ?? '', staff, customer: card?.id ?? '' };
    await visit(calendar, { deed: 'add', start: '2026-12-01T09:00', ...choices });
    const made = world.bookingAppointments.find(({ id }) => !before.has(id));
    const minutes = (Date.parse(made?.endAt ?? '') - Date.parse(made?.startAt ?? '')) / 60_000;
    expect(made).toMatchObject({ startAt: '2026-12-01T08:00:00.000Z', businessId: centre });
    expect(minutes).toBe(service?.defaultDurationMinutes);
    expect(made?.attendees[0]?.name).toBe(card?.displayName);
  });

  it('say what is missing for an appointment, and enter none', async () => {
    const { visit, calendar, world } = await withPages();
    const count = world.bookingAppointments.size;
    const refused = await visit(calendar, { deed: 'add', start: '2026-12-01T09:00' });
    expect(refused).toMatchObject({
      status: 409,
      text: expect.stringContaining('Choose a service.'),
    });
    expect(world.bookingAppointments.size).toBe(count);
  });

  it('do not act in a calendar for an appointment of another one', async () => {
    const { visit, calendar, world, appointment } = await withPages();
    world.bookingAppointments.patch(appointment.id, {
      businessId: 'other@fabrikam-health.example',
    });
    const refused = await visit(calendar, { deed: 'cancel', appointment: appointment.id });
    expect(refused.status).toBe(409);
    expect(world.bookingAppointments.get(appointment.id)).toBeDefined();
  });

  it('neither show nor do anything for pages of other sites', async () => {
    const { origin, calendar, world, appointment } = await withPages();
    const headers = { 'sec-fetch-site': 'cross-site' };
    const body = new URLSearchParams({ deed: 'cancel', appointment: appointment.id });
    const asked = await fetch(origin + calendar, { method: 'POST', headers, body });
    expect(asked.status).toBe(403);
    expect(world.bookingAppointments.get(appointment.id)).toBeDefined();
  });

  it('are not found where there is none, and names on them are escaped', async () => {
    const { visit, calendar, world, appointment } = await withPages();
    expect((await visit('/bookings/nobody@fabrikam-health.example')).status).toBe(404);
    expect((await visit('/bookings/', { deed: 'cancel' })).status).toBe(405);
    world.bookingAppointments.patch(appointment.id, { serviceName: '<b>Massage</b>' });
    const week = await visit(`${calendar}?week=${appointment.startAt.slice(0, 10)}`);
    expect(week.text).toContain('&lt;b&gt;Massage&lt;/b&gt;');
    expect(week.text).not.toContain('<b>Massage');
  });
});
