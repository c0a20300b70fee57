// The network between an instance and the simulated services: a request travels, is carried out, and its answer travels
// back, each at an instant of its own. A request that has left is carried out also where its sender is dead by then.
import { businessCentralService } from '../../simulator/businessCentral/businessCentralService.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { graphService } from '../../simulator/graph/graphService.ts';
import type { Random } from '../../simulator/random.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../../simulator/service.ts';
import type { SimulatedService } from '../../simulator/simulatedService.ts';
import type { Fault, FaultPlan } from './faultPlan.ts';
import type { Life } from './life.ts';
import type { Machine } from './machine.ts';
import { timeoutOf } from './virtualTime.ts';

export const simulatedOrigins = {
  entra: 'https://entra.simulated',
  graph: 'https://graph.simulated',
  businessCentral: 'https://business-central.simulated',
};

const services = new Map<string, SimulatedService>([
  [simulatedOrigins.entra, entraService],
  [simulatedOrigins.graph, graphService],
  [simulatedOrigins.businessCentral, businessCentralService],
]);

export type Send = (url: string, init: RequestInit) => Promise<Response>;

export type Exchange = { service: string; request: ServiceRequest; fault: Fault | undefined };

export type NetworkOptions = {
  machine: Machine;
  random: Random;
  faults: FaultPlan;
  contextAt: (origin: string) => Context;
  /** Told when a request leaves, and around the moment in which a service carries it out. */
  onSend: (exchange: Exchange) => unknown;
  carryOut: (exchange: Exchange, work: () => Promise<ServiceResponse>) => Promise<ServiceResponse>;
};

/** What takes the place of `fetch` for one instance. */
export function networkOf(life: Life, options: NetworkOptions): Send {
  return async (url, init) => {
    const request = requestOf(url, init);
    const service = services.get(request.url.origin);
    if (!service) throw new TypeError(`Nothing answers at ${request.url.origin}`);
    const { pathname } = request.url;
    const fault = options.faults.strike(service.name, request.method, pathname);
    // To send is an operation too: a life may end before and after it.
    await life.operate({
      takesMs: 0,
      work: async () => options.onSend({ service: service.name, request, fault }),
    });
    return travel({ service, request, fault, signal: init.signal ?? null }, life, options);
  };
}

type Travelling = {
  service: SimulatedService;
  request: ServiceRequest;
  fault: Fault | undefined;
  signal: AbortSignal | null;
};

function travel(
  { service, request, fault, signal }: Travelling,
  life: Life,
  { machine, random, contextAt, carryOut }: NetworkOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const settle = (act: () => void): void => {
      life.later(0, async () => {
        if (isOver || !(await life.survives())) return;
        isOver = true;
        act();
      });
    };
    const timeout = timeoutOf(signal);
    if (timeout) {
      life.later(timeout.milliseconds, () => {
        if (isOver) return;
        timeout.expire();
        settle(() => reject(new DOMException('timed out', 'TimeoutError')));
      });
    }
    const context = (): Context => contextAt(request.url.origin);
    const work = async (): Promise<ServiceResponse> => service.handle(request, context());
    machine.after(journeyMs(fault, random), async () => {
      const refused = refusalOf(fault, service, context());
      const response =
        refused ??
        (fault?.kind === 'cut'
          ? null
          : await carryOut({ service: service.name, request, fault }, work));
      const arrives = answerOf(fault, response, (status) => service.refuse({ status }, context()));
      machine.after(random.between(5, 60), () => {
        settle(() => (arrives ? resolve(arrives) : reject(new TypeError('fetch failed'))));
      });
    });
  });
}

/** How long a request is on its way, the work of the service included. */
function journeyMs(fault: Fault | undefined, random: Random): number {
  if (fault?.kind === 'slow') return fault.random.between(2_000, 55_000);
  // Business Central works at most 8 minutes on a request, and a gateway lets go after 10.
  if (fault?.kind === 'late') return fault.random.between(60_000, 10 * 60_000);
  return random.between(20, 400);
}

/** What is answered where nothing is done. */
function refusalOf(
  fault: Fault | undefined,
  service: SimulatedService,
  context: Context,
): ServiceResponse | null {
  const refuse = (status: number): ServiceResponse => service.refuse({ status }, context);
  switch (fault?.kind) {
    case 'busy':
      return withRetryAfter(refuse(429), fault.random);
    case 'down': {
      const status = fault.random.pick([500, 502, 503, 504, 503, 507, 408]);
      const response = refuse(status);
      return status === 503 ? withRetryAfter(response, fault.random) : response;
    }
    case 'conflict':
      return refuse(fault.random.pick([409, 412]));
    case 'tokenRefused':
      return refuse(401);
    default:
      return null;
  }
}

function withRetryAfter(response: ServiceResponse, random: Random): ServiceResponse {
  const seconds = random.pick([1, 5, 20, 60, 300]);
  const date = new Date(Date.now() + seconds * 1000).toUTCString();
  const value = random.pick([String(seconds), date, null]);
  return value === null
    ? response
    : { ...response, headers: { ...response.headers, 'retry-after': value } };
}

/** What reaches the sender, `null` where the connection breaks. */
function answerOf(
  fault: Fault | undefined,
  response: ServiceResponse | null,
  refuse: (status: number) => ServiceResponse,
): Response | null {
  if (response === null || fault?.kind === 'answerLost') return null;
  if (fault?.kind === 'gatewayAfter') {
    return responseOf(refuse(fault.random.pick([500, 502, 503, 504])));
  }
  if (fault?.kind === 'garbled') return responseOf(response, fault.random.next());
  return responseOf(response);
}

/** Only a part of the body, where it breaks off. */
function responseOf({ status, headers = {}, body }: ServiceResponse, part = 1): Response {
  const text = bodyText(body);
  const sent = text?.slice(0, Math.floor(text.length * part)) ?? null;
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? sent : null, { status, headers });
}

function bodyText(body: unknown): string | null {
  if (body === undefined) return null;
  if (typeof body === 'string') return body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
}

function requestOf(address: string, init: RequestInit): ServiceRequest {
  const url = new URL(address);
  const headers = Object.fromEntries(new Headers(init.headers));
  const body = Buffer.from(typeof init.body === 'string' ? init.body : '');
  return { method: init.method ?? 'GET', url, headers: { ...headers, host: url.host }, body };
}
