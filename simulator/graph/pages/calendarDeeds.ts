// What a person can do in a calendar.
import { DateTime } from 'luxon';
import type { Context } from '../../service.ts';
import { SimulatorError } from '../../simulatorError.ts';
import { cancelAppointment, completeAppointment, rescheduleAppointment } from '../colleague.ts';
import { enterAppointment } from '../colleagueBooks.ts';
import type { BookingAttendee, BookingBusiness } from '../records.ts';
import { zoneOf } from './zone.ts';

type Form = ReadonlyMap<string, string>;

const toAppointment: Readonly<Record<string, (id: string, context: Context) => void>> = {
  cancel: cancelAppointment,
  reschedule: rescheduleAppointment,
  complete: completeAppointment,
};

/**
 * Does what the form asks for, and gives the day on which it can be seen, if there is one. Throws a `SimulatorError`
 * with a sentence for the person where it cannot be done.
 */
export function actOnCalendar(
  business: BookingBusiness,
  form: Form,
  context: Context,
): DateTime | undefined {
  const deed = form.get('deed') ?? '';
  const id = form.get('appointment') ?? '';
  if (deed === 'add') return add(business, form, context);
  const act = Object.hasOwn(toAppointment, deed) ? toAppointment[deed] : undefined;
  if (!act) throw new SimulatorError('There is nothing like that to do in a calendar.');
  const { bookingAppointments } = context.world;
  if (bookingAppointments.get(id)?.businessId !== business.id) {
    throw new SimulatorError('The appointment is gone: somebody cancelled it meanwhile.');
  }
  act(id, context);
  const kept = bookingAppointments.get(id);
  return kept && DateTime.fromISO(kept.startAt, { zone: zoneOf(business) });
}

function add(business: BookingBusiness, form: Form, context: Context): DateTime {
  const { world } = context;
  const service = world.bookingServices.get(form.get('service') ?? '');
  if (service?.businessId !== business.id) throw new SimulatorError('Choose a service.');
  const start = DateTime.fromISO(form.get('start') ?? '', { zone: zoneOf(business) });
  if (!start.isValid) throw new SimulatorError('Choose when the appointment begins.');
  const staff = world.bookingStaffMembers.get(form.get('staff') ?? '');
  if (staff?.businessId !== business.id) throw new SimulatorError('Choose who sees the customer.');
  enterAppointment(
    business,
    {
      service,
      staffMemberIds: [staff.id],
      startAt: start.toJSDate().toISOString(),
      attendees: [attendee(business, form.get('customer') ?? '', context)],
    },
    context,
  );
  return start;
}

/** By the customer's card. */
function attendee(business: BookingBusiness, id: string, { world }: Context): BookingAttendee {
  const card = world.bookingCustomers.get(id);
  if (card?.businessId !== business.id) throw new SimulatorError('Choose a customer.');
  return {
    customerId: card.id,
    name: card.displayName,
    emailAddress: card.emailAddress,
    phone: card.phone,
    notes: null,
  };
}
