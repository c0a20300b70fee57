// The API as the tab sees it, answering from fixtures through the seam where the tab sends its requests.
// A request that breaks the contract fails the test.
import {
  BookingQuery,
  BookingView,
  SkipBookings,
  UpdateBooking,
  type Booking,
} from '../../api/contract/bookings.ts';
import type { ErrorBody } from '../../api/contract/errors.ts';
import { CreateInvoicePreview, type InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { PutCustomerLink } from '../../api/contract/links.ts';
import type { Me } from '../../api/contract/me.ts';
import { operations as contract, type OperationName } from '../../api/contract/operations.ts';
import type { SyncSetup } from '../../api/contract/syncSetups.ts';
import { customerSyncPlan } from './customerSyncFixtures.ts';
import * as fixtures from './fixtures.ts';
import { personMatches } from './personFixtures.ts';
import { retriedRun, stoppedRun, undoing } from './runFixtures.ts';
import { syncRun, syncRuns } from './syncRunFixtures.ts';

export type Call = { name: OperationName; body: unknown; headers: Headers; url: URL };
export type Refusal = { status: number; error: ErrorBody['error'] };

export type FakeApi = {
  fetch: typeof fetch;
  calls: Call[];
  me: Me;
  setups: SyncSetup[];
  bookings: Booking[];
  runs: InvoiceRun[];
  /** People who were linked to a customer on the matching bench. */
  linkedKeys: Set<string>;
  /** What an operation answers instead, until it is taken out again. */
  refusals: Map<OperationName, Refusal>;
  /** Every request fails, as without a network. */
  isUnreachable: boolean;
  /** Runs stay as they are, until events or a test move them on. */
  isStill: boolean;
  /** Calendars are only found by a part of their names. */
  hasManyBusinesses: boolean;
  /** The events of a run; without them only asking again helps. */
  events?: () => Response;
};

/** A fresh API in which nothing is wrong. */
export function createFakeApi(count = 40): FakeApi {
  const api: FakeApi = {
    calls: [],
    me: fixtures.me,
    setups: [fixtures.setup],
    bookings: fixtures.bookings(count),
    runs: [],
    linkedKeys: new Set(),
    refusals: new Map(),
    isUnreachable: false,
    isStill: false,
    hasManyBusinesses: false,
    fetch: async (input, init) => {
      if (api.isUnreachable) throw new TypeError('Failed to fetch');
      const url = new URL(input instanceof Request ? input.url : input, 'http://localhost');
      const path = url.pathname.replace(/^.*\/api\//, '/');
      const method = (init?.method ?? 'GET').toLowerCase();
      const found = operations.find((one) => one.method === method && one.pattern.test(path));
      if (!found) throw new Error(`The fixtures have no answer to ${method} ${path}`);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      const call = { name: found.name, body, headers: new Headers(init?.headers), url };
      contract[found.name].body.parse(body);
      contract[found.name].query.parse(Object.fromEntries(url.searchParams));
      api.calls.push(call);
      const refused = api.refusals.get(found.name);
      if (refused) return Response.json({ error: refused.error }, { status: refused.status });
      const parts = (found.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
      const answer = found.answer({ api, call, parts });
      if (answer instanceof Response) return answer;
      if (typeof answer === 'string') return new Response(answer);
      return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
    },
  };
  return api;
}

export function refusal(
  code: ErrorBody['error']['code'],
  details: ErrorBody['error']['details'] = {},
): Refusal {
  return { status: 400, error: { code, message: code, requestId: 'request-0815', details } };
}

type Context = { api: FakeApi; call: Call; parts: string[] };
type FakeOperation = {
  name: OperationName;
  method: string;
  pattern: RegExp;
  answer: (context: Context) => unknown;
};

const inSetup = '/sync-setups/[^/]+';

function on(
  name: OperationName,
  route: string,
  answer: (context: Context) => unknown,
): FakeOperation {
  const [method = '', path = ''] = route.split(' ');
  return { name, method, pattern: new RegExp(`^${path}$`), answer };
}

const operations: FakeOperation[] = [
  on('getMe', 'get /me', ({ api }) => api.me),
  on('listSyncSetups', 'get /sync-setups', ({ api }) => ({ syncSetups: api.setups })),
  on('createSyncSetup', 'post /sync-setups', ({ api }) => {
    api.setups.push(fixtures.setup);
    return fixtures.setup;
  }),
  on('updateSyncSetup', `patch ${inSetup}`, ({ api }) => api.setups[0]),
  on('deleteSyncSetup', `delete ${inSetup}`, ({ api }) => {
    api.setups = [];
    return undefined;
  }),
  on('listBookingBusinesses', 'get /booking-businesses', ({ api, call }) => {
    const hasMore = api.hasManyBusinesses && !call.url.searchParams.get('q');
    return { bookingBusinesses: hasMore ? [] : fixtures.businesses, hasMore };
  }),
  on('listEnvironments', 'get /environments', () => ({
    environments: [
      { name: 'Production', type: 'Production', countryCode: 'DE' },
      { name: 'Sandbox', type: 'Sandbox', countryCode: 'DE' },
    ],
  })),
  on('listCompanies', 'get /companies', () => ({
    companies: [
      { id: fixtures.ids.company, name: 'CRONUS DE', displayName: 'CRONUS DE' },
      { id: fixtures.ids.preview, name: 'My Company', displayName: 'My Company' },
    ],
  })),
  on('searchCustomers', 'get /customers', ({ call }) => {
    const q = (call.url.searchParams.get('q') ?? '').toLowerCase();
    const customers = fixtures.customerChoices.filter((customer) =>
      Object.values(customer).join(' ').toLowerCase().includes(q),
    );
    return { customers, hasMore: false };
  }),
  on('searchItems', 'get /items', () => ({
    items: fixtures.items.map((item) => ({ ...item, unitPrice: '80', blocked: false })),
    hasMore: false,
  })),
  on('testSyncSetup', `post ${inSetup}/test`, () => ({
    checks: [
      { code: 'bookingBusinessOpens', ok: true, values: {}, errorCode: null },
      { code: 'customersRead', ok: true, values: { count: '118' }, errorCode: null },
      {
        code: 'salesInvoicesRead',
        ok: false,
        values: {},
        errorCode: 'businessCentralAccessDenied',
      },
    ],
  })),
  on('planCustomerSync', `post ${inSetup}/customer-sync-plan`, () => customerSyncPlan),
  on('startSyncRun', `post ${inSetup}/sync-runs`, () => syncRun),
  on('listSyncRuns', `get ${inSetup}/sync-runs`, () => ({ syncRuns })),
  on('getSyncRun', `get ${inSetup}/sync-runs/[^/]+`, () => syncRun),
  on('listBookings', `get ${inSetup}/bookings`, ({ api, call }) => bookingPage(api, call.url)),
  on('updateBooking', `patch ${inSetup}/bookings/([^/]+)`, ({ api, call, parts }) => {
    const { amount } = UpdateBooking.parse(call.body);
    const entered = { amount, unitPrice: amount, quantity: '1', amountSource: 'entered' as const };
    return change(api, parts[0], { ...entered, state: 'ready', problems: [], draftKey: 'entered' });
  }),
  on('skipBookings', `post ${inSetup}/skips`, ({ api, call }) => {
    const { bookingIds, reason } = SkipBookings.parse(call.body);
    const skip = {
      reason,
      note: '',
      skippedAt: syncRun.startedAt,
      skippedBy: 'Megan Bowen',
    };
    for (const id of bookingIds) change(api, id, { state: 'skipped', skip });
    return { skipped: bookingIds, refused: [] };
  }),
  on('unskipBooking', `delete ${inSetup}/skips/([^/]+)`, ({ api, parts }) => {
    change(api, parts[0], { state: 'ready', skip: null });
    return undefined;
  }),
  on('putCustomerLink', `put ${inSetup}/customer-links/([^/]+)`, ({ api, call, parts }) => {
    const { customerId } = PutCustomerLink.parse(call.body);
    const customer = fixtures.customerChoices.find(({ id }) => id === customerId);
    if (!customer) throw new Error('The fixtures have no such customer');
    for (const booking of api.bookings) {
      if (booking.attendee.customerLinkKey === parts[0] && booking.customer === null) {
        change(api, booking.id, { customer, problems: [], state: 'ready' });
      }
    }
    api.linkedKeys.add(parts[0] ?? '');
    return { key: parts[0], customer, origin: 'manual', linkedAt: syncRun.startedAt };
  }),
  on('listCustomerMatches', `get ${inSetup}/customer-matches`, ({ api }) => ({
    people: personMatches(api.linkedKeys),
  })),
  on('deleteCustomerLink', `delete ${inSetup}/customer-links/([^/]+)`, ({ api, parts }) => {
    api.linkedKeys.delete(parts[0] ?? '');
    return undefined;
  }),
  on('listServiceLinks', `get ${inSetup}/service-links`, () => ({
    services: fixtures.serviceMatches(),
  })),
  on('putServiceLink', `put ${inSetup}/service-links/([^/]+)`, () => ({
    ...fixtures.serviceMatches()[0]?.link,
  })),
  on('deleteServiceLink', `delete ${inSetup}/service-links/([^/]+)`, () => undefined),
  on('createInvoicePreview', `post ${inSetup}/invoice-previews`, ({ api, call }) =>
    preview(api, call.body),
  ),
  on('startInvoiceRun', `post ${inSetup}/invoice-runs`, ({ api }) => {
    const run = fixtures.invoiceRun(planned(api), 'begun');
    api.runs = [run];
    return run;
  }),
  on('listInvoiceRuns', `get ${inSetup}/invoice-runs`, ({ api }) => ({
    invoiceRuns: api.runs.map((run) => ({ ...run, drafts: undefined, leftOut: undefined })),
  })),
  on('stopInvoiceRun', `post ${inSetup}/invoice-runs/[^/]+/stop`, ({ api }) =>
    changeRun(api, stoppedRun),
  ),
  on('undoInvoiceRun', `post ${inSetup}/invoice-runs/[^/]+/undo`, ({ api }) =>
    changeRun(api, (run) => undoing(run, 'pending')),
  ),
  on('retryInvoiceRun', `post ${inSetup}/invoice-runs/[^/]+/retry`, ({ api }) => {
    const [failed] = api.runs;
    if (!failed) throw new Error('There is no run to try again');
    const again = retriedRun(failed);
    api.runs = [again, ...api.runs];
    return again;
  }),
  on('exportInvoiceRun', `get ${inSetup}/invoice-runs/[^/]+\\.csv`, () => 'draft,state\r\n'),
  on('followInvoiceRun', `get ${inSetup}/invoice-runs/[^/]+/events`, ({ api }) => {
    if (!api.events) throw new TypeError('Nothing streams here');
    return api.events();
  }),
  // Each time it is read a run is one step further.
  on('getInvoiceRun', `get ${inSetup}/invoice-runs/([^/]+)`, ({ api, parts }) => {
    const kept = api.runs.find(({ id }) => id === parts[0]);
    if (api.isStill && kept) return kept;
    const before = api.runs[0];
    const moment = before?.progress.drafted === 0 ? 'half' : 'finished';
    const run = fixtures.invoiceRun(planned(api), moment);
    api.runs = [run];
    return run;
  }),
];

function changeRun(api: FakeApi, become: (run: InvoiceRun) => InvoiceRun): InvoiceRun {
  const [first, ...others] = api.runs;
  if (!first) throw new Error('There is no run to change');
  const changed = become(first);
  api.runs = [changed, ...others];
  return changed;
}

let lastChosen: readonly Booking[] = [];

function planned(api: FakeApi) {
  return fixtures.plannedDrafts(lastChosen.length > 0 ? lastChosen : api.bookings);
}

function preview(api: FakeApi, body: unknown): InvoicePreview {
  const wanted = CreateInvoicePreview.parse(body);
  const chosenIds = 'bookingIds' in wanted ? wanted.bookingIds : undefined;
  const chosen = api.bookings.filter(
    ({ id, state }) => chosenIds?.includes(id) ?? state === 'ready',
  );
  lastChosen = chosen;
  const drafts = fixtures.plannedDrafts(chosen);
  const cents = drafts.reduce((sum, { total }) => sum + Math.round(Number(total) * 100), 0);
  const ready = chosen.filter(({ state }) => state === 'ready');
  return {
    id: fixtures.ids.preview,
    hash: 'hash-of-the-plan',
    drafts,
    excluded: chosen
      .filter(({ state }) => state !== 'ready')
      .map((booking) => ({
        bookingId: booking.id,
        reason: 'needsAttention',
        problems: booking.problems,
        serviceDate: booking.serviceDate,
        serviceName: booking.service.displayName,
        attendeeName: booking.attendee.displayName,
      })),
    confirmations: [...new Set(drafts.flatMap(({ confirmations }) => confirmations))],
    totals: {
      bookings: ready.length,
      drafts: drafts.length,
      lines: ready.length,
      sums: [{ amount: (cents / 100).toFixed(2), currencyCode: 'EUR' }],
    },
    expiresAt: '2026-11-23T10:45:00.000Z',
  };
}

function change(
  api: FakeApi,
  id: string | undefined,
  changed: Partial<Booking>,
): Booking | undefined {
  api.bookings = api.bookings.map((one) => (one.id === id ? { ...one, ...changed } : one));
  return api.bookings.find((one) => one.id === id);
}

const states: Record<BookingView, readonly Booking['state'][]> = {
  ready: ['ready'],
  attention: ['needsAttention'],
  inDraft: ['inDraft', 'inProgress', 'checking'],
  posted: ['posted', 'credited'],
  skipped: ['skipped', 'vanished'],
  all: [
    'ready',
    'needsAttention',
    'inProgress',
    'checking',
    'inDraft',
    'posted',
    'credited',
    'skipped',
    'vanished',
  ],
};

function bookingPage(api: FakeApi, { searchParams }: URL) {
  const q = (searchParams.get('q') ?? '').toLowerCase();
  const from = searchParams.get('from') ?? '';
  const to = searchParams.get('to') ?? '9999';
  const all = api.bookings.filter(
    ({ attendee, service, serviceDate }) =>
      `${attendee.displayName} ${service.displayName}`.toLowerCase().includes(q) &&
      serviceDate >= from &&
      serviceDate <= to,
  );
  const inView = (view: BookingView) => all.filter(({ state }) => states[view].includes(state));
  const query = BookingQuery.parse(Object.fromEntries(searchParams));
  const shown = inView(query.view);
  const start = Number(query.cursor ?? 0);
  const end = start + query.limit;
  const cents = shown.reduce((sum, { amount }) => sum + Math.round(Number(amount ?? 0) * 100), 0);
  return {
    bookings: shown.slice(start, end),
    counts: Object.fromEntries(BookingView.options.map((view) => [view, inView(view).length])),
    totals: {
      bookings: shown.length,
      customers: new Set(shown.map(({ customer }) => customer?.id)).size,
      drafts: fixtures.plannedDrafts(shown).length,
      sums: [{ amount: (cents / 100).toFixed(2), currencyCode: 'EUR' }],
      amountUnknown: shown.filter(({ amount }) => amount === null).length,
    },
    facets: {
      services: [...new Map(all.map(({ service }) => [service.id, service])).values()],
      staff: [...new Set(all.flatMap(({ staff }) => staff))],
    },
    nextCursor: end < shown.length ? String(end) : null,
    asOf: '2026-11-23T09:40:12.000Z',
  };
}
