import { bookingDetails } from './en/bookingDetails.ts';
import { customerSync } from './en/customerSync.ts';
import { errors } from './en/errors.ts';
import { frame } from './en/frame.ts';
import { invoiceRuns } from './en/invoiceRuns.ts';
import { peopleMatching } from './en/peopleMatching.ts';
import { runActions } from './en/runActions.ts';
import { serviceMatching } from './en/serviceMatching.ts';
import { syncSetup } from './en/syncSetup.ts';
import { uninvoicedBookings } from './en/uninvoicedBookings.ts';

/** English, and the list of all messages: every other language has to have the same ones to compile. */
export const en = {
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

export type Messages = typeof en;
