import { DateTime } from 'luxon';
import { html, type Html } from '../../html.ts';
import { deedButton, refusalNote } from '../../pages/form.ts';
import { money } from '../../pages/format.ts';
import { layOut } from '../../pages/layout.ts';
import type { Context, ServiceResponse } from '../../service.ts';
import type { BookingAppointment, BookingBusiness, PriceType } from '../records.ts';
import { appointmentForm } from './appointmentForm.ts';
import { calendarAddress } from './businessList.ts';
import { zoneOf } from './zone.ts';

export type Week = { monday: DateTime; context: Context; refusal?: string };

/** The appointments of seven days, and a form for one more; `refusal` says why something was not done. */
export function showWeek(
  business: BookingBusiness,
  { monday, context, refusal }: Week,
): ServiceResponse {
  const days = [0, 1, 2, 3, 4, 5, 6].map((offset) => monday.plus({ days: offset }));
  const appointments = context.world.bookingAppointments
    .filter(({ businessId }) => businessId === business.id)
    .toSorted((one, other) => (one.startAt < other.startAt ? -1 : 1));
  const sections = days.flatMap((day) => {
    const onDay = appointments.filter(({ startAt }) => dayOf(startAt, business).equals(day));
    return onDay.length === 0 ? [] : [daySection(day, onDay, { business, context })];
  });
  const main = html`<p class="crumb"><a href="/bookings/">Calendars</a></p>
    <h1>${business.displayName}</h1>
    ${refusalNote(refusal)}
    <nav class="weeks" aria-label="Weeks">
      <a href="${calendarAddress(business, isoDay(monday.minus({ weeks: 1 })))}">Week before</a>
      <strong>${shortDay(monday)} to ${shortDay(monday.plus({ days: 6 }))}</strong>
      <a href="${calendarAddress(business, isoDay(monday.plus({ weeks: 1 })))}">Week after</a>
    </nav>
    ${sections.length > 0 ? sections : html`<p class="empty">No appointments in this week.</p>`}
    <h2>Add an appointment</h2>
    ${appointmentForm(business, { monday, context })}`;
  return layOut({
    product: 'Bookings',
    title: business.displayName,
    main,
    status: refusal === undefined ? 200 : 409,
  });
}

function dayOf(instant: string, business: BookingBusiness): DateTime {
  return DateTime.fromISO(instant, { zone: zoneOf(business) }).startOf('day');
}

const isoDay = (day: DateTime): string => day.toISODate() ?? '';

function shortDay(day: DateTime): string {
  return day.setLocale('en-GB').toLocaleString({ day: 'numeric', month: 'long', year: 'numeric' });
}

type Place = { business: BookingBusiness; context: Context };

function daySection(day: DateTime, onDay: BookingAppointment[], place: Place): Html {
  const title = day.setLocale('en-GB').toLocaleString(DateTime.DATE_HUGE);
  return html`<h2>${title}</h2>
    <section class="card" aria-label="${title}">
      <div class="scroll" tabindex="0" role="group" aria-label="Table">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Service</th>
              <th scope="col">Attendees</th>
              <th scope="col">Staff</th>
              <th scope="col" class="number">Price</th>
              <th scope="col"><span class="unseen">To do</span></th>
            </tr>
          </thead>
          <tbody>
            ${onDay.map((appointment) => row(appointment, place))}
          </tbody>
        </table>
      </div>
    </section>`;
}

function row(appointment: BookingAppointment, { business, context: { world, now } }: Place): Html {
  const { id, startAt, endAt, serviceName, attendees, staffMemberIds } = appointment;
  const time = (instant: string): string =>
    DateTime.fromISO(instant, { zone: zoneOf(business) }).toFormat('HH:mm');
  const staff = staffMemberIds.map((each) => world.bookingStaffMembers.get(each)?.displayName);
  const about = `${serviceName}, ${time(startAt)}`;
  const deeds = [
    { deed: 'cancel', label: 'Cancel' },
    { deed: 'reschedule', label: 'Move to the next day' },
    ...(Date.parse(endAt) > now.getTime() ? [{ deed: 'complete', label: 'Complete' }] : []),
  ];
  const buttons = deeds.map((deed) => deedButton({ ...deed, about, fields: { appointment: id } }));
  return html`<tr>
    <td class="day">${time(startAt)} – ${time(endAt)}</td>
    <td>${serviceName}</td>
    <td>${attendees.map(({ name }) => name || 'no name').join(', ')}</td>
    <td>${staff.filter((name) => name !== undefined).join(', ')}</td>
    <td class="number">${priceOf(appointment, business)}</td>
    <td><div class="deeds">${buttons}</div></td>
  </tr> `;
}

const unpriced: Partial<Record<PriceType, string>> = {
  free: 'Free',
  callUs: 'Call us',
  priceVaries: 'Varies',
  notSet: 'Not set',
  undefined: 'Undefined',
};

function priceOf({ priceType, price }: BookingAppointment, business: BookingBusiness): string {
  const amount = `${business.defaultCurrencyIso} ${money(price)}`;
  if (priceType === 'hourly') return `${amount} per hour`;
  if (priceType === 'startingAt') return `from ${amount}`;
  return unpriced[priceType] ?? amount;
}
