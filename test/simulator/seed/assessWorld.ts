// What the product would think of a simulated world: the bookings of one business, with all services linked to the
// items whose names are like theirs.
import { assessBooking, type Assessment } from '../../../api/domain/assessBooking.ts';
import type { Booking } from '../../../api/domain/booking.ts';
import { asId, type CustomerId } from '../../../api/domain/ids.ts';
import type { InvoicingContext, ServiceLink } from '../../../api/domain/invoicingContext.ts';
import { countLikeness } from '../../../api/domain/likeness.ts';
import { suggestItem } from '../../../api/domain/matchItem.ts';
import { Exact } from '../../../api/domain/money.ts';
import { ServiceRules } from '../../../api/contract/links.ts';
import { InvoicingSettings } from '../../../api/contract/syncSetups.ts';
import type { World } from '../../../simulator/world.ts';

type Place = { businessId: string; now: Date; startDate: string };

/** Every booking that counts, with the appointment's service by name. */
export function assessWorld(world: World, place: Place): Assessment[] {
  const bookings = bookingsOf(world, place.businessId);
  const context = contextOf(world, { ...place, bookings });
  return bookings.flatMap((booking) => assessBooking(booking, context) ?? []);
}

function bookingsOf(world: World, businessId: string): Booking[] {
  return world.bookingAppointments
    .filter((appointment) => appointment.businessId === businessId)
    .flatMap((appointment) =>
      appointment.attendees.map((attendee, index) => ({
        id: asId<'booking'>(`${appointment.id} ${index}`),
        appointmentId: asId<'bookingAppointment'>(appointment.id),
        serviceId: asId<'bookingService'>(appointment.serviceId),
        serviceName: appointment.serviceName,
        startAt: appointment.startAt,
        endAt: appointment.endAt,
        priceType: appointment.priceType,
        price: new Exact(appointment.price),
        staffNames: [],
        attendee: {
          customerId: attendee.customerId,
          displayName: attendee.name,
          email: attendee.emailAddress ?? '',
        },
        attendeeIndex: index,
        attendeesCount: appointment.attendees.length,
        vanished: false,
        enteredAmount: null,
        skip: null,
        claim: null,
      })),
    );
}

function contextOf(world: World, place: Place & { bookings: Booking[] }): InvoicingContext {
  const company = world.companies.list()[0];
  const items = world.items.list().map((item) => ({
    ...item,
    id: asId<'item'>(item.id),
    unitPrice: new Exact(item.unitPrice),
  }));
  const links = world.bookingServices.list().flatMap(({ id, displayName }) => {
    const item =
      suggestItem(displayName, items) ?? items.find((each) => likelyMeant(displayName, each));
    if (!item) return [];
    const link: ServiceLink = { itemId: item.id, rules: ServiceRules.parse({}) };
    return [[asId<'bookingService'>(id), link] as const];
  });
  return {
    now: place.now.toISOString(),
    startDate: place.startDate,
    timeZone: 'Europe/Berlin',
    currencyCode: 'EUR',
    localCurrencyCode: company?.localCurrencyCode ?? '',
    settings: InvoicingSettings.parse({}),
    customerLinks: new Map(),
    customers: customersOf(world),
    pausedCustomers: new Set(),
    customersByEmail: customersByEmail(world),
    serviceLinks: new Map(links),
    items: new Map(items.map((item) => [item.id, item])),
    pricesIncludeTax: new Map(),
    taxPercents: new Map(),
    likeness: countLikeness(place.bookings),
  };
}

/** Items that are never suggested, which somebody may link all the same. */
function likelyMeant(serviceName: string, item: { displayName: string }): boolean {
  return serviceName.startsWith(item.displayName);
}

function customersOf(world: World): InvoicingContext['customers'] {
  return new Map(
    world.customers.list().map((customer) => {
      const id = asId<'customer'>(customer.id);
      const blocked = customer.blocked === 'All' || customer.blocked === 'Invoice';
      return [id, { ...customer, id, blocked }];
    }),
  );
}

function customersByEmail(world: World): InvoicingContext['customersByEmail'] {
  const found = new Map<string, CustomerId[]>();
  const add = (email: string, customerId: string): void => {
    const key = email.toLowerCase();
    const id = asId<'customer'>(customerId);
    const known = found.get(key) ?? [];
    if (key !== '' && !known.includes(id)) found.set(key, [...known, id]);
  };
  for (const { email, id } of world.customers.list()) add(email, id);
  for (const { email, type, customerId } of world.contacts.list()) {
    if (type === 'Person' && customerId) add(email, customerId);
  }
  return found;
}
