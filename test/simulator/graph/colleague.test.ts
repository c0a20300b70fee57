import { describe, expect, it } from 'vitest';
import {
  cancelAppointment,
  completeAppointment,
  rescheduleAppointment,
} from '../../../simulator/graph/colleague.ts';
import { seededRandom } from '../../../simulator/random.ts';
import { SimulatorError } from '../../../simulator/simulatorError.ts';
import { createSwitches } from '../../../simulator/switches.ts';
import { below, centre, now, objectIn, runGraph, type Json } from './runningGraph.ts';

async function withAppointment(name: string) {
  const graph = await runGraph();
  const appointment = graph.world.bookingAppointments.find(
    ({ attendees: [first], startAt }) => first?.name === name && startAt > now.toISOString(),
  );
  if (!appointment) throw new Error(`Cannot find a future appointment of ${name}`);
  const path = below(centre, `/appointments/${encodeURIComponent(appointment.id)}`);
  const switches = createSwitches().current();
  const where = { world: graph.world, now, random: seededRandom(1), switches };
  return { graph, appointment, path, where };
}

function startOf(body: Json): string {
  return String(objectIn(body, 'startDateTime')['dateTime']);
}

describe('a colleague in Bookings', () => {
  it('G9 cancels an appointment, which is gone then', async () => {
    const { graph, appointment, path, where } = await withAppointment('Brian Johnson');
    cancelAppointment(appointment.id, where);

    expect((await graph.call(path)).status).toBe(404);
    expect(() => cancelAppointment(appointment.id, where)).toThrow(SimulatorError);
  });

  it('moves an appointment to the next day, and Graph tells that it changed', async () => {
    const { graph, appointment, path, where } = await withAppointment('Brian Johnson');
    const before = (await graph.call(path)).body;
    rescheduleAppointment(appointment.id, where);
    const after = (await graph.call(path)).body;

    expect(Date.parse(startOf(after)) - Date.parse(startOf(before))).toBe(86_400_000);
    expect(after['duration']).toBe(before['duration']);
    expect(after['lastUpdatedDateTime']).not.toBe(before['lastUpdatedDateTime']);
  });

  it('moves an appointment so that it ended an hour ago', async () => {
    const { graph, appointment, path, where } = await withAppointment('Adele Vance');
    completeAppointment(appointment.id, where);
    const { body } = await graph.call(path);

    expect(body).toMatchObject({
      endDateTime: { dateTime: '2026-11-24T08:20:00.0000000Z' },
      duration: 'PT50M',
    });
  });

  it('cannot do anything with an appointment that is not there', async () => {
    const { where } = await withAppointment('Adele Vance');

    expect(() => rescheduleAppointment('AAMkNothing', where)).toThrow(
      /Cannot find the appointment/,
    );
    expect(() => completeAppointment('AAMkNothing', where)).toThrow(SimulatorError);
  });
});
