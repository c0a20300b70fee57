import { organisation } from '../../simulator/seed/organisation.ts';
import type { Booking } from '../../api/contract/bookings.ts';
import type { Product } from './product.ts';

/** Gives Alex every right that Megan has. */
export function letAlexIn({ world }: Product): void {
  const { megan, alex } = organisation.users;
  for (const role of world.bookingRoles.filter(({ userId }) => userId === megan.id)) {
    world.bookingRoles.put({ ...role, id: `alex ${role.id}`, userId: alex.id });
  }
  for (const permission of world.companyPermissions.filter(({ userId }) => userId === megan.id)) {
    world.companyPermissions.put({ ...permission, id: `alex ${permission.id}`, userId: alex.id });
  }
}

/** The appointment of Bookings behind a booking. */
export function appointmentOf({ world }: Product, { startAt, attendee }: Booking) {
  const start = Date.parse(startAt);
  const found = world.bookingAppointments.find(
    (one) =>
      Date.parse(one.startAt) === start &&
      one.attendees.some(({ name }) => name === attendee.displayName),
  );
  if (!found) throw new Error('Cannot find the appointment of a booking');
  return found;
}

/** What somebody does in Bookings itself. */
export async function inBookings(
  product: Product,
  deed: 'cancel' | 'reschedule',
  booking: Booking,
): Promise<void> {
  const id = encodeURIComponent(appointmentOf(product, booking).id);
  await product.control('POST', `/bookings/${id}/${deed}`);
}

/** What somebody does in Business Central itself. */
export async function inBusinessCentral(
  product: Product,
  deed: 'post' | 'delete' | 'edit' | 'release' | 'credit',
  salesInvoiceId: string,
): Promise<void> {
  await product.control('POST', `/business-central/sales-invoices/${salesInvoiceId}/${deed}`);
}
