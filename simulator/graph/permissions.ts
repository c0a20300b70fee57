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

export const anyBookingsPermission: Permissions = {
  delegated: [read, writeAppointments, write, manage],
  application: [read, writeAppointments, write, manage],
};

/** For applications, the permission on appointments alone opens neither the list of businesses nor staff. */
export const readsWithoutAppointments: Permissions = {
  delegated: [read, writeAppointments, write, manage],
  application: [read, write, manage],
};

export const signedInUser: Permissions = {
  delegated: ['User.Read', 'User.ReadWrite', 'User.Read.All', 'User.ReadBasic.All'],
  application: [],
};
