// A small world for the tab, as the API would tell it. Every answer made of it keeps the contract.
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import type { PlannedDraft } from '../../api/contract/invoicePreviews.ts';
import type { ServiceMatch } from '../../api/contract/links.ts';
import type { Me } from '../../api/contract/me.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { syncRun } from './syncRunFixtures.ts';

export const ids = {
  setup: '3b241101-e2bb-4255-8caf-4136c566a962',
  company: '5c2f7c0e-1111-4c0b-9c1e-000000000001',
  run: '7d1f7c0e-2222-4c0b-9c1e-000000000002',
  preview: '9f1f7c0e-4444-4c0b-9c1e-000000000004',
};

export const me: Me = {
  userId: '2a7e9c14-5b3d-4f86-a1c0-7d8e9f0a1b2c',
  tenantId: '6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81',
  displayName: 'Megan Bowen',
  roles: ['manager'],
  bookings: { state: 'ok' },
  businessCentral: { state: 'ok' },
};

const customers = [
  ['10000', 'Adatum Corporation', 'anna.beck@adatum.example'],
  ['10010', 'Alicia Thornber', 'alicia@thornber.example'],
  ['10020', 'Fourth Coffee', 'office@fourthcoffee.example'],
  ['10030', 'Lamna Healthcare', 'hello@lamna.example'],
  ['10040', 'Robert Oliveira', 'robert.oliveira@example.com'],
].map(([number = '', displayName = '', email = ''], index) => ({
  id: `aaaaaaaa-0000-4000-8000-00000000000${index}`,
  number,
  displayName,
  email,
}));

export const items = [
  ['1010', 'Consultation'],
  ['1020', 'Physiotherapy'],
  ['1030', 'Massage'],
].map(([number = '', displayName = ''], index) => ({
  id: `bbbbbbbb-0000-4000-8000-00000000000${index}`,
  number,
  displayName,
}));

const services = [
  { id: 'service-consultation', displayName: 'First consultation', item: items[0], price: '80.00' },
  { id: 'service-physio', displayName: 'Physiotherapy', item: items[1], price: '95.00' },
  { id: 'service-massage', displayName: 'Back massage', item: items[2], price: '65.50' },
];

const people = [
  'Anna Beck',
  'Alicia Thornber',
  'Miriam Graham',
  'Henrietta Mueller',
  'Rob Oliveira',
];
const staff = ['Ines Weber', 'Allan Deyoung', 'Patti Fernandez'];
const notYet = {
  draftKey: null,
  amount: null,
  amountSource: null,
  quantity: null,
  unitPrice: null,
};

/** So many bookings of five customers; with the first ones showing every case that needs a person. */
export function bookings(count = 40): Booking[] {
  const ready = Array.from({ length: count }, (_, index) => readyBooking(index));
  return [...ready, ...special()].toSorted(
    (one, other) =>
      (one.customer?.displayName ?? '~').localeCompare(other.customer?.displayName ?? '~') ||
      one.startAt.localeCompare(other.startAt),
  );
}

function special(): Booking[] {
  const [adatum, alicia] = customers;
  const candidates = [adatum, alicia].filter((customer) => customer !== undefined);
  const attention = { state: 'needsAttention' as const, ...notYet };
  const done = { draftKey: null };
  const salesInvoice = { runId: ids.run, draftId: ids.preview, number: 'S-INV102201', webLink };
  return [
    { ...one(901), ...attention, customer: null, problems: ['customerNotLinked'] },
    {
      ...one(902),
      ...attention,
      customer: null,
      customerCandidates: candidates,
      problems: ['customerAmbiguous', 'priceNotSet'],
    },
    { ...one(903), ...attention, problems: ['priceToConfirm'], priceType: 'startingAt' },
    {
      ...one(904),
      ...attention,
      item: null,
      problems: ['serviceNotLinked'],
      service: { id: 'service-workshop', displayName: 'Workshop “Back school”' },
    },
    { ...one(905), ...attention, problems: ['taxRateUnknown'] },
    { ...one(906), confirmations: ['lineAmountHigh'], amount: '6200.00', unitPrice: '6200.00' },
    { ...one(907), confirmations: ['likelyDuplicate'] },
    { ...one(908), ...done, state: 'inDraft', salesInvoice },
    { ...one(909), ...done, state: 'posted', salesInvoice },
    { ...one(910), ...done, state: 'checking' },
    {
      ...one(911),
      ...done,
      state: 'skipped',
      skip: {
        reason: 'goodwill',
        note: '',
        skippedAt: '2026-11-20T09:00:00.000Z',
        skippedBy: 'Megan Bowen',
      },
    },
  ];
}

const webLink = 'https://businesscentral.dynamics.com/tenant/Production?page=43';
const one = readyBooking;

function readyBooking(index: number): Booking {
  const customer = customers[index % customers.length] ?? null;
  const service = services[index % services.length] ?? { id: '', displayName: '', price: '0' };
  const name = people[index % people.length] ?? '';
  const day = 1 + (index % 20);
  const hour = 8 + (index % 9);
  const date = `2026-11-${String(day).padStart(2, '0')}`;
  return {
    id: `booking${String(index).padStart(15, '0')}`,
    state: 'ready',
    problems: [],
    confirmations: [],
    startAt: `${date}T${String(hour).padStart(2, '0')}:30:00.000Z`,
    endAt: `${date}T${String(hour + 1).padStart(2, '0')}:15:00.000Z`,
    serviceDate: date,
    serviceTime: `${String(hour + 1).padStart(2, '0')}:30`,
    durationMinutes: 45,
    service: { id: service.id, displayName: service.displayName },
    staff: [staff[index % staff.length] ?? ''],
    attendee: {
      displayName: name,
      email: customer?.email ?? '',
      customerLinkKey: `email:${customer?.email ?? 'nobody@example.com'}`,
    },
    attendeesCount: index % 7 === 0 ? 3 : 1,
    priceType: 'fixedPrice',
    bookingsPrice: service.price,
    currencyCode: 'EUR',
    amount: service.price,
    amountSource: 'bookings',
    amountIsEstimate: index % 11 === 4,
    quantity: '1',
    unitPrice: service.price,
    customer,
    customerCandidates: [],
    item: services[index % services.length]?.item ?? null,
    itemSuggestion: null,
    draftKey: `draft-${customer?.number ?? ''}`,
    salesInvoice: null,
    skip: null,
  };
}

export const setup: SyncSetup = {
  id: ids.setup,
  etag: '"1"',
  bookingBusiness: {
    id: 'FabrikamHealth@fabrikam-health.example',
    displayName: 'Fabrikam Health',
    currencyCode: 'EUR',
    timeZone: 'Europe/Berlin',
  },
  environment: 'Production',
  company: {
    id: ids.company,
    name: 'CRONUS DE',
    displayName: 'CRONUS DE',
    currencyCode: 'EUR',
  },
  startDate: '2026-11-01',
  enabled: true,
  writingStopped: false,
  intervalMinutes: 60,
  settings: {
    graceMinutes: 15,
    grouping: 'customer',
    lines: 'perBooking',
    descriptionTemplate: '{service}, {date} {time}',
    descriptionLanguage: 'en',
    markerField: 'externalDocumentNumber',
    acceptsAddedLines: false,
    bounds: {
      lineAmount: '5000',
      linesPerDraft: 100,
      draftsPerRun: 500,
      ageMonths: 12,
      likelyDuplicates: true,
    },
  },
  customerSync: { direction: 'off', patternCustomerId: null },
  syncUser: { userId: me.userId, displayName: me.displayName, needsSignIn: false },
  lastSyncRun: syncRun,
  createdAt: '2026-11-02T08:00:00.000Z',
};

export function serviceMatches(): ServiceMatch[] {
  const linked = services.map(({ id, displayName, item, price }, index) => ({
    serviceId: id,
    serviceName: displayName,
    priceType: index === 1 ? 'hourly' : 'fixedPrice',
    price,
    link: item
      ? {
          serviceId: id,
          serviceName: displayName,
          item,
          origin: 'manual' as const,
          linkedAt: '2026-11-02T08:10:00.000Z',
          rules: {
            pricesIncludeTax: 'byCustomer' as const,
            useItemPrice: false,
            roundUpMinutes: null,
            groupRule: 'eachPays' as const,
            taxPercent: '19',
          },
        }
      : null,
    suggestion: null,
    bookingsWaiting: 0,
  }));
  return [
    ...linked,
    {
      serviceId: 'service-workshop',
      serviceName: 'Workshop “Back school”',
      priceType: 'priceVaries',
      price: '0',
      link: null,
      suggestion: items[0] ?? null,
      bookingsWaiting: 3,
    },
    {
      serviceId: 'service-call',
      serviceName: 'Phone call',
      priceType: 'free',
      price: '0',
      link: null,
      suggestion: null,
      bookingsWaiting: 0,
    },
  ];
}

export const customerChoices = customers.map((customer, index) => ({
  ...customer,
  type: index % 2 === 0 ? ('Company' as const) : ('Person' as const),
  city: 'Berlin',
  blocked: index === 4,
}));

/** One draft for each customer of the ready ones among the chosen bookings. */
export function plannedDrafts(chosen: readonly Booking[]): PlannedDraft[] {
  const groups = new Map<string, Booking[]>();
  for (const booking of chosen) {
    if (booking.state !== 'ready' || !booking.customer) continue;
    const group = groups.get(booking.customer.id) ?? [];
    groups.set(booking.customer.id, [...group, booking]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    if (!first?.customer) throw new Error('A group has a customer');
    const cents = group.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    return {
      key: first.draftKey ?? '',
      customer: first.customer,
      currencyCode: 'EUR',
      pricesIncludeTax: first.customer.number === '10010' ? null : true,
      lines: group.map((booking) => ({
        bookingIds: [booking.id],
        item: booking.item ?? items[0] ?? { id: ids.company, number: '', displayName: '' },
        description: `${booking.service.displayName}, ${booking.serviceDate} ${booking.serviceTime}`,
        descriptionCut: false,
        serviceDate: booking.serviceDate,
        quantity: '1',
        unitPrice: booking.unitPrice ?? '0',
        amount: booking.amount ?? '0',
      })),
      total: (cents / 100).toFixed(2),
      isEstimate: group.some(({ amountIsEstimate }) => amountIsEstimate),
      confirmations: [...new Set(group.flatMap(({ confirmations }) => confirmations))],
    };
  });
}

/** A run at one of its moments: nothing done yet, some done, or finished with one refusal. */
export function invoiceRun(
  planned: readonly PlannedDraft[],
  moment: 'begun' | 'half' | 'finished',
): InvoiceRun {
  const drafts = planned.map((draft, index) =>
    runDraft(draft, { index, moment, of: planned.length }),
  );
  const count = (...states: SalesInvoiceDraft['state'][]) =>
    drafts.filter(({ state }) => states.includes(state)).length;
  const cents = planned.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
  return {
    id: ids.run,
    syncSetupId: ids.setup,
    state: moment === 'finished' ? 'finished' : 'running',
    waitingFor: null,
    startedAt: '2026-11-23T09:45:00.000Z',
    finishedAt: moment === 'finished' ? '2026-11-23T09:45:20.000Z' : null,
    startedBy: { userId: me.userId, displayName: me.displayName },
    origin: 'started',
    progress: {
      drafts: drafts.length,
      drafted: count('drafted'),
      rejected: count('rejected'),
      checking: count('checking'),
      waiting: count('planned', 'sending'),
      removed: count('deleted', 'undone'),
    },
    totals: {
      bookings: planned.reduce((sum, { lines }) => sum + lines.length, 0),
      sums: [{ amount: (cents / 100).toFixed(2), currencyCode: 'EUR' }],
    },
    drafts,
    retryOf: null,
    retriedBy: null,
    leftOut: [],
  };
}

type Moment = { index: number; of: number; moment: 'begun' | 'half' | 'finished' };

function runDraft(draft: PlannedDraft, { index, of, moment }: Moment): SalesInvoiceDraft {
  const isLast = index === of - 1 && of > 1;
  const made = moment === 'finished' || (moment === 'half' && index < of / 2);
  const rejected = made && isLast;
  const checking = moment === 'half' && isLast;
  const net = (Number(draft.total) / 1.19).toFixed(2);
  return {
    id: `cccccccc-0000-4000-8000-${String(index).padStart(12, '0')}`,
    state: rejected ? 'rejected' : checking ? 'checking' : made ? 'drafted' : 'planned',
    marker: `BI-${index}`,
    customer: draft.customer,
    currencyCode: draft.currencyCode,
    lines: draft.lines,
    bookingsCount: draft.lines.length,
    expectedTotal: draft.total,
    pricesIncludeTax: draft.pricesIncludeTax,
    isEstimate: draft.isEstimate,
    salesInvoice:
      made && !rejected
        ? {
            id: `dddddddd-0000-4000-8000-${String(index).padStart(12, '0')}`,
            number: `S-INV10${2210 + index}`,
            totalAmountExcludingTax: net,
            totalAmountIncludingTax: draft.total,
            webLink,
          }
        : null,
    problem: rejected
      ? {
          code: 'customerBlocked',
          said: 'You cannot create this type of document when Customer is blocked.',
        }
      : null,
    checkAgainAt: checking ? '2026-11-23T09:50:00.000Z' : null,
    undo: null,
  };
}

/** One that can be chosen, and one that stays closed. */
export const businesses = [
  { ...setup.bookingBusiness, canOpen: true },
  {
    id: 'WoodgroveClinic@fabrikam-health.example',
    displayName: 'Woodgrove Clinic',
    canOpen: false,
    currencyCode: null,
    timeZone: null,
  },
];
