// Points at which Microsoft says nothing, or reports differ: each can be turned the other way.
import { z } from 'zod';

const usuallyNot = z.boolean().default(false);

export const GraphSwitches = z.strictObject({
  /** Lists and calendarView fill `customers`. Usual: always empty, as reported many times. */
  listsFillCustomers: usuallyNot,
  /** Lists and calendarView leave `customerName` and its like null. Usual: the first attendee, as in the samples. */
  listsOmitFlatCustomer: usuallyNot,
  /** Lists and calendarView leave `appointmentLabel` out. Usual: it is there, as in the schema. */
  listsOmitLabel: usuallyNot,
  /** `createdDateTime` and `lastUpdatedDateTime` are nowhere: no documented sample has them. */
  omitsTimestamps: usuallyNot,
  /** Elements of calendarView say `start` and `end`, as a published sample has it. */
  calendarViewSaysStartAndEnd: usuallyNot,
  /** calendarView takes `startDateTime` and `endDateTime` too, which an open report says it wants. */
  calendarViewTakesLongNames: usuallyNot,
  /** calendarView comes in pages as large as those of appointments. Usual: in one piece. */
  calendarViewComesInPages: usuallyNot,
  /** Too many appointments in a calendarView are refused with 400. Usual: with 416. */
  calendarViewRefusesWith400: usuallyNot,
  /** Next links say `$skip` and a number. Usual: an opaque `$skiptoken`. */
  nextLinksSaySkip: usuallyNot,
  /** `$top` does not hide that there is more. Usual: no next link with it, as reported for appointments. */
  topKeepsNextLink: usuallyNot,
  /** `Retry-After` is no whole number, as in an official sample. */
  retryAfterIsFractional: usuallyNot,
  /** `appointmentLabel` cannot be written: the page on updating does not list it. */
  labelIsReadOnly: usuallyNot,
  /** Read-only properties in a body are overlooked, as OData has it. Usual: refused. */
  ignoresReadOnlyProperties: usuallyNot,
  /** An appointment that is moved gets another id. Usual: it keeps its own. */
  movingChangesId: usuallyNot,
  /** Whoever has no role in a business is told 403. Usual: 404 `ErrorFolderNotFound`. */
  deniesWithoutRole: usuallyNot,
  /** A business that is not there is an `ErrorItemNotFound`. Usual: `ErrorNonExistentMailbox`. */
  missingBusinessIsItemNotFound: usuallyNot,
  /** The role of a guest opens a business for reading. Usual: it opens nothing. */
  guestsMayRead: usuallyNot,
  /** The ids of customer cards do not hold the GUID by which appointments name them. Usual: they end in it. */
  cardIdsAreUnrelated: usuallyNot,
  /** Changing a customer answers 204. Usual: 200 and the customer, as on the only page that shows it. */
  customerUpdatesAnswerNothing: usuallyNot,
  /** Booking somebody without a customerId makes no card. Usual: it makes one, as documented. */
  bookingMakesNoCard: usuallyNot,
  /** The fifth customer of a new appointment is answered with 500, as reported in April 2026. */
  refusesFifthCustomer: usuallyNot,
  /** A time at which the staff member is busy is answered with 500, as reported many times. */
  refusesDoubleBooking: usuallyNot,
  /** Ended sessions reach Graph at once, which asks for claims. Usual: tokens are good as long as they last. */
  revocationReachesGraph: usuallyNot,
  /** Requests of one batch wait for their mailbox. Usual: beyond its four they are answered with 429. */
  batchesWaitForMailbox: usuallyNot,
});
export type GraphSwitches = z.output<typeof GraphSwitches>;
