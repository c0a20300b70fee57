// An export made into a booking page, with the company in Business Central that would invoice it.
import { createHash } from 'node:crypto';
import { appointmentId } from '../../graph/exchangeIds.ts';
import type { BookingAttendee, BookingService, BookingStaffMember } from '../../graph/records.ts';
import type { Random } from '../../random.ts';
import type { World } from '../../world.ts';
import { seedBookingBusiness, type SeededBusiness } from '../bookingBusiness.ts';
import { seedCompany, type SeededCompany } from '../company.ts';
import { organisation } from '../organisation.ts';
import type { ExportAppointment } from './exportAppointments.ts';
import { personKey, seedExportCustomers } from './exportPeople.ts';
import type { ExportRow } from './exportRow.ts';
import { seedExportServices, serviceKey } from './exportServices.ts';
import { exportTimeZone } from './exportTimeZone.ts';
import type { BookingsExport } from './readBookingsExport.ts';

/** Appointments keep the dates that they have in the file. Gives the company that invoices them. */
export function seedBookingsExport(
  world: World,
  { bookingsExport, random, now }: { bookingsExport: BookingsExport; random: Random; now: Date },
): SeededCompany {
  const { appointments, currency, fileName } = bookingsExport;
  const rows = appointments.flatMap((appointment) => appointment.rows);
  const company = seedCompany(world, { random, now, localCurrencyCode: currency });
  const business = seedBookingBusiness(world, {
    random,
    now,
    id: 'Bookings-Export@fabrikam-health.example',
    displayName: `Bookings from ${fileName}`,
    defaultCurrencyIso: currency,
    businessTimeZone: exportTimeZone.windows,
    zone: exportTimeZone.iana,
    roles: [{ userId: organisation.users.megan.id, role: 'administrator' }],
  });
  const staff = addStaff(business, rows);
  const services = seedExportServices(appointments, { business, company });
  const people = new Map(rows.map((row) => [personKey(row), row.customer]));
  seedExportCustomers([...people.values()], { company, random });
  const attendees = new Map(
    [...people].map(([key, person]) => [key, business.addCustomer(person)] as const),
  );
  for (const appointment of appointments) {
    addAppointment(appointment, { business, staff, services, attendees });
  }
  return company;
}

function addStaff(
  business: SeededBusiness,
  rows: readonly ExportRow[],
): Map<string, BookingStaffMember> {
  const members = rows.flatMap((row) => row.staff);
  const emails = new Map(members.map(({ name, email }) => [name, email]));
  return new Map([...emails].map(([name, email]) => [name, business.addStaffMember(name, email)]));
}

type Cast = {
  business: SeededBusiness;
  staff: Map<string, BookingStaffMember>;
  services: Map<string, BookingService>;
  attendees: Map<string, BookingAttendee>;
};

function addAppointment(appointment: ExportAppointment, cast: Cast): void {
  const { rows } = appointment;
  const [row] = rows;
  const service = cast.services.get(serviceKey(row.serviceName));
  if (!service) throw new Error(`Cannot add the appointment of line ${row.line}: no service`);
  cast.business.addAppointment({
    id: idOf(row, cast.business),
    service,
    serviceName: row.serviceName,
    startAt: row.start.toJSDate().toISOString(),
    endAt: row.start.plus({ minutes: row.minutes }).toJSDate().toISOString(),
    priceType: row.priceType,
    price: row.price,
    maximumAttendeesCount: row.isGroup ? service.maximumAttendeesCount : 1,
    staffMemberIds: row.staff.flatMap(({ name }) => cast.staff.get(name)?.id ?? []),
    attendees: rows.flatMap((each) => withOwnPhone(each, cast.attendees.get(personKey(each)))),
  });
}

/** Graph gives another id than the export; in a mailbox, the same booking always gets the same one. */
function idOf(row: ExportRow, { business }: SeededBusiness): string {
  const told = row.bookingId || `${row.start.toISO() ?? ''} ${row.line}`;
  return appointmentId(business.mailboxGuid, createHash('sha256').update(told).digest());
}

function withOwnPhone(
  { customer }: ExportRow,
  attendee: BookingAttendee | undefined,
): BookingAttendee[] {
  return attendee ? [{ ...attendee, name: customer.name, phone: customer.phone ?? null }] : [];
}
