import type { Context } from '../service.ts';
import { appointmentId } from './exchangeIds.ts';
import type { BookingAppointment } from './records.ts';

type Where = Pick<Context, 'world' | 'random' | 'switches'>;

/** Writes an appointment that may have moved: whether it keeps its id then is not known. */
export function putMovedAppointment(
  changed: BookingAppointment,
  { world, random, switches }: Where,
): void {
  const before = world.bookingAppointments.get(changed.id);
  const isMoved = before !== undefined && before.startAt !== changed.startAt;
  if (!isMoved || !switches.graph.movingChangesId) {
    world.bookingAppointments.put(changed);
    return;
  }
  const mailboxGuid = world.bookingBusinesses.get(changed.businessId)?.mailboxGuid ?? '';
  world.bookingAppointments.remove(changed.id);
  const id = appointmentId(mailboxGuid, random.bytes(6));
  world.bookingAppointments.put({ ...changed, id });
}
