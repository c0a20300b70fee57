import { counting } from '../counting.ts';

const count = counting('en');

const bookings = (n: number) => count(n, { one: '# booking', other: '# bookings' });
const drafts = (n: number) => count(n, { one: '# draft invoice', other: '# draft invoices' });

export const uninvoicedBookings = {
  title: 'Uninvoiced bookings',
  count: bookings,
  figures: {
    ready: 'Ready to invoice',
    readyDetail: (bookingsCount: number, customersCount: number) =>
      `${bookings(bookingsCount)} · ${count(customersCount, { one: '# customer', other: '# customers' })}`,
    attention: 'Need attention',
    attentionDetail: 'wait for a decision',
    inDraft: 'In draft',
    inDraftDetail: 'to be posted in Business Central',
  },
  sync: {
    asOf: (when: string) => `As of ${when}`,
    never: 'Not read yet',
    refresh: 'Refresh',
    starting: 'Starting to read Bookings…',
    reading: (done: number, of: number) => `Reading Bookings: ${done} of ${of} periods`,
    done: 'Bookings are up to date.',
    failed: 'Bookings could not be read.',
    stale: (when: string) => `The last refresh failed, so you see the bookings as of ${when}.`,
    failedNever: 'Bookings could not be read yet.',
    needsSignIn: (name: string) =>
      `The automatic sync is paused because ${name} has to sign in again. Refresh still works for you.`,
  },
  views: {
    label: 'Bookings by state',
    ready: 'Ready',
    attention: 'Needs attention',
    inDraft: 'In draft',
    posted: 'Posted',
    skipped: 'Skipped',
    all: 'All',
  },
  filters: {
    label: 'Filters',
    period: 'Period',
    periods: {
      any: 'Any time',
      thisMonth: 'This month',
      lastMonth: 'Last month',
      older: 'Older',
      custom: 'From – to',
    },
    from: 'From',
    to: 'To',
    service: 'Service',
    anyService: 'All services',
    staff: 'Staff',
    anyStaff: 'All staff',
    search: 'Search',
    searchHint: 'Name or service',
    order: 'Order',
    orders: {
      customer: 'By customer',
      date: 'Oldest first',
      '-date': 'Newest first',
      service: 'By service',
      amount: 'Lowest amount',
      '-amount': 'Highest amount',
    },
    reset: 'Reset filters',
  },
  grid: {
    label: 'Bookings',
    date: 'Date and time',
    service: 'Service',
    attendee: 'Attendee',
    customer: 'Customer',
    staff: 'Staff',
    duration: 'Duration',
    amount: 'Amount',
    state: 'State',
    actions: 'Details',
    selectAll: 'Select all bookings shown',
    selectGroup: (name: string) => `Select all bookings of ${name}`,
    selectBooking: (name: string) => `Select ${name}`,
    expand: (name: string) => `Show the bookings of ${name}`,
    collapse: (name: string) => `Hide the bookings of ${name}`,
    openDetails: (name: string) => `Details of ${name}`,
    noCustomer: 'No customer yet',
    noAttendee: 'No name',
    estimate: 'estimate',
    partly: (n: number) => count(n, { one: '# without amount', other: '# without amount' }),
    noAmount: 'No amount yet',
    loadingMore: 'Loading more bookings…',
    keys: 'Arrow keys move, Space selects, Shift and Space selects a range, Control and A selects all, Enter opens the details.',
  },
  states: {
    ready: 'Ready',
    needsAttention: 'Needs attention',
    inProgress: 'Being created',
    checking: 'Checking',
    inDraft: 'In draft',
    posted: 'Posted',
    credited: 'Credited',
    skipped: 'Skipped',
    vanished: 'No longer in Bookings',
  },
  stateHelp: {
    ready: 'Everything needed for the invoice is known.',
    needsAttention: 'Something is missing before it can be invoiced.',
    inProgress: 'A draft invoice is being created at this moment.',
    checking:
      'Business Central has not answered, so we are finding out whether the draft exists. Nothing is created twice.',
    inDraft: 'It stands on a draft sales invoice in Business Central.',
    posted: 'Its sales invoice is posted.',
    credited: 'Its sales invoice was credited in Business Central.',
    skipped: 'It will not be invoiced.',
    vanished: 'The appointment was cancelled or deleted in Bookings, so it is not invoiced.',
  },
  problems: {
    customerNotLinked: {
      short: 'No customer',
      long: 'No customer in Business Central has this e-mail address.',
    },
    customerAmbiguous: {
      short: 'Several customers',
      long: 'Several customers in Business Central have this e-mail address. Choose who pays.',
    },
    customerMissing: {
      short: 'Customer is gone',
      long: 'The linked customer no longer exists in Business Central. Choose another one.',
    },
    customerBlocked: {
      short: 'Customer is blocked',
      long: 'The customer is blocked in Business Central. Unblock it there and refresh, or choose another one.',
    },
    serviceNotLinked: {
      short: 'Service has no item',
      long: 'The service is not linked to an item yet. One link settles all bookings of this service.',
    },
    customerPaused: {
      short: 'Customer is paused',
      long: 'Nothing is invoiced to this customer at the moment: somebody paused them, or an invoice was found that could not be matched. Look at their invoices first.',
    },
    itemMissing: {
      short: 'Item is gone',
      long: 'The linked item no longer exists in Business Central. Choose another one.',
    },
    itemNotService: {
      short: 'Item is not a service',
      long: 'The linked item is not of type Service. Choose an item of type Service.',
    },
    itemBlocked: {
      short: 'Item is blocked',
      long: 'The item is blocked in Business Central. Unblock it there and refresh, or choose another one.',
    },
    priceNotSet: {
      short: 'No price',
      long: 'Bookings has no price for this booking. Enter the amount to invoice.',
    },
    priceToConfirm: {
      short: 'Price varies',
      long: 'The price of this service varies. Enter the amount to invoice.',
    },
    currencyDiffers: {
      short: 'Other currency',
      long: 'The customer is invoiced in another currency than the Bookings calendar uses. Choose another customer, or change the currency of the customer in Business Central.',
    },
    taxRateUnknown: {
      short: 'VAT rate unknown',
      long: 'To convert between prices with and without VAT we need the VAT rate. Enter it once for the service.',
    },
  },
  fixes: {
    linkCustomer: 'Choose customer',
    linkService: 'Choose item',
    enterAmount: 'Enter amount',
    enterTaxRate: 'Enter VAT rate',
    resumeCustomer: 'Invoice again',
  },
  resumed: 'This customer is invoiced again.',
  hints: {
    lineAmountHigh: 'High amount',
    draftLinesMany: 'Many lines',
    draftsMany: 'Many drafts',
    bookingOld: 'Old booking',
    likelyDuplicate: 'Perhaps a duplicate',
  },
  amount: {
    label: (name: string) => `Amount for ${name}`,
    invalid: 'Enter an amount of zero or more, like 80.00',
    takeBack: 'Use the price from Bookings again',
    change: 'Change amount',
    saved: 'Amount saved.',
  },
  selection: {
    selected: (n: number) => count(n, { one: '# selected', other: '# selected' }),
    customers: (n: number) => count(n, { one: '# customer', other: '# customers' }),
    hidden: (n: number) =>
      count(n, {
        one: '# of them is not shown by the filters',
        other: '# of them are not shown by the filters',
      }),
    staysOut: (n: number) =>
      count(n, {
        one: '# needs attention and stays out',
        other: '# need attention and stay out',
      }),
    all: (n: number) => count(n, { one: 'All # ready', other: 'All # ready' }),
    clear: 'Clear selection',
    create: (n: number) => `Create ${drafts(n)}`,
    createNone: 'Create draft invoices',
    skip: 'Skip…',
    nothingReady: 'Nothing here is ready. Solve what needs attention first.',
    nothingReadySelected: 'None of the selected bookings is ready yet.',
    announce: (n: number, money: string) =>
      `${count(n, { one: '# booking selected', other: '# bookings selected' })}, ${money}`,
  },
  skip: {
    title: (n: number) => count(n, { one: 'Skip this booking?', other: 'Skip # bookings?' }),
    text: 'Skipped bookings are not invoiced. You find them under Skipped and can bring them back at any time.',
    reason: 'Reason',
    reasons: {
      paidOnSite: 'Paid on site',
      goodwill: 'Goodwill',
      invoicedElsewhere: 'Invoiced elsewhere',
      test: 'Test booking',
      other: 'Other reason',
      free: 'Free of charge',
    },
    note: 'Note',
    noteHint: 'Optional, at most 250 characters',
    noteNeeded: 'Please say in a few words why.',
    action: (n: number) => count(n, { one: 'Skip booking', other: 'Skip # bookings' }),
    done: (n: number) => count(n, { one: '# booking skipped.', other: '# bookings skipped.' }),
    refused: (n: number) =>
      count(n, {
        one: '# booking is on an invoice by now and was not skipped.',
        other: '# bookings are on an invoice by now and were not skipped.',
      }),
    undo: 'Undo',
    bringBack: 'Bring back',
    broughtBack: 'The booking is offered again.',
  },
  empty: {
    caughtUp: {
      title: 'All caught up',
      text: 'Every completed booking is invoiced, skipped or on a draft. New ones appear here once they are over.',
    },
    onlyAttention: {
      title: 'Nothing is ready yet',
      text: (n: number) =>
        count(n, {
          one: '# booking waits for a decision first.',
          other: '# bookings wait for a decision first.',
        }),
      action: 'Show what needs attention',
    },
    filtered: {
      title: 'No booking matches these filters',
      text: 'Try another period, or take the filters away.',
    },
    attention: {
      title: 'Nothing needs your attention',
      text: 'All completed bookings have a customer, an item and a price.',
    },
    inDraft: {
      title: 'No booking is on a draft',
      text: 'Bookings appear here as soon as you have created draft invoices for them.',
    },
    posted: {
      title: 'Nothing is posted yet',
      text: 'Bookings appear here when their draft is posted in Business Central.',
    },
    skipped: {
      title: 'No booking is skipped',
      text: 'Bookings that nobody wants to invoice appear here.',
    },
    all: {
      title: 'No completed bookings yet',
      text: 'Bookings appear here when the appointment is over, from the start date of the setup on.',
    },
    neverSynced: {
      title: 'Reading Bookings for the first time',
      text: 'This takes a moment. The list fills as soon as it is done.',
    },
  },
};
