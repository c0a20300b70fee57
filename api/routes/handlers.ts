// Every operation of the contract with its handler.
import type { Handlers } from './call.ts';
import { createInvoicePreview } from './createInvoicePreview.ts';
import { createSyncSetup } from './createSyncSetup.ts';
import { deleteCustomerLink } from './deleteCustomerLink.ts';
import { deleteServiceLink } from './deleteServiceLink.ts';
import { deleteSyncSetup } from './deleteSyncSetup.ts';
import { exportInvoiceRun } from './exportInvoiceRun.ts';
import { followInvoiceRun } from './followInvoiceRun.ts';
import { getInvoiceRun } from './getInvoiceRun.ts';
import { getMe } from './getMe.ts';
import { getSyncRun } from './getSyncRun.ts';
import { getSyncSetup } from './getSyncSetup.ts';
import { listBookingBusinesses } from './listBookingBusinesses.ts';
import { listBookings } from './listBookings.ts';
import { listCompanies } from './listCompanies.ts';
import { listCustomerLinks } from './listCustomerLinks.ts';
import { listCustomerMatches } from './listCustomerMatches.ts';
import { listEnvironments } from './listEnvironments.ts';
import { listInvoiceRuns } from './listInvoiceRuns.ts';
import { listJournal } from './listJournal.ts';
import { listServiceLinks } from './listServiceLinks.ts';
import { listSyncRuns } from './listSyncRuns.ts';
import { listSyncSetups } from './listSyncSetups.ts';
import { planCustomerSync } from './planCustomerSync.ts';
import { pauseCustomer } from './pauseCustomer.ts';
import { putCustomerLink } from './putCustomerLink.ts';
import { putServiceLink } from './putServiceLink.ts';
import type { RouteParts } from './routeParts.ts';
import { retryInvoiceRun } from './retryInvoiceRun.ts';
import { resumeCustomer } from './resumeCustomer.ts';
import { searchCustomers } from './searchCustomers.ts';
import { searchItems } from './searchItems.ts';
import { skipBookings } from './skipBookings.ts';
import { startInvoiceRun } from './startInvoiceRun.ts';
import { startSyncRun } from './startSyncRun.ts';
import { stopInvoiceRun } from './stopInvoiceRun.ts';
import { testSyncSetup } from './testSyncSetup.ts';
import { undoInvoiceRun } from './undoInvoiceRun.ts';
import { unskipBooking } from './unskipBooking.ts';
import { updateBooking } from './updateBooking.ts';
import { updateSyncSetup } from './updateSyncSetup.ts';

export function createHandlers(parts: RouteParts): Handlers {
  return {
    getMe: getMe(parts),
    listBookingBusinesses: listBookingBusinesses(parts),
    listEnvironments: listEnvironments(parts),
    listCompanies: listCompanies(parts),
    searchCustomers: searchCustomers(parts),
    searchItems: searchItems(parts),
    listSyncSetups: listSyncSetups(parts),
    createSyncSetup: createSyncSetup(parts),
    getSyncSetup: getSyncSetup(parts),
    updateSyncSetup: updateSyncSetup(parts),
    deleteSyncSetup: deleteSyncSetup(parts),
    testSyncSetup: testSyncSetup(parts),
    planCustomerSync: planCustomerSync(parts),
    startSyncRun: startSyncRun(parts),
    listSyncRuns: listSyncRuns(parts),
    getSyncRun: getSyncRun(parts),
    listBookings: listBookings(parts),
    updateBooking: updateBooking(parts),
    skipBookings: skipBookings(parts),
    unskipBooking: unskipBooking(parts),
    listCustomerLinks: listCustomerLinks(parts),
    listCustomerMatches: listCustomerMatches(parts),
    putCustomerLink: putCustomerLink(parts),
    deleteCustomerLink: deleteCustomerLink(parts),
    pauseCustomer: pauseCustomer(parts),
    resumeCustomer: resumeCustomer(parts),
    listServiceLinks: listServiceLinks(parts),
    putServiceLink: putServiceLink(parts),
    deleteServiceLink: deleteServiceLink(parts),
    createInvoicePreview: createInvoicePreview(parts),
    startInvoiceRun: startInvoiceRun(parts),
    listInvoiceRuns: listInvoiceRuns(parts),
    exportInvoiceRun: exportInvoiceRun(parts),
    getInvoiceRun: getInvoiceRun(parts),
    followInvoiceRun: followInvoiceRun(parts),
    stopInvoiceRun: stopInvoiceRun(parts),
    retryInvoiceRun: retryInvoiceRun(parts),
    undoInvoiceRun: undoInvoiceRun(parts),
    listJournal: listJournal(parts),
  };
}
