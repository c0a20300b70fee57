// Microsoft Bookings, read through Microsoft Graph in a user's name. Nothing here writes.
import type {
  BookingAppointment,
  BookingBusiness,
  BookingService,
  BookingStaffMember,
  ListedAppointment,
} from '../domain/bookingAppointment.ts';
import type { BookingAppointmentId, BookingBusinessId } from '../domain/ids.ts';
import type { CustomerCard } from '../domain/planCustomerSync.ts';
import { invariant } from '../domain/invariant.ts';
import type { SignedInUser } from '../domain/user.ts';
import { AccessError } from '../http/accessError.ts';
import type { AccessTokens } from '../http/accessTokens.ts';
import { createLimit } from '../http/limits.ts';
import { realOrigins } from '../http/origins.ts';
import { parseAnswer } from '../http/parseAnswer.ts';
import { systemPause, type Pause } from '../http/retryReads.ts';
import type { Transport } from '../http/transport.ts';
import { UpstreamError } from '../http/upstreamError.ts';
import { CalendarViewAppointment, SingleAppointment } from './bookingAppointment.ts';
import { Business, ListedBusiness, type ListedBookingBusiness } from './bookingBusiness.ts';
import { CustomerCardRow } from './bookingCustomer.ts';
import { Service } from './bookingService.ts';
import { StaffMember } from './bookingStaffMember.ts';
import { readCalendarView, type CalendarWindow } from './calendarView.ts';
import { createGraphReader, type GraphReader } from './readGraph.ts';
import { readPages } from './readPages.ts';

export type Bookings = {
  /** Those of the tenant with a text in their names, whether the user may open them or not; all of them for none. */
  listBookingBusinesses(nameHas?: string): Promise<ListedBookingBusiness[] | 'tooMany'>;
  getBookingBusiness(id: BookingBusinessId): Promise<BookingBusiness | 'denied' | 'absent'>;
  listServices(id: BookingBusinessId): Promise<BookingService[]>;
  listCustomerCards(id: BookingBusinessId): Promise<CustomerCard[]>;
  listStaffMembers(id: BookingBusinessId): Promise<BookingStaffMember[]>;
  /** Whatever overlaps the window, in no order. */
  listAppointments(id: BookingBusinessId, window: CalendarWindow): Promise<ListedAppointment[]>;
  /** `undefined` only where Bookings says that it has no such appointment: it was cancelled or deleted. */
  getAppointment(
    id: BookingBusinessId,
    appointmentId: BookingAppointmentId,
  ): Promise<BookingAppointment | undefined>;
};

export type BookingsFor = (user: SignedInUser) => Bookings;

export type BookingsOptions = {
  transport: Transport;
  accessTokens: AccessTokens;
  pause?: Pause;
  timeoutMs?: number;
};

/**
 * Graph answers four requests at once for one application and booking mailbox.
 * https://learn.microsoft.com/graph/throttling-limits#bookings-service-limits
 */
const atOncePerMailbox = 4;
const root = `${realOrigins.graph}/v1.0/solutions/bookingBusinesses`;

export function createBookings(options: BookingsOptions): BookingsFor {
  const { transport, accessTokens, pause = systemPause, timeoutMs = 30_000 } = options;
  const limit = createLimit({ atOnce: atOncePerMailbox });
  return (user) => {
    const readerFor = (business: string): GraphReader => {
      const limitKey = `${user.tenantId}/${business.toLowerCase()}`;
      const sending = { transport, accessTokens, resource: 'graph', pause, timeoutMs } as const;
      return createGraphReader({ ...sending, user, limit, limitKey });
    };
    return {
      listBookingBusinesses: (nameHas = '') =>
        listBookingBusinesses(readerFor(''), transport, nameHas),
      getBookingBusiness: (id) => getBookingBusiness(readerFor(id), id),
      listServices: async (id) =>
        readPages(readerFor(id), address(id, 'services'), { transport, row: Service }),
      listCustomerCards: async (id) =>
        readPages(readerFor(id), address(id, 'customers'), { transport, row: CustomerCardRow }),
      listStaffMembers: async (id) =>
        readPages(readerFor(id), address(id, 'staffMembers'), { transport, row: StaffMember }),
      listAppointments: (id, window) =>
        readCalendarView(window, ({ from, to }) => {
          const query = new URLSearchParams({ start: from, end: to }).toString();
          const url = `${address(id, 'calendarView')}?${query}`;
          return readPages(readerFor(id), url, { transport, row: CalendarViewAppointment });
        }),
      getAppointment: (id, appointmentId) => getAppointment(readerFor(id), id, appointmentId),
    };
  };
}

/** A segment of dots would lead to another address; neither businesses nor appointments are named so. */
function address(...segments: string[]): string {
  invariant(!segments.some((segment) => /^\.{0,2}$/.test(segment)), 'An id of Bookings is no path');
  return [root, ...segments.map(encodeURIComponent)].join('/');
}

/**
 * Graph lists no more than 500, without pages, and where there are more it asks people who do not administer the
 * tenant for a text to search by. https://learn.microsoft.com/graph/known-issues (Bookings: ErrorExceededFindCountLimit)
 */
async function listBookingBusinesses(
  reader: GraphReader,
  transport: Transport,
  nameHas: string,
): Promise<ListedBookingBusiness[] | 'tooMany'> {
  const search = nameHas === '' ? '' : `?${new URLSearchParams({ query: nameHas }).toString()}`;
  try {
    return await readPages(reader, `${root}${search}`, { transport, row: ListedBusiness });
  } catch (error) {
    const isTooMany =
      error instanceof UpstreamError && error.code === 'ErrorExceededFindCountLimit';
    if (isTooMany) return 'tooMany';
    throw error;
  }
}

async function getBookingBusiness(
  reader: GraphReader,
  id: BookingBusinessId,
): Promise<BookingBusiness | 'denied' | 'absent'> {
  // What is no mail address is nobody's mailbox.
  if (!/^[^\s@/]+@[^\s@/]+$/.test(id)) return 'absent';
  try {
    return parseAnswer(await reader.read(address(id)), Business, 'bookings');
  } catch (error) {
    if (error instanceof AccessError && error.code === 'bookingsAccessDenied') return 'denied';
    if (is404(error, ['ErrorNonExistentMailbox', 'ErrorItemNotFound'])) return 'absent';
    throw error;
  }
}

async function getAppointment(
  reader: GraphReader,
  id: BookingBusinessId,
  appointmentId: BookingAppointmentId,
): Promise<BookingAppointment | undefined> {
  const url = address(id, 'appointments', appointmentId);
  try {
    return parseAnswer(await reader.read(url), SingleAppointment, 'bookings');
  } catch (error) {
    if (is404(error, ['ErrorItemNotFound'])) return undefined;
    throw error;
  }
}

/** A 404 without one of these codes is about something else: a gateway, a wrong address, a lost mailbox. */
function is404(error: unknown, codes: string[]): boolean {
  return (
    error instanceof UpstreamError &&
    error.status === 404 &&
    error.code !== null &&
    codes.includes(error.code)
  );
}
