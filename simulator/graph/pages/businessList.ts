import { html } from '../../html.ts';
import { layOut } from '../../pages/layout.ts';
import type { Context, ServiceResponse } from '../../service.ts';
import type { BookingBusiness } from '../records.ts';

/** Every calendar of every tenant. */
export function businessList({ world }: Context): ServiceResponse {
  const rows = world.bookingBusinesses.list().map((business) => {
    const appointments = world.bookingAppointments.filter(
      ({ businessId }) => businessId === business.id,
    );
    return html`<tr>
      <td><a href="${calendarAddress(business)}">${business.displayName}</a></td>
      <td>${business.id}</td>
      <td>${business.businessTimeZone}</td>
      <td class="number">${appointments.length}</td>
    </tr> `;
  });
  const main = html`<h1>Booking calendars</h1>
    <section class="card" aria-label="Booking calendars">
      <div class="scroll" tabindex="0" role="group" aria-label="Table">
        <table>
          <thead>
            <tr>
              <th scope="col">Calendar</th>
              <th scope="col">Address</th>
              <th scope="col">Time zone</th>
              <th scope="col" class="number">Appointments</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </div>
    </section>`;
  return layOut({ product: 'Bookings', title: 'Calendars', main });
}

/** `week` is any day of it: `2026-03-02`. */
export function calendarAddress({ id }: BookingBusiness, week?: string): string {
  const query = week === undefined ? '' : `?week=${week}`;
  return `/bookings/${encodeURIComponent(id)}${query}`;
}
