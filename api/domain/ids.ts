// Ids carry their kind, so that a customer's id cannot be passed where an item's is meant.
declare const kind: unique symbol;

/** Text that is known to be the id of one kind of thing. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

export type TenantId = Id<'tenant'>;
/** Object id of a user in Entra ID. */
export type UserId = Id<'user'>;
export type SyncSetupId = Id<'syncSetup'>;
/** Primary SMTP address of the booking mailbox. */
export type BookingBusinessId = Id<'bookingBusiness'>;
export type BookingAppointmentId = Id<'bookingAppointment'>;
export type BookingServiceId = Id<'bookingService'>;
export type BookingStaffMemberId = Id<'bookingStaffMember'>;
/** One attendee of one bookingAppointment; see `bookingId.ts`. */
export type BookingId = Id<'booking'>;
export type CompanyId = Id<'company'>;
export type CustomerId = Id<'customer'>;
export type ItemId = Id<'item'>;
export type SalesInvoiceId = Id<'salesInvoice'>;
export type SalesInvoiceLineId = Id<'salesInvoiceLine'>;
export type InvoicePreviewId = Id<'invoicePreview'>;
export type InvoiceRunId = Id<'invoiceRun'>;
export type SalesInvoiceDraftId = Id<'salesInvoiceDraft'>;
/** Something that is to be told to somebody in Teams. */
export type NoticeId = Id<'notice'>;
export type SyncRunId = Id<'syncRun'>;

/** Marks text as an id where it was parsed at an edge: `asId<'customer'>(body.id)`. */
export function asId<Kind extends string>(text: string): Id<Kind> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where text becomes an id
  return text as Id<Kind>;
}
