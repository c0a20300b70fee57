import { counting } from '../counting.ts';

const count = counting('en');
const bookings = (n: number) => count(n, { one: '# booking', other: '# bookings' });
const drafts = (n: number) => count(n, { one: '# draft invoice', other: '# draft invoices' });

export const invoiceRuns = {
  title: 'Invoice runs',
  drafts,
  bookings,
  lines: (n: number) => count(n, { one: '# line', other: '# lines' }),
  review: {
    title: 'Review before creating',
    planning: 'Working out the drafts…',
    summary: (draftsCount: number, bookingsCount: number, money: string) =>
      `${drafts(draftsCount)} for ${bookings(bookingsCount)}, ${money}`,
    promise:
      'Nothing has been created yet. The drafts will be in Business Central for you to check and post; nothing is posted or sent by this app.',
    columns: {
      description: 'Description',
      item: 'Item',
      quantity: 'Quantity',
      unitPrice: 'Unit price',
      amount: 'Amount',
    },
    showLines: (name: string) => `Lines for ${name}`,
    estimate: 'estimate',
    estimateHelp:
      'Estimate: for some customers Business Central decides about VAT when the draft is created. A total that then differs is shown, not hidden.',
    gross: 'Prices include VAT',
    net: 'Prices exclude VAT',
    cut: 'The description is longer than 100 characters and is cut.',
    excluded: (n: number) =>
      count(n, { one: '# booking is left out', other: '# bookings are left out' }),
    nothing: 'None of the chosen bookings can be invoiced at the moment.',
    confirm: 'Please confirm',
    confirmations: {
      lineAmountHigh:
        'At least one line is higher than the limit of the setup. I have checked the amounts.',
      draftLinesMany: 'At least one draft has more lines than usual. I have checked them.',
      draftsMany: 'These are more drafts than usual. I want to create all of them.',
      bookingOld: 'Some bookings are older than the setup expects. I want to invoice them.',
      likelyDuplicate:
        'Some bookings look like duplicates: same attendee, service and time. I want to invoice each of them.',
    },
    confirmFirst: 'Tick every confirmation to go on.',
    create: (n: number) => `Create ${drafts(n)}`,
    starting: 'Starting…',
    again: 'Review again',
    retrySame: 'Trying again is safe: the same click never creates drafts twice.',
    expired: 'This review has expired. Review again to see the current state.',
  },
  reasons: {
    needsAttention: 'Needs attention',
    inProgress: 'Is being invoiced already',
    checking: 'We are still finding out whether it is on a draft',
    inDraft: 'Is on a draft already',
    posted: 'Is invoiced already',
    credited: 'Its invoice was credited',
    skipped: 'Is skipped',
    vanished: 'No longer in Bookings',
    changedSincePreview: 'Changed since the review',
    notFound: 'Does not exist any more',
  },
  list: {
    label: 'Invoice runs, newest first',
    emptyTitle: 'No invoice run yet',
    emptyText: 'When you create draft invoices, each run leaves its receipt here.',
    toBookings: 'Go to uninvoiced bookings',
    found: 'Found in Business Central',
    by: (name: string) => `by ${name}`,
    open: (when: string) => `Open the receipt of ${when}`,
  },
  states: {
    running: 'Running',
    waiting: 'Waiting',
    stopping: 'Stopping',
    finished: 'Finished',
    withProblems: 'Finished with problems',
  },
  progress: {
    label: 'Progress of the invoice run',
    running: (done: number, of: number) => `${done} of ${of} drafts done`,
    keepsGoing: 'You can close Teams. The run goes on and the receipt waits here.',
    checking: (n: number) =>
      count(n, {
        one: 'Business Central has not answered for # draft. We are finding out whether it exists before doing anything else; nothing is created twice.',
        other:
          'Business Central has not answered for # drafts. We are finding out whether they exist before doing anything else; nothing is created twice.',
      }),
    waitingFor: {
      writing: {
        title: 'Writing is stopped for this connection',
        text: 'A manager stopped writing to Business Central. When that is taken back the run goes on by itself.',
      },
      signIn: {
        title: 'The run waits for you to sign in',
        text: 'Your sign-in ran out while the run was going on. Sign in and it goes on where it stopped.',
      },
      consent: {
        title: 'The run waits for an approval',
        text: 'An administrator has to approve access again. After that the run goes on by itself.',
      },
      businessCentral: {
        title: 'The run waits for Business Central',
        text: 'Business Central does not answer at the moment. The run goes on by itself as soon as it does.',
      },
    },
  },
  receipt: {
    title: (when: string) => `Invoice run of ${when}`,
    startedBy: (name: string) => `Started by ${name}`,
    back: 'All invoice runs',
    created: 'Created',
    rejected: 'Not created',
    checking: 'Being checked',
    total: 'Reviewed total',
    allDone: (n: number) =>
      count(n, {
        one: '# draft invoice is in Business Central.',
        other: '# draft invoices are in Business Central.',
      }),
    someFailed: (n: number) =>
      count(n, {
        one: '# draft was not created. Its bookings are free again: solve the reason below and invoice them again.',
        other:
          '# drafts were not created. Their bookings are free again: solve the reasons below and invoice them again.',
      }),
    noneDone: 'No draft was created.',
    draftsLabel: 'Drafts of this run',
    open: (number: string) => `Open ${number} in Business Central`,
    net: 'excl. VAT',
    gross: 'incl. VAT',
    differs: (reviewed: string) => `Reviewed: ${reviewed}`,
    leftOut: (n: number) =>
      count(n, {
        one: '# booking was left out because it changed after the review',
        other: '# bookings were left out because they changed after the review',
      }),
    checkAgainAt: (when: string) => `We look again at ${when}.`,
    said: (text: string) => `Business Central said: “${text}”`,
    toBookings: 'Back to uninvoiced bookings',
  },
  draftStates: {
    planned: 'Waiting',
    sending: 'Being created',
    checking: 'Checking',
    drafted: 'Draft created',
    rejected: 'Not created',
    changed: 'Changed in Business Central',
    deleted: 'Deleted in Business Central',
    undone: 'Undone',
    posted: 'Posted',
    credited: 'Credited',
  },
  rejections: {
    customerBlocked: 'The customer is blocked. Unblock it in Business Central, then invoice again.',
    customerNotReady:
      'The customer is not complete: posting groups or payment terms are missing. Complete it in Business Central, then invoice again.',
    customerMissing: 'The customer no longer exists. Refresh, then choose another one.',
    itemBlocked:
      'The item is blocked. Unblock it in Business Central, or link the service to another item.',
    itemNotReady:
      'The item is not complete: posting groups or a unit of measure are missing. Complete it in Business Central, then invoice again.',
    itemMissing: 'The item no longer exists. Link the service to another item.',
    postingSetupMissing:
      'The posting setup for this customer and item is missing. Ask whoever manages posting groups in Business Central.',
    currencyRateMissing:
      'An exchange rate is missing. Add it in Business Central, then invoice again.',
    unitOfMeasureMissing:
      'The item has no unit of measure. Add one in Business Central, then invoice again.',
    permissionMissing:
      'You may not create sales invoices in this company. Ask your Business Central administrator.',
    numberSeriesExhausted:
      'The number series for sales invoices has run out. Extend it in Business Central, then invoice again.',
    dimensionMissing:
      'A dimension is mandatory and not set. Set a default for the customer or the item in Business Central, then invoice again.',
    postingDateClosed:
      'The posting date lies in a closed period. Open the period in Business Central, then invoice again.',
    creditLimitExceeded:
      'The customer is over the credit limit. Raise it in Business Central, or invoice later.',
    textTooLong:
      'A text is longer than Business Central takes. Shorten the description template under Sync setup, then invoice again.',
    taxRateUnknown:
      'The VAT rate was needed and not known. Enter it for the service under Sync setup, then invoice again.',
    totalDiffers:
      'Business Central came to another total than you reviewed, so the draft was taken back. Check prices and VAT, then review again.',
    linesAdded:
      'Business Central added lines of its own. Your setup accepts that; please look at them before you post.',
    incomplete:
      'Business Central kept a part of the lines only, several times over, so the draft was taken back. Invoice again later.',
    linesMoved:
      'The document was deleted, but its lines stand on another invoice. Its bookings stay invoiced.',
    notRecognised:
      'Found in Business Central, but some of its lines cannot be told to belong to a booking. Please compare it.',
    alreadyInvoiced:
      'Some of these bookings turned out to be on an invoice in Business Central. Nothing was sent; review the others again.',
    cannotBeHandled:
      'This draft could not be dealt with several times over, so it is tried less often. The others went on.',
    customerPaused: 'The customer was paused before this draft was sent. Nothing was created.',
    onTwoInvoices:
      'Some of its bookings are on another invoice as well. Compare the two in Business Central.',
    copied:
      'Somebody copied this document together with its reference. We leave the copy alone; please look at it.',
    foundTwice:
      'Two invoices with the same reference were found. We touch neither; please look at them in Business Central.',
    stoppedByUser: 'Somebody stopped the run before this draft.',
    refused: 'Business Central refused the draft.',
  },
};
