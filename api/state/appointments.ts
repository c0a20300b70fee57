// The mirror of a calendar: appointments, and one booking for each of their attendees.
import { sql } from 'kysely';
import { attendeeKeys } from '../domain/booking.ts';
import type { BookingAppointment, BookingAttendee } from '../domain/bookingAppointment.ts';
import { bookingId } from '../domain/bookingId.ts';
import type { BookingAppointmentId } from '../domain/ids.ts';
import type { Db } from './database.ts';
import { inTransaction } from './inTransaction.ts';
import { insertAll } from './insertAll.ts';
import type { SetupKey } from './syncSetups.ts';

export type SaveOptions = {
  /** Of the appointments as the calendar listed them. */
  fingerprints: ReadonlyMap<BookingAppointmentId, string>;
  now: string;
};

/** Stores appointments as they are now. An attendee who is gone is marked, and unmarked when back. */
export async function saveAppointments(
  db: Db,
  setup: SetupKey,
  {
    appointments,
    fingerprints,
    now,
  }: SaveOptions & { appointments: readonly BookingAppointment[] },
): Promise<void> {
  await insertAll(appointments, (some) =>
    inTransaction(db, async (transaction) => {
      await saveRows(transaction, setup, { appointments: some, fingerprints, now });
      await saveBookings(transaction, setup, some);
    }),
  );
}

async function saveRows(
  db: Db,
  setup: SetupKey,
  { appointments, fingerprints, now }: SaveOptions & { appointments: BookingAppointment[] },
): Promise<void> {
  await db
    .insertInto('appointments')
    .values(
      appointments.map((appointment) => ({
        sync_setup_id: setup.id,
        id: appointment.id,
        service_id: appointment.serviceId,
        service_name: appointment.serviceName,
        start_at: appointment.startAt,
        end_at: appointment.endAt,
        price_type: appointment.priceType,
        price: appointment.price.toFixed(),
        staff_member_ids: appointment.staffMemberIds,
        attendees_count: attendeesOf(appointment).length,
        fingerprint: fingerprints.get(appointment.id) ?? '',
        vanished_at: null,
        read_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['sync_setup_id', 'id']).doUpdateSet((row) => ({
        service_id: row.ref('excluded.service_id'),
        service_name: row.ref('excluded.service_name'),
        start_at: row.ref('excluded.start_at'),
        end_at: row.ref('excluded.end_at'),
        price_type: row.ref('excluded.price_type'),
        price: row.ref('excluded.price'),
        staff_member_ids: row.ref('excluded.staff_member_ids'),
        attendees_count: row.ref('excluded.attendees_count'),
        fingerprint: row.ref('excluded.fingerprint'),
        vanished_at: null,
        read_at: row.ref('excluded.read_at'),
      })),
    )
    .execute();
}

async function saveBookings(
  db: Db,
  setup: SetupKey,
  appointments: BookingAppointment[],
): Promise<void> {
  const ids = appointments.map((appointment) => appointment.id);
  await db
    .updateTable('bookings')
    .set({ vanished: true })
    .where('sync_setup_id', '=', setup.id)
    .where(sql<boolean>`appointment_id = any(${ids})`)
    .execute();
  const rows = appointments.flatMap((appointment) => bookingRows(setup, appointment));
  await insertAll(rows, (some) =>
    db
      .insertInto('bookings')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['sync_setup_id', 'id']).doUpdateSet((row) => ({
          attendee_index: row.ref('excluded.attendee_index'),
          customer_id: row.ref('excluded.customer_id'),
          display_name: row.ref('excluded.display_name'),
          email: row.ref('excluded.email'),
          vanished: false,
        })),
      )
      .execute(),
  );
}

function bookingRows(setup: SetupKey, appointment: BookingAppointment) {
  const attendees = attendeesOf(appointment);
  const keys = attendeeKeys(attendees, appointment.maximumAttendeesCount);
  return keys.flatMap((key, index) => {
    const attendee = attendees[index];
    if (!attendee) return [];
    return [
      {
        sync_setup_id: setup.id,
        id: bookingId(setup.tenantId, appointment.id, key),
        appointment_id: appointment.id,
        attendee_index: index,
        customer_id: attendee.customerId,
        display_name: attendee.displayName,
        email: attendee.email,
        vanished: false,
      },
    ];
  });
}

/** An ordinary appointment is billed also where Graph lists nobody; an empty group is not. */
function attendeesOf(appointment: BookingAppointment): BookingAttendee[] {
  const { attendees, maximumAttendeesCount, customerName, customerEmail } = appointment;
  if (maximumAttendeesCount > 1) return attendees;
  const flat = { customerId: null, displayName: customerName, email: customerEmail };
  return [attendees[0] ?? flat];
}

/** What was listed the last time of the appointments that start in a window, and of those with these ids. */
export async function listFingerprints(
  db: Db,
  setup: SetupKey,
  { from, to, ids = [] }: { from: string; to: string; ids?: readonly BookingAppointmentId[] },
): Promise<Map<BookingAppointmentId, string>> {
  const rows = await db
    .selectFrom('appointments')
    .select(['id', 'fingerprint'])
    .where('sync_setup_id', '=', setup.id)
    .where(sql<boolean>`(start_at >= ${from} and start_at < ${to} or id = any(${[...ids]}))`)
    .where('vanished_at', 'is', null)
    .execute();
  return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]));
}

/** Marks appointments that Bookings certainly does not have any more. */
export async function markAppointmentsVanished(
  db: Db,
  setup: SetupKey,
  { ids, now }: { ids: readonly BookingAppointmentId[]; now: string },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('appointments')
    .set({ vanished_at: now })
    .where('sync_setup_id', '=', setup.id)
    .where(sql<boolean>`id = any(${[...ids]})`)
    .execute();
}
