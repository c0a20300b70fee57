// Bookings with everything that is known of them: mirror, decisions of people, and the live claim.
import { sql } from 'kysely';
import type { Booking } from '../domain/booking.ts';
import type { DraftState } from '../domain/draftState.ts';
import type {
  BookingAppointmentId,
  BookingId,
  BookingServiceId,
  InvoiceRunId,
  SalesInvoiceDraftId,
} from '../domain/ids.ts';
import { Exact } from '../domain/money.ts';
import type { Db } from './database.ts';
import type { SetupKey } from './syncSetups.ts';

/** All bookings of a setup, or some of them, vanished ones included; by start, then by id. */
export async function listBookings(
  db: Db,
  setup: SetupKey,
  { ids }: { ids?: readonly BookingId[] } = {},
): Promise<Booking[]> {
  const some = ids ? sql`and booking.id = any(${[...ids]})` : sql``;
  const { rows } = await sql<Row>`
    select booking.id, booking.appointment_id, booking.attendee_index, booking.customer_id,
      booking.display_name, booking.email, booking.vanished or appointment.vanished_at is not null as vanished,
      appointment.service_id, appointment.service_name, appointment.start_at, appointment.end_at,
      appointment.price_type, appointment.price, appointment.attendees_count,
      array(
        select coalesce(staff.display_name, '')
        from unnest(appointment.staff_member_ids) with ordinality as member (id, place)
        join booking_staff_members staff
          on staff.sync_setup_id = appointment.sync_setup_id and staff.id = member.id
        order by member.place
      ) as staff_names,
      amount.amount as entered_amount,
      skip.reason as skip_reason, skip.note as skip_note, skip.skipped_at, skip.skipped_by,
      claim.draft_id, draft.run_id, draft.state as draft_state,
      draft.sales_invoice ->> 'number' as sales_invoice_number
    from bookings booking
    join appointments appointment
      on appointment.sync_setup_id = booking.sync_setup_id and appointment.id = booking.appointment_id
    left join entered_amounts amount
      on amount.tenant_id = ${setup.tenantId} and amount.booking_id = booking.id
    left join skips skip on skip.tenant_id = ${setup.tenantId} and skip.booking_id = booking.id
    left join claims claim
      on claim.tenant_id = ${setup.tenantId} and claim.booking_id = booking.id
      and claim.released_at is null
    left join sales_invoice_drafts draft on draft.id = claim.draft_id
    where booking.sync_setup_id = ${setup.id} ${some}
    order by appointment.start_at, booking.id`.execute(db);
  return rows.map(bookingOf);
}

type Row = {
  id: BookingId;
  appointment_id: BookingAppointmentId;
  attendee_index: number;
  customer_id: string | null;
  display_name: string;
  email: string;
  vanished: boolean;
  service_id: BookingServiceId;
  service_name: string;
  start_at: string;
  end_at: string;
  price_type: string;
  price: string;
  attendees_count: number;
  staff_names: string[];
  entered_amount: string | null;
  skip_reason: string | null;
  skip_note: string | null;
  skipped_at: string | null;
  skipped_by: string | null;
  draft_id: SalesInvoiceDraftId | null;
  run_id: InvoiceRunId | null;
  draft_state: DraftState | null;
  sales_invoice_number: string | null;
};

function bookingOf(row: Row): Booking {
  return {
    id: row.id,
    appointmentId: row.appointment_id,
    serviceId: row.service_id,
    serviceName: row.service_name,
    startAt: row.start_at,
    endAt: row.end_at,
    priceType: row.price_type,
    price: new Exact(row.price),
    staffNames: row.staff_names,
    attendee: { customerId: row.customer_id, displayName: row.display_name, email: row.email },
    attendeeIndex: row.attendee_index,
    attendeesCount: row.attendees_count,
    vanished: row.vanished,
    enteredAmount: row.entered_amount === null ? null : new Exact(row.entered_amount),
    skip: skipOf(row),
    claim: claimOf(row),
  };
}

function skipOf({ skip_reason, skip_note, skipped_at, skipped_by }: Row): Booking['skip'] {
  if (skip_reason === null || skipped_at === null) return null;
  return {
    reason: skip_reason,
    note: skip_note ?? '',
    skippedAt: skipped_at,
    skippedBy: skipped_by ?? '',
  };
}

function claimOf({ draft_id, run_id, draft_state, sales_invoice_number }: Row): Booking['claim'] {
  if (draft_id === null || run_id === null || draft_state === null) return null;
  return {
    draftId: draft_id,
    runId: run_id,
    draftState: draft_state,
    salesInvoiceNumber: sales_invoice_number,
  };
}
