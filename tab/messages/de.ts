import { bookingDetails } from './de/bookingDetails.ts';
import { customerSync } from './de/customerSync.ts';
import { errors } from './de/errors.ts';
import { frame } from './de/frame.ts';
import { invoiceRuns } from './de/invoiceRuns.ts';
import { peopleMatching } from './de/peopleMatching.ts';
import { runActions } from './de/runActions.ts';
import { serviceMatching } from './de/serviceMatching.ts';
import { syncSetup } from './de/syncSetup.ts';
import { uninvoicedBookings } from './de/uninvoicedBookings.ts';
import type { Messages } from './en.ts';

/**
 * German, addressing people formally. Appointments are "Termine", never "Buchungen": in Business Central that
 * word means postings.
 */
export const de: Messages = {
  frame,
  errors,
  uninvoicedBookings,
  bookingDetails,
  invoiceRuns,
  runActions,
  syncSetup,
  peopleMatching,
  customerSync,
  serviceMatching,
};
