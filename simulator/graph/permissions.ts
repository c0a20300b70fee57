// Permissions by operation, out of Microsoft's own file:
// https://github.com/microsoftgraph/microsoft-graph-devx-content/blob/master/permissions/new/permissions.json

export type Permissions = {
  /** Any of these scopes lets a user's application do it. */
  delegated: readonly string[];
  /** Any of these roles lets an application do it without a user; empty where none does. */
  application: readonly string[];
};

const read = 'Bookings.Read.All';
const writeAppointments = 'BookingsAppointment.ReadWrite.All';
const write = 'Bookings.ReadWrite.All';
const manage = 'Bookings.Manage.All';

const any = [read, writeAppointments, write, manage];
const writers = [writeAppointments, write, manage];

export const anyBookingsPermission: Permissions = { delegated: any, application: any };

/** For applications, the permission on appointments alone opens neither lists of businesses nor of questions. */
export const readsWithoutAppointments: Permissions = {
  delegated: any,
  application: [read, write, manage],
};

/** Currencies are told to people only. */
export const readsForPeople: Permissions = { delegated: any, application: [] };

/** The file does list the permission to read among those that let an application write. */
export const writesAppointments: Permissions = { delegated: writers, application: any };

export const createsCustomers: Permissions = { delegated: writers, application: writers };

/** Cancelling, and what a page asks: an application needs more for it than somebody's client. */
export const writesForPeople: Permissions = {
  delegated: writers,
  application: [write, manage],
};

export const writesSettings: Permissions = {
  delegated: [write, manage],
  application: [write, manage],
};

export const managesBusinesses: Permissions = { delegated: [manage], application: [manage] };

/** No application makes a business by itself. */
export const createsBusinesses: Permissions = { delegated: [manage], application: [] };

export const signedInUser: Permissions = {
  delegated: ['User.Read', 'User.ReadWrite', 'User.Read.All', 'User.ReadBasic.All'],
  application: [],
};
