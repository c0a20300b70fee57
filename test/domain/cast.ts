// The people, services and settings that the domain tests tell their stories with.
import type { Booking, Claim, ManualSkip } from '../../api/domain/booking.ts';
import type { BookingAttendee } from '../../api/domain/bookingAppointment.ts';
import { bookingId } from '../../api/domain/bookingId.ts';
import type { Customer, Item } from '../../api/domain/customer.ts';
import type { DraftState } from '../../api/domain/draftState.ts';
import { asId } from '../../api/domain/ids.ts';
import type { InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { Exact } from '../../api/domain/money.ts';
import { ServiceRules } from '../../api/contract/links.ts';
import { InvoicingSettings } from '../../api/contract/syncSetups.ts';

export const tenantId = asId<'tenant'>('1f2b9a4e-58c1-4d0e-9d1c-2a7f6f3f0b11');

export const anna: BookingAttendee = {
  customerId: '0d7f3c1a-6f0e-4f6b-9a51-7a4a0d8f1001',
  displayName: 'Anna Berger',
  email: 'anna.berger@contoso.com',
};

export const annaBerger: Customer = {
  id: asId<'customer'>('c0000000-0000-4000-8000-000000000001'),
  number: '10000',
  displayName: 'Anna Berger',
  type: 'Person',
  email: 'anna.berger@contoso.com',
  city: 'Vienna',
  blocked: false,
  currencyCode: 'EUR',
};

export const adatum: Customer = {
  ...annaBerger,
  id: asId<'customer'>('c0000000-0000-4000-8000-000000000002'),
  number: '20000',
  displayName: 'Adatum Corporation',
  type: 'Company',
  email: 'books@adatum.com',
};

export const massageItem: Item = {
  id: asId<'item'>('10000000-0000-4000-8000-000000000001'),
  number: 'S-MASSAGE',
  displayName: 'Massage',
  type: 'Service',
  unitPrice: new Exact('75'),
  priceIncludesTax: false,
  blocked: false,
};

export const massage = asId<'bookingService'>('5e5e0000-0000-4000-8000-000000000001');

/** Anna's massage on Thursday 5 November 2026, 10:00 to 10:45 in Vienna, for 80.00. */
export function makeBooking(changes: Partial<Booking> = {}): Booking {
  const appointmentId = changes.appointmentId ?? asId<'bookingAppointment'>('AAMkADKnAAA=');
  return {
    id: bookingId(tenantId, appointmentId, `single ${changes.attendeeIndex ?? 0}`),
    appointmentId,
    serviceId: massage,
    serviceName: 'Massage',
    startAt: '2026-11-05T09:00:00.000Z',
    endAt: '2026-11-05T09:45:00.000Z',
    priceType: 'fixedPrice',
    price: new Exact('80'),
    staffNames: ['Mina Roth'],
    attendee: anna,
    attendeeIndex: 0,
    attendeesCount: 1,
    vanished: false,
    enteredAmount: null,
    skip: null,
    claim: null,
    ...changes,
  };
}

/** The same visit under the id of another appointment. */
export function otherAppointment(name: string, changes: Partial<Booking> = {}): Booking {
  return makeBooking({ ...changes, appointmentId: asId<'bookingAppointment'>(name) });
}

export function rulesOf(changes: Partial<ServiceRules> = {}): ServiceRules {
  return { ...ServiceRules.parse({}), ...changes };
}

export function settingsOf(changes: Partial<InvoicingSettings> = {}): InvoicingSettings {
  return { ...InvoicingSettings.parse({}), ...changes };
}

/** A business in Vienna and a company in euros, on the morning of 23 November 2026. */
export function makeContext(changes: Partial<InvoicingContext> = {}): InvoicingContext {
  return {
    now: '2026-11-23T08:00:00.000Z',
    startDate: '2026-01-01',
    timeZone: 'Europe/Vienna',
    currencyCode: 'EUR',
    localCurrencyCode: 'EUR',
    settings: settingsOf(),
    customerLinks: new Map(),
    customers: byId([annaBerger, adatum]),
    pausedCustomers: new Set(),
    customersByEmail: new Map([
      [annaBerger.email, [annaBerger.id]],
      [adatum.email, [adatum.id]],
    ]),
    serviceLinks: new Map([[massage, { itemId: massageItem.id, rules: rulesOf() }]]),
    items: byId([massageItem]),
    pricesIncludeTax: new Map([
      [annaBerger.id, true],
      [adatum.id, false],
    ]),
    taxPercents: new Map(),
    likeness: new Map(),
    ...changes,
  };
}

export function byId<Thing extends { id: string }>(
  things: readonly Thing[],
): Map<Thing['id'], Thing> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** The services of the business, with rules for the massage. */
export function linkWith(rules: Partial<ServiceRules>): InvoicingContext['serviceLinks'] {
  return new Map([[massage, { itemId: massageItem.id, rules: rulesOf(rules) }]]);
}

export function claimIn(draftState: DraftState): Claim {
  return {
    runId: asId<'invoiceRun'>('40000000-0000-4000-8000-000000000001'),
    draftId: asId<'salesInvoiceDraft'>('d0000000-0000-4000-8000-000000000001'),
    draftState,
    salesInvoiceNumber: null,
  };
}

export const paidOnSite: ManualSkip = {
  reason: 'paidOnSite',
  note: '',
  skippedAt: '2026-11-06T10:00:00.000Z',
  skippedBy: 'Mina Roth',
};

export const draftStates: readonly DraftState[] = [
  'planned',
  'sending',
  'checking',
  'drafted',
  'rejected',
  'changed',
  'deleted',
  'undone',
  'posted',
  'credited',
];
