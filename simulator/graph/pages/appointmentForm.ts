import { DateTime } from 'luxon';
import { html, type Html } from '../../html.ts';
import type { Context } from '../../service.ts';
import type { BookingBusiness } from '../records.ts';
import { zoneOf } from './zone.ts';

type Named = { id: string; displayName: string; businessId: string };

/** Fields for one more appointment; it begins where somebody looks, and not in the future unless they say so. */
export function appointmentForm(
  business: BookingBusiness,
  { monday, context: { world, now } }: { monday: DateTime; context: Context },
): Html {
  const today = DateTime.fromJSDate(now, { zone: zoneOf(business) }).startOf('day');
  const day = today < monday ? monday : today > monday.plus({ days: 6 }) ? monday : today;
  const own = (records: { filter(keep: (record: Named) => boolean): Named[] }): Named[] =>
    records
      .filter(({ businessId }) => businessId === business.id)
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
  return html`<form method="post" class="card fields">
    <input type="hidden" name="deed" value="add" />
    ${choice('Service', 'service', own(world.bookingServices))}
    ${choice('Customer', 'customer', own(world.bookingCustomers))}
    ${choice('Staff', 'staff', own(world.bookingStaffMembers))}
    <label>
      Begins (${zoneOf(business)})
      <input
        type="datetime-local"
        name="start"
        required
        value="${day.set({ hour: 9 }).toFormat("yyyy-MM-dd'T'HH:mm")}"
      />
    </label>
    <button type="submit">Add the appointment</button>
  </form>`;
}

function choice(label: string, name: string, choices: readonly Named[]): Html {
  return html`<label>
    ${label}
    <select name="${name}" required>
      ${choices.map(({ id, displayName }) => html`<option value="${id}">${displayName}</option>`)}
    </select>
  </label>`;
}
