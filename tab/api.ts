// The only caller of fetch. Types come from the contract; the contract's schemas stay out of the browser.
import type { ErrorBody } from '../api/contract/errors.ts';
import type { OperationName, Operations } from '../api/contract/operations.ts';
import { ApiError } from './apiError.ts';

type Sent<
  Name extends OperationName,
  Part extends 'params' | 'query' | 'body',
> = Operations[Name][Part]['_zod']['input'];
export type Answer<Name extends OperationName> = Operations[Name]['response']['_zod']['output'];

type Optional<Key extends string, Value> = {} extends Value
  ? { [key in Key]?: Value }
  : { [key in Key]: Value };

/** What an operation needs from its caller, by the contract. */
export type Input<Name extends OperationName> = Optional<'params', Sent<Name, 'params'>> &
  Optional<'query', Sent<Name, 'query'>> &
  Optional<'body', Sent<Name, 'body'>> & {
    ifMatch?: string;
    idempotencyKey?: string;
    lastEventId?: string;
  };

export type Api = {
  call: <Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    signal?: AbortSignal,
  ) => Promise<Answer<Name>>;
  /** Asks for text, be it a file or a stream without an end. */
  open: <Name extends OperationName>(
    name: Name,
    input: Input<Name>,
    signal: AbortSignal,
  ) => Promise<Response>;
};

export type ApiOptions = {
  getToken: () => Promise<string>;
  /** How requests are sent; the browser's own way by default. */
  fetch?: typeof fetch | undefined;
  /** Origin and prefix of the API; the tab's own origin by default. */
  baseUrl?: string;
  timeoutMs?: number;
};

type Routes = {
  [Name in OperationName]: `${Operations[Name]['method']} ${Operations[Name]['path']}`;
};

const routes: Routes = {
  getMe: 'get /me',
  listBookingBusinesses: 'get /booking-businesses',
  listEnvironments: 'get /environments',
  listCompanies: 'get /companies',
  searchCustomers: 'get /customers',
  searchItems: 'get /items',
  listSyncSetups: 'get /sync-setups',
  createSyncSetup: 'post /sync-setups',
  getSyncSetup: 'get /sync-setups/{syncSetupId}',
  updateSyncSetup: 'patch /sync-setups/{syncSetupId}',
  deleteSyncSetup: 'delete /sync-setups/{syncSetupId}',
  testSyncSetup: 'post /sync-setups/{syncSetupId}/test',
  planCustomerSync: 'post /sync-setups/{syncSetupId}/customer-sync-plan',
  startSyncRun: 'post /sync-setups/{syncSetupId}/sync-runs',
  listSyncRuns: 'get /sync-setups/{syncSetupId}/sync-runs',
  getSyncRun: 'get /sync-setups/{syncSetupId}/sync-runs/{syncRunId}',
  listBookings: 'get /sync-setups/{syncSetupId}/bookings',
  updateBooking: 'patch /sync-setups/{syncSetupId}/bookings/{bookingId}',
  skipBookings: 'post /sync-setups/{syncSetupId}/skips',
  unskipBooking: 'delete /sync-setups/{syncSetupId}/skips/{bookingId}',
  listCustomerLinks: 'get /sync-setups/{syncSetupId}/customer-links',
  listCustomerMatches: 'get /sync-setups/{syncSetupId}/customer-matches',
  putCustomerLink: 'put /sync-setups/{syncSetupId}/customer-links/{key}',
  deleteCustomerLink: 'delete /sync-setups/{syncSetupId}/customer-links/{key}',
  pauseCustomer: 'put /sync-setups/{syncSetupId}/customer-pauses/{customerId}',
  resumeCustomer: 'delete /sync-setups/{syncSetupId}/customer-pauses/{customerId}',
  listServiceLinks: 'get /sync-setups/{syncSetupId}/service-links',
  putServiceLink: 'put /sync-setups/{syncSetupId}/service-links/{serviceId}',
  deleteServiceLink: 'delete /sync-setups/{syncSetupId}/service-links/{serviceId}',
  createInvoicePreview: 'post /sync-setups/{syncSetupId}/invoice-previews',
  startInvoiceRun: 'post /sync-setups/{syncSetupId}/invoice-runs',
  listInvoiceRuns: 'get /sync-setups/{syncSetupId}/invoice-runs',
  exportInvoiceRun: 'get /sync-setups/{syncSetupId}/invoice-runs/{runId}.csv',
  getInvoiceRun: 'get /sync-setups/{syncSetupId}/invoice-runs/{runId}',
  followInvoiceRun: 'get /sync-setups/{syncSetupId}/invoice-runs/{runId}/events',
  listJournal: 'get /sync-setups/{syncSetupId}/journal',
  stopInvoiceRun: 'post /sync-setups/{syncSetupId}/invoice-runs/{runId}/stop',
  retryInvoiceRun: 'post /sync-setups/{syncSetupId}/invoice-runs/{runId}/retry',
  undoInvoiceRun: 'post /sync-setups/{syncSetupId}/invoice-runs/{runId}/undo',
};

/** What is answered as text. */
const accepts: { [Name in OperationName]?: string } = {
  exportInvoiceRun: 'text/csv, application/json',
  followInvoiceRun: 'text/event-stream, application/json',
};

/** Long enough for a preview of thousands of bookings, short enough not to look dead. */
const defaultTimeoutMs = 45_000;

/** A client of the HTTP API. Every failure is an `ApiError`. */
export function createApi(options: ApiOptions): Api {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  return {
    call: async (name, input, signal) => {
      const timeout = AbortSignal.timeout(timeoutMs);
      const stop: Stop = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout, timeout };
      const response = await request({ name, input, stop }, options);
      return answerOf(response).catch((error: unknown) => {
        throw asFailure(error, stop);
      });
    },
    open: async (name, input, signal) => {
      // What comes after the first word may take as long as it wants.
      const opening = new AbortController();
      const timer = setTimeout(() => opening.abort(), timeoutMs);
      const both = AbortSignal.any([signal, opening.signal]);
      const stop: Stop = { signal: both, timeout: opening.signal };
      try {
        const response = await request({ name, input, stop }, options);
        // What is refused is refused in the words of every other operation.
        if (!response.ok) await answerOf(response);
        return response;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

type Stop = { signal: AbortSignal; timeout: AbortSignal };
type Asked = { name: OperationName; input: AnyInput; stop: Stop };

async function request({ name, input, stop }: Asked, options: ApiOptions): Promise<Response> {
  const send = options.fetch ?? ((...sent) => fetch(...sent));
  const { signal, timeout } = stop;
  const token = await abortable(options.getToken(), signal).catch((error: unknown) => {
    throw signal.aborted ? asAborted(error, timeout) : new ApiError('signInFailed');
  });
  const url = urlOf(name, input, options.baseUrl ?? '/api');
  return send(url, { ...requestOf(name, input, token), signal }).catch((error: unknown) => {
    throw asFailure(error, stop);
  });
}

function asFailure(error: unknown, { signal, timeout }: Stop): unknown {
  if (error instanceof ApiError) return error;
  return signal.aborted ? asAborted(error, timeout) : new ApiError('unreachable');
}

/** A caller that went away gets its own abort back; a time-out is told as such. */
function asAborted(error: unknown, timeout: AbortSignal): unknown {
  return timeout.aborted ? new ApiError('timedOut') : error;
}

function abortable<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason), { once: true });
  return Promise.race([promise, aborted.promise]);
}

type AnyInput = {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  ifMatch?: string;
  idempotencyKey?: string;
  lastEventId?: string;
};

function urlOf(name: OperationName, { params, query }: AnyInput, baseUrl: string): string {
  const values = new Map(Object.entries(params ?? {}));
  const path = routes[name]
    .slice(routes[name].indexOf(' ') + 1)
    .replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values.get(key) ?? '')));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  return `${baseUrl}${path}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

function requestOf(name: OperationName, input: AnyInput, token: string): RequestInit {
  const headers = new Headers({
    Authorization: `Bearer ${token}`,
    Accept: accepts[name] ?? 'application/json',
  });
  if (input.body !== undefined) headers.set('Content-Type', 'application/json');
  if (input.ifMatch !== undefined) headers.set('If-Match', input.ifMatch);
  if (input.idempotencyKey !== undefined) headers.set('Idempotency-Key', input.idempotencyKey);
  if (input.lastEventId !== undefined) headers.set('Last-Event-ID', input.lastEventId);
  const method = routes[name].slice(0, routes[name].indexOf(' ')).toUpperCase();
  return {
    method,
    headers,
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
  };
}

async function answerOf<Name extends OperationName>(response: Response): Promise<Answer<Name>> {
  const text = await response.text();
  const value = text === '' ? undefined : parse(text);
  // What our own API answers keeps the contract; a test of the API sees to it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  if (response.ok) return value as Answer<Name>;
  if (!isErrorBody(value)) {
    throw new ApiError(response.status >= 500 ? 'unreachable' : 'unreadable');
  }
  const { code, details, requestId } = value.error;
  throw new ApiError(code, { details: details ?? {}, requestId });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError('unreadable');
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value;
  return typeof error === 'object' && error !== null && 'code' in error && 'requestId' in error;
}
