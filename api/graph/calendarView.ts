import type { ListedAppointment } from '../domain/bookingAppointment.ts';
import { UpstreamError } from '../http/upstreamError.ts';

/** Instants in UTC. */
export type CalendarWindow = { from: string; to: string };

type ReadWindow = (window: CalendarWindow) => Promise<ListedAppointment[]>;

/** No business has more appointments within an hour than Graph can tell. */
const shortestMs = 60 * 60_000;

/**
 * Reads a window, and in halves where Graph says that it holds too much. An appointment across the middle is in both
 * halves, and once in the result.
 */
export async function readCalendarView(
  window: CalendarWindow,
  read: ReadWindow,
): Promise<ListedAppointment[]> {
  const appointments = new Map<string, ListedAppointment>();
  const windows = [window];
  for (let next = windows.pop(); next !== undefined; next = windows.pop()) {
    try {
      for (const appointment of await read(next)) appointments.set(appointment.id, appointment);
    } catch (error) {
      const halves = holdsTooMuch(error) ? inHalves(next) : null;
      if (!halves) throw error;
      windows.push(...halves);
    }
  }
  return [...appointments.values()];
}

function holdsTooMuch(error: unknown): boolean {
  if (!(error instanceof UpstreamError)) return false;
  return error.status === 416 || error.code === 'ErrorExceededFindCountLimit';
}

/** The later half first, for the last one is read next; `null` where a window is not to be cut any more. */
function inHalves({ from, to }: CalendarWindow): [CalendarWindow, CalendarWindow] | null {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  if (length <= shortestMs) return null;
  const middle = new Date(start + Math.floor(length / 2)).toISOString();
  return [
    { from: middle, to },
    { from, to: middle },
  ];
}
