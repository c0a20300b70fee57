// What Graph can do with Bookings, and which of it is simulated.
// Paths: https://learn.microsoft.com/graph/api/resources/booking-api-overview
import { getAppointment, listAppointments } from './appointments.ts';
import { getBookingCurrency, listBookingCurrencies } from './bookingCurrencies.ts';
import { getBookingBusiness, listBookingBusinesses } from './bookingBusinesses.ts';
import { listCalendarView } from './calendarView.ts';
import {
  cancelAppointment,
  createAppointment,
  deleteAppointment,
  updateAppointment,
} from './changeAppointments.ts';
import {
  createBookingBusiness,
  publishBookingBusiness,
  unpublishBookingBusiness,
  updateBookingBusiness,
} from './changeBusinesses.ts';
import { createCustomer, deleteCustomer, updateCustomer } from './changeCustomers.ts';
import { createService, deleteService, updateService } from './changeServices.ts';
import { createStaffMember, deleteStaffMember, updateStaffMember } from './changeStaffMembers.ts';
import { getCustomer, listCustomers } from './customers.ts';
import {
  createCustomQuestion,
  deleteCustomQuestion,
  getCustomQuestion,
  listCustomQuestions,
  updateCustomQuestion,
} from './customQuestions.ts';
import type { GraphAnswer, GraphCall } from './graphCall.ts';
import { getMe } from './me.ts';
import {
  anyBookingsPermission,
  createsBusinesses,
  createsCustomers,
  managesBusinesses,
  readsForPeople,
  readsWithoutAppointments,
  signedInUser,
  writesAppointments,
  writesForPeople,
  writesSettings,
  type Permissions,
} from './permissions.ts';
import { getService, listServices } from './services.ts';
import { getStaffMember, listStaffMembers } from './staffMembers.ts';

export type Operation = {
  permissions: Permissions;
  /** Status of success where that is not 200; an operation that answers nothing has 204. */
  status?: 201;
  handle: (call: GraphCall) => GraphAnswer | undefined;
};

/** `notSimulated` is an operation that Graph has and the simulator does not. */
type Operations = Partial<Record<string, Operation | 'notSimulated'>>;

const businesses = 'solutions/bookingBusinesses';
const business = `${businesses}/{id}`;
const count: Operations = { GET: 'notSimulated' };

const does = (handle: Operation['handle'], permissions: Permissions): Operation => ({
  handle,
  permissions,
});
const creates = (handle: Operation['handle'], permissions: Permissions): Operation => ({
  ...does(handle, permissions),
  status: 201,
});

/** By path below the version, with `{id}` for what varies, then by method. */
export const operations: Record<string, Operations> = {
  me: { GET: does(getMe, signedInUser) },
  'solutions/bookingCurrencies': { GET: does(listBookingCurrencies, readsForPeople) },
  'solutions/bookingCurrencies/$count': count,
  'solutions/bookingCurrencies/{id}': { GET: does(getBookingCurrency, readsForPeople) },
  [businesses]: {
    GET: does(listBookingBusinesses, readsWithoutAppointments),
    POST: creates(createBookingBusiness, createsBusinesses),
  },
  [`${businesses}/$count`]: count,
  [business]: {
    GET: does(getBookingBusiness, anyBookingsPermission),
    PATCH: does(updateBookingBusiness, writesSettings),
    DELETE: 'notSimulated',
  },
  [`${business}/publish`]: { POST: does(publishBookingBusiness, managesBusinesses) },
  [`${business}/unpublish`]: { POST: does(unpublishBookingBusiness, managesBusinesses) },
  [`${business}/getStaffAvailability`]: { POST: 'notSimulated' },
  [`${business}/appointments`]: {
    GET: does(listAppointments, anyBookingsPermission),
    POST: creates(createAppointment, writesAppointments),
  },
  [`${business}/appointments/$count`]: count,
  [`${business}/appointments/{id}`]: {
    GET: does(getAppointment, anyBookingsPermission),
    PATCH: does(updateAppointment, writesAppointments),
    DELETE: does(deleteAppointment, writesAppointments),
  },
  [`${business}/appointments/{id}/cancel`]: { POST: does(cancelAppointment, writesForPeople) },
  [`${business}/calendarView`]: { GET: does(listCalendarView, anyBookingsPermission) },
  [`${business}/calendarView/$count`]: count,
  // Generated clients have it, no page describes it.
  [`${business}/calendarView/{id}`]: {},
  [`${business}/customers`]: {
    GET: does(listCustomers, anyBookingsPermission),
    POST: creates(createCustomer, createsCustomers),
  },
  [`${business}/customers/$count`]: count,
  [`${business}/customers/{id}`]: {
    GET: does(getCustomer, anyBookingsPermission),
    PATCH: does(updateCustomer, writesAppointments),
    DELETE: does(deleteCustomer, writesAppointments),
  },
  [`${business}/customQuestions`]: {
    GET: does(listCustomQuestions, readsWithoutAppointments),
    POST: creates(createCustomQuestion, writesForPeople),
  },
  [`${business}/customQuestions/$count`]: count,
  [`${business}/customQuestions/{id}`]: {
    GET: does(getCustomQuestion, anyBookingsPermission),
    PATCH: does(updateCustomQuestion, writesForPeople),
    DELETE: does(deleteCustomQuestion, writesForPeople),
  },
  [`${business}/services`]: {
    GET: does(listServices, anyBookingsPermission),
    POST: creates(createService, writesSettings),
  },
  [`${business}/services/$count`]: count,
  [`${business}/services/{id}`]: {
    GET: does(getService, anyBookingsPermission),
    PATCH: does(updateService, writesSettings),
    DELETE: does(deleteService, writesSettings),
  },
  [`${business}/staffMembers`]: {
    GET: does(listStaffMembers, anyBookingsPermission),
    POST: creates(createStaffMember, writesSettings),
  },
  [`${business}/staffMembers/$count`]: count,
  [`${business}/staffMembers/{id}`]: {
    GET: does(getStaffMember, anyBookingsPermission),
    PATCH: does(updateStaffMember, writesSettings),
    DELETE: does(deleteStaffMember, writesSettings),
  },
};
