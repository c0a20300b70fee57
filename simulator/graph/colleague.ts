// What a colleague does in Bookings itself, beside the product.
import type { Context } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';
import { putMovedAppointment } from './putMovedAppointment.ts';
import type { BookingAppointment } from './records.ts';

type Where = Pick<Context, 'world' | 'now' | 'random' | 'switches'>;

/** A cancelled appointment is gone: Graph has no status for it. */
export function cancelAppointment(id: string, { world }: Where): void {
  world.bookingAppointments.remove(find(id, world).id);
}

/** Moves an appointment to the same time on the next day. */
export function rescheduleAppointment(id: string, where: Where): void {
  move(find(id, where.world), { by: 24 * 60 * 60_000, where });
}

/** Moves an appointment so that it ended an hour ago. */
export function completeAppointment(id: string, where: Where): void {
  const appointment = find(id, where.world);
  const endedAt = where.now.getTime() - 60 * 60_000;
  move(appointment, { by: endedAt - Date.parse(appointment.endAt), where });
}

function find(id: string, world: Where['world']): BookingAppointment {
  const appointment = world.bookingAppointments.get(id);
  if (!appointment) throw new SimulatorError(`Cannot find the appointment "${id}"`);
  return appointment;
}

function move(appointment: BookingAppointment, { by, where }: { by: number; where: Where }): void {
  const moved = (instant: string): string => new Date(Date.parse(instant) + by).toISOString();
  const { startAt, endAt } = appointment;
  const times = { startAt: moved(startAt), endAt: moved(endAt) };
  putMovedAppointment({ ...appointment, ...times, updatedAt: where.now.toISOString() }, where);
}
