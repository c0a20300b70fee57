// What Graph can do with Bookings, and which of it is simulated.
// Paths: https://learn.microsoft.com/graph/api/resources/booking-api-overview
import { getAppointment, listAppointments } from './appointments.ts';
import { getBookingBusiness, listBookingBusinesses } from './bookingBusinesses.ts';
import { listCalendarView } from './calendarView.ts';
import { getCustomer, listCustomers } from './customers.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { getMe } from './me.ts';
import {
  anyBookingsPermission,
  readsWithoutAppointments,
  signedInUser,
  type Permissions,
} from './permissions.ts';
import { getService, listServices } from './services.ts';
import { getStaffMember, listStaffMembers } from './staffMembers.ts';

export type Operation = {
  permissions: Permissions;
  handle: (call: GraphCall) => GraphAnswer;
};

/** `notSimulated` is an operation that Graph has and the simulator does not. */
type Operations = Partial<Record<string, Operation | 'notSimulated'>>;

const businesses = 'solutions/bookingBusinesses';
const business = `${businesses}/{id}`;

/** By path below the version, with `{id}` for what varies, then by method. */
export const operations: Record<string, Operations> = {
  me: { GET: { permissions: signedInUser, handle: getMe } },
  $batch: { POST: 'notSimulated' },
  'solutions/bookingCurrencies': { GET: 'notSimulated' },
  'solutions/bookingCurrencies/{id}': { GET: 'notSimulated' },
  [businesses]: {
    GET: { permissions: readsWithoutAppointments, handle: listBookingBusinesses },
    POST: 'notSimulated',
  },
  [business]: {
    GET: { permissions: anyBookingsPermission, handle: getBookingBusiness },
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/appointments`]: {
    GET: { permissions: anyBookingsPermission, handle: listAppointments },
    POST: 'notSimulated',
  },
  [`${business}/appointments/{id}`]: {
    GET: { permissions: anyBookingsPermission, handle: getAppointment },
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/appointments/{id}/cancel`]: { POST: 'notSimulated' },
  [`${business}/calendarView`]: {
    GET: { permissions: anyBookingsPermission, handle: listCalendarView },
  },
  [`${business}/customers`]: {
    GET: { permissions: anyBookingsPermission, handle: listCustomers },
    POST: 'notSimulated',
  },
  [`${business}/customers/{id}`]: {
    GET: { permissions: anyBookingsPermission, handle: getCustomer },
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/customQuestions`]: { GET: 'notSimulated', POST: 'notSimulated' },
  [`${business}/customQuestions/{id}`]: {
    GET: 'notSimulated',
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/getStaffAvailability`]: { POST: 'notSimulated' },
  [`${business}/publish`]: { POST: 'notSimulated' },
  [`${business}/services`]: {
    GET: { permissions: anyBookingsPermission, handle: listServices },
    POST: 'notSimulated',
  },
  [`${business}/services/{id}`]: {
    GET: { permissions: anyBookingsPermission, handle: getService },
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/staffMembers`]: {
    GET: { permissions: readsWithoutAppointments, handle: listStaffMembers },
    POST: 'notSimulated',
  },
  [`${business}/staffMembers/{id}`]: {
    GET: { permissions: readsWithoutAppointments, handle: getStaffMember },
    PATCH: 'notSimulated',
    DELETE: 'notSimulated',
  },
  [`${business}/unpublish`]: { POST: 'notSimulated' },
};
