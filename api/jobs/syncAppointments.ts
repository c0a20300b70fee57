// Mirrors the appointments of a business: windows of the calendar tell what is new or changed, and only that is read.
import type { Bookings } from '../graph/bookings.ts';
import type { BookingAppointment, ListedAppointment } from '../domain/bookingAppointment.ts';
import { calendarWindows, type CalendarWindow } from '../domain/calendarWindows.ts';
import { fingerprintOf, showsEveryChange } from '../domain/fingerprint.ts';
import type { BookingAppointmentId } from '../domain/ids.ts';
import { startOfDay } from '../domain/localTime.ts';
import {
  listFingerprints,
  markAppointmentsVanished,
  saveAppointments,
} from '../state/appointments.ts';
import { saveServices } from '../state/bookingServices.ts';
import { saveStaffMembers } from '../state/bookingStaffMembers.ts';
import type { Db } from '../state/database.ts';
import type { SyncSetupRecord } from '../state/syncSetups.ts';
import type { SyncProgress } from './syncProgress.ts';

export type SyncParts = { db: Db; bookings: Bookings; now: () => string; progress: SyncProgress };

export async function syncAppointments(setup: SyncSetupRecord, parts: SyncParts): Promise<void> {
  const { db, bookings, now, progress } = parts;
  const { id, timeZone } = setup.bookingBusiness;
  const windows = calendarWindows(
    shifted(startOfDay(setup.startDate, timeZone), -marginMs),
    shifted(now(), marginMs),
  );
  await progress.expect(windows.length + 1);
  await saveServices(db, setup, await bookings.listServices(id));
  await saveStaffMembers(db, setup, await bookings.listStaffMembers(id));
  await progress.step();
  for (const window of windows) await syncWindow(setup, window, parts);
}

/** Graph does not say whether an appointment that only touches a window is in it: a day more than needed is asked for. */
const marginMs = 24 * 60 * 60_000;

function shifted(instant: string, byMs: number): string {
  return new Date(Date.parse(instant) + byMs).toISOString();
}

async function syncWindow(
  setup: SyncSetupRecord,
  window: CalendarWindow,
  { db, bookings, now, progress }: SyncParts,
): Promise<void> {
  const businessId = setup.bookingBusiness.id;
  const listed = await bookings.listAppointments(businessId, window);
  const listedIds = new Set(listed.map((one) => one.id));
  const known = await listFingerprints(db, setup, { ...window, ids: [...listedIds] });
  const changed = listed.filter(
    (one) => known.get(one.id) !== fingerprintOf(one) || !showsEveryChange(one),
  );
  const missing = [...known.keys()].filter((id) => !listedIds.has(id));
  // An appointment that a window no longer lists may have been moved: only a get by id tells that it is gone.
  const asked = await Promise.all(
    [...changed.map((one) => one.id), ...missing].map(async (id) => ({
      id,
      appointment: await bookings.getAppointment(businessId, id),
    })),
  );
  const read = asked.flatMap(({ appointment }) => (appointment ? [appointment] : []));
  const gone = asked.flatMap(({ id, appointment }) => (appointment ? [] : [id]));
  await saveAppointments(db, setup, {
    appointments: read,
    fingerprints: fingerprints(read, listed),
    now: now(),
  });
  await markAppointmentsVanished(db, setup, { ids: gone, now: now() });
  await progress.step({
    appointmentsSeen: listed.length,
    appointmentsRead: read.length,
    appointmentsVanished: gone.length,
  });
}

/** Of what the window listed, as that is what the next sync compares with. */
function fingerprints(
  read: readonly BookingAppointment[],
  listed: readonly ListedAppointment[],
): Map<BookingAppointmentId, string> {
  const seen = [...read, ...listed].map((one) => [one.id, fingerprintOf(one)] as const);
  return new Map(seen);
}
