// The details of one booking, and the choice of its customer.
import { counting } from '../counting.ts';

const count = counting('en');

export const bookingDetails = {
  title: 'Booking',
  when: 'When',
  service: 'Service',
  attendee: 'Attendee',
  attendees: (n: number) => count(n, { one: '# attendee', other: '# attendees' }),
  staff: 'Staff',
  duration: 'Duration',
  customer: 'Customer',
  item: 'Item',
  invoice: 'Sales invoice',
  openInvoice: (number: string) => `Open ${number} in Business Central`,
  openRun: 'Show the invoice run',
  noNumber: 'Not numbered yet',
  skipped: 'Skipped',
  skippedBy: (name: string, when: string) => `by ${name}, ${when}`,
  skippedAlways: 'Services that are free of charge are skipped by themselves.',
  none: 'None',
  chooseOther: 'Change',
  why: 'Why this amount',
  priceTypes: {
    fixedPrice: (price: string) => `Bookings has a fixed price of ${price}.`,
    hourly: (price: string) => `Bookings has a price of ${price} per hour.`,
    free: () => 'The service is free of charge in Bookings.',
    startingAt: (price: string) =>
      `Bookings only says “starting at ${price}”, so somebody has to say the amount.`,
    priceVaries: () => 'Bookings says that the price varies, so somebody has to say the amount.',
    callUs: () => 'Bookings says “call us” for the price, so somebody has to say the amount.',
    notSet: () => 'Bookings has no price for this service.',
  },
  unknownPriceType: 'Bookings has no price that can be trusted.',
  sources: {
    bookings: 'The price in Bookings is used.',
    entered: 'The amount was entered by hand and is used instead.',
    item: 'The price of the item in Business Central is used.',
  },
  calculation: (quantity: string, price: string, amount: string) =>
    `${quantity} × ${price} = ${amount}`,
  estimate:
    'This is an estimate: Business Central decides about VAT and rounding when the draft is created. If the total differs from what you reviewed, you will see it.',
  noAmount: 'There is no amount yet.',
  toDo: 'To do',
  chooseCustomer: {
    title: 'Choose the customer',
    text: (name: string) => `Who pays for ${name}? The choice is kept for all their bookings.`,
    candidates: 'Customers with this e-mail address',
    search: 'Search customers',
    searchHint: 'Name, number or e-mail',
    none: 'No customer found. Create the customer in Business Central, then refresh.',
    more: 'There are more. Type more of the name.',
    blocked: 'blocked',
    action: 'Link customer',
    takeBack: 'Remove link',
    done: (name: string, customer: string) => `${name} is linked to ${customer}.`,
  },
};
