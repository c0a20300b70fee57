// One entry for each way a request can fail: what happened, and what to do.
import type { TabErrorCode } from '../../apiError.ts';

export const errors: Record<TabErrorCode, { title: string; advice: string }> = {
  unreachable: {
    title: 'The server cannot be reached',
    advice: 'Check your connection and try again. Nothing was lost.',
  },
  timedOut: {
    title: 'This takes too long',
    advice: 'The server has not answered in time. Try again in a moment.',
  },
  signInFailed: {
    title: 'Teams could not sign you in',
    advice: 'Try again. If it stays, sign out of Teams and in again.',
  },
  unreadable: {
    title: 'The answer made no sense',
    advice:
      'Something between you and the server changed its answer. Try again, or reload the app.',
  },
  tokenMissing: {
    title: 'You are not signed in',
    advice: 'Close the app in Teams and open it again.',
  },
  tokenInvalid: {
    title: 'Your sign-in was not accepted',
    advice: 'Sign out of Teams and in again. If it stays, tell your administrator.',
  },
  tokenExpired: { title: 'Your sign-in has run out', advice: 'Try again to renew it.' },
  tenantNotAllowed: {
    title: 'Your organization is not set up for this app',
    advice: 'Ask whoever manages Bookings Invoicing to allow your organization.',
  },
  tokenNotForUser: {
    title: 'Only people can use this app',
    advice: 'Open it in Teams with your own account.',
  },
  scopeMissing: {
    title: 'A permission of the app is missing',
    advice: 'Ask your administrator to approve Bookings Invoicing again.',
  },
  roleMissing: {
    title: 'You may not do this',
    advice: 'Ask whoever manages this app in your organization for a further role.',
  },
  consentRequired: {
    title: 'An approval is missing',
    advice: 'An administrator has to approve the app for your organization.',
  },
  interactionRequired: {
    title: 'Please confirm that it is you',
    advice: 'Your organization asks you to sign in once more.',
  },
  bookingsAccessDenied: {
    title: 'You have no access to this Bookings calendar',
    advice: 'Ask an administrator of the calendar to give you a role in it.',
  },
  businessCentralAccessDenied: {
    title: 'You have no access to this company in Business Central',
    advice: 'Ask your Business Central administrator for a license and permissions.',
  },
  notFound: {
    title: 'This does not exist any more',
    advice: 'Somebody may have removed it. Go back and refresh.',
  },
  invalidRequest: { title: 'Something is not filled in right', advice: 'Check what you entered.' },
  idempotencyKeyMissing: {
    title: 'This could not be started',
    advice: 'Reload the app and try again.',
  },
  idempotencyKeyReused: {
    title: 'This was started before with other bookings',
    advice: 'Look under Invoice runs for what was created, then review again.',
  },
  preconditionRequired: {
    title: 'This could not be saved',
    advice: 'Reload the app and try again.',
  },
  preconditionFailed: {
    title: 'Somebody else changed this meanwhile',
    advice: 'You now see their version. Make your change again if it is still needed.',
  },
  bookingBusinessInUse: {
    title: 'This calendar already has a setup',
    advice: 'A Bookings calendar belongs to one setup, so that no booking is invoiced twice.',
  },
  itemNotService: {
    title: 'This item is not of type Service',
    advice: 'Choose an item that has the type Service in Business Central.',
  },
  previewExpired: {
    title: 'This review is too old',
    advice: 'Review again: prices or bookings may have changed.',
  },
  previewChanged: {
    title: 'Something changed since you reviewed',
    advice: 'Nothing was created. Review again to see what is different.',
  },
  confirmationRequired: {
    title: 'A confirmation is missing',
    advice: 'Review again and tick every point that is asked for.',
  },
  nothingToInvoice: {
    title: 'Nothing is left to invoice',
    advice: 'The chosen bookings are on an invoice, skipped, or need attention.',
  },
  bookingClaimed: {
    title: 'This booking is being invoiced',
    advice: 'It is on a draft, so it cannot be changed here.',
  },
  invoiceRunNotFinished: {
    title: 'The invoice run is still going on',
    advice: 'Wait until it has finished.',
  },
  bookingsUnavailable: {
    title: 'Microsoft Bookings does not answer',
    advice: 'Try again in a few minutes.',
  },
  businessCentralUnavailable: {
    title: 'Business Central does not answer',
    advice: 'Try again in a few minutes.',
  },
  identityUnavailable: {
    title: 'Microsoft’s sign-in does not answer',
    advice: 'Try again in a few minutes.',
  },
  tooManyRequests: { title: 'Too much at once', advice: 'Wait a minute, then try again.' },
  internal: {
    title: 'Something went wrong on our side',
    advice: 'Try again. If it stays, pass the reference on to support.',
  },
};
