// Random bookings, settings and worlds for the properties of planning.
import * as fc from 'fast-check';
import type { Decimal } from 'decimal.js';
import type { Booking } from '../../api/domain/booking.ts';
import type { Customer } from '../../api/domain/customer.ts';
import { asId } from '../../api/domain/ids.ts';
import type { InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { countLikeness } from '../../api/domain/likeness.ts';
import { Exact } from '../../api/domain/money.ts';
import { bookingId } from '../../api/domain/bookingId.ts';
import {
  adatum,
  anna,
  annaBerger,
  byId,
  claimIn,
  draftStates,
  makeContext,
  massage,
  massageItem,
  paidOnSite,
  rulesOf,
  settingsOf,
  tenantId,
} from './cast.ts';

export const currencyCodes = fc.constantFrom('EUR', 'JPY', 'KWD', 'HUF', 'CLF');

/** Amounts from nothing to some millions, with up to five decimals. */
export const amounts: fc.Arbitrary<Decimal> = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 5 }))
  .map(([digits, scale]) => new Exact(digits).div(new Exact(10).pow(scale)));

const priceTypes = fc.constantFrom(
  'fixedPrice',
  'fixedPrice',
  'hourly',
  'hourly',
  'free',
  'startingAt',
  'priceVaries',
  'callUs',
  'notSet',
  'undefined',
  'unknownFutureValue',
);

/** Weighted towards the instants at which something happens: months end, clocks change, the year turns. */
const starts = fc.oneof(
  fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2026-11-22T00:00:00Z'),
    noInvalidDate: true,
  }),
  fc
    .constantFrom(
      '2026-03-29T00:30:00Z',
      '2026-10-25T00:30:00Z',
      '2026-10-31T23:30:00Z',
      '2026-06-30T22:15:00Z',
      '2026-11-05T09:00:00Z',
    )
    .map((text) => new Date(text)),
);

const addresses = fc.constantFrom(
  'anna.berger@contoso.com',
  ' Anna.Berger@CONTOSO.com ',
  'books@adatum.com',
  'family@contoso.com',
  'blocked@contoso.com',
  'gone@contoso.com',
  'stranger@contoso.com',
  '',
);

const attendeePlaces = fc
  .integer({ min: 1, max: 4 })
  .chain((count) =>
    fc.record({ attendeesCount: fc.constant(count), attendeeIndex: fc.nat({ max: count - 1 }) }),
  );

/** A booking in any condition; its id follows from `name`. */
function bookingsNamed(name: string): fc.Arbitrary<Booking> {
  return fc
    .record({
      start: starts,
      minutes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.constantFrom(0, 20, 45, 50)),
      priceType: priceTypes,
      price: fc.oneof(
        amounts,
        fc.constantFrom('80', '89.99', '100', '0').map((text) => new Exact(text)),
      ),
      email: addresses,
      place: attendeePlaces,
      vanished: fc.boolean().map((yes) => yes && name.endsWith('7')),
      enteredAmount: fc.option(amounts, { freq: 6 }),
      skip: fc.option(fc.constant(paidOnSite), { freq: 8 }),
      claim: fc.option(fc.constantFrom(...draftStates).map(claimIn), { freq: 4 }),
      serviceId: fc.constantFrom(massage, massage, massage, asId<'bookingService'>('unlinked')),
      serviceName: fc.constantFrom('Massage', 'Massage\nlong', 'Yoga $& 👩‍👩‍👧‍👦'),
    })
    .map(({ start, minutes, email, place, ...rest }) => {
      const appointmentId = asId<'bookingAppointment'>(name);
      return {
        ...rest,
        ...place,
        id: bookingId(tenantId, appointmentId, 'single'),
        appointmentId,
        startAt: start.toISOString(),
        endAt: new Date(start.getTime() + minutes * 60_000).toISOString(),
        staffNames: ['Mina Roth'],
        attendee: { ...anna, customerId: null, email },
      };
    });
}

/** Up to 25 bookings of different appointments. */
export const bookingLists: fc.Arbitrary<Booking[]> = fc
  .integer({ min: 0, max: 25 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => bookingsNamed(`appointment ${index}`))),
  );

const blocked: Customer = {
  ...annaBerger,
  id: asId<'customer'>('c0000000-0000-4000-8000-000000000003'),
  number: '30000',
  email: 'blocked@contoso.com',
  blocked: true,
};
const goneId = asId<'customer'>('c0000000-0000-4000-8000-000000000004');

const settings = fc
  .record({
    grouping: fc.constantFrom('customer' as const, 'booking' as const, 'customerAndMonth' as const),
    lines: fc.constantFrom('perBooking' as const, 'merged' as const),
    descriptionLanguage: fc.constantFrom('en' as const, 'de' as const),
    descriptionTemplate: fc.constantFrom(
      '{service}, {date} {time}',
      '{customer}: {service} ({time}), {staff}',
      '{service} {duration}',
    ),
  })
  .map(settingsOf);

const rules = fc
  .record({
    pricesIncludeTax: fc.constantFrom('byCustomer' as const, 'yes' as const, 'no' as const),
    useItemPrice: fc.boolean(),
    roundUpMinutes: fc.constantFrom(null, 5, 6, 10, 15, 30, 60),
    groupRule: fc.constantFrom('eachPays' as const, 'splitEqually' as const),
    taxPercent: fc.constantFrom(null, '20', '19', '0', '7.7'),
  })
  .map(rulesOf);

const knowledge = fc.record({
  settings,
  rules,
  currencyCode: currencyCodes,
  timeZone: fc.constantFrom('Europe/Vienna', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata'),
  pricesIncludeTax: fc.option(fc.boolean(), { freq: 4 }),
});

/** Some bookings, and everything that planning knows beside them. */
export const worlds: fc.Arbitrary<{ bookings: Booking[]; context: InvoicingContext }> = fc
  .tuple(bookingLists, knowledge)
  .map(([bookings, known]) => {
    const { currencyCode } = known;
    const customers = [annaBerger, adatum, blocked].map((each) => ({ ...each, currencyCode }));
    const context = makeContext({
      settings: known.settings,
      timeZone: known.timeZone,
      currencyCode,
      localCurrencyCode: currencyCode,
      customers: byId(customers),
      customersByEmail: new Map([
        [annaBerger.email, [annaBerger.id]],
        [adatum.email, [adatum.id]],
        ['family@contoso.com', [annaBerger.id, adatum.id]],
        [blocked.email, [blocked.id]],
        ['gone@contoso.com', [goneId]],
      ]),
      serviceLinks: new Map([[massage, { itemId: massageItem.id, rules: known.rules }]]),
      pricesIncludeTax: new Map(
        known.pricesIncludeTax === null ? [] : [[annaBerger.id, known.pricesIncludeTax]],
      ),
      likeness: countLikeness(bookings),
    });
    return { bookings, context };
  });
