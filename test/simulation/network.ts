// The network between an instance and the simulated services: a request travels, is carried out, and its answer travels
// back, each at an instant of its own. A request that has left is carried out also where its sender is dead by then.
import { businessCentralService } from '../../simulator/businessCentral/businessCentralService.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { applyFault } from '../../simulator/faults/applyFault.ts';
import type { FaultDeed } from '../../simulator/faults/faultRule.ts';
import type { LateWork } from '../../simulator/faults/lateWork.ts';
import { graphService } from '../../simulator/graph/graphService.ts';
import type { Random } from '../../simulator/random.ts';
import type {
  Answered,
  Context,
  ServiceRequest,
  ServiceResponse,
} from '../../simulator/service.ts';
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
  carryOut: <T>(exchange: Exchange, work: () => Promise<T>) => Promise<T>;
};

/** What takes the place of `fetch` for one instance. */
export function networkOf(life: Life, options: NetworkOptions): Send {
  return async (url, init) => {
    const request = requestOf(url, init);
    const service = services.get(request.url.origin);
    if (!service) throw new TypeError(`Nothing answers at ${request.url.origin}`);
    const fault = options.faults.strike(service.name, request);
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
    const { onTheWayMs, deed } = wayOf(fault, random);
    const exchange = { service: service.name, request, fault };
    const context = (): Context => contextAt(request.url.origin);
    const handle = async (asked: ServiceRequest): Promise<Answered> =>
      carryOut({ ...exchange, request: asked }, async () => service.handle(asked, context()));
    const clock = context().clock;
    machine.after(onTheWayMs, async () => {
      const answered = await applyFault(deed && { service: service.name, ...deed }, {
        request,
        answer: handle,
        answerLate: () => handle(request),
        refuse: (said) => service.refuse(said, context()),
        disturb: () => service.disturb?.(request, context()),
        lateWork: lateWorkOf(machine),
        clock,
        signal: neverAborted,
      });
      machine.after(random.between(5, 60), () => {
        settle(() =>
          answered === 'cutConnection'
            ? reject(new TypeError('fetch failed'))
            : resolve(responseOf(answered)),
        );
      });
    });
  });
}

const neverAborted = new AbortController().signal;

/** A delay is time on the machine; what else a fault does happens when the request arrives. */
function wayOf(fault: Fault | undefined, random: Random): { onTheWayMs: number; deed?: FaultDeed } {
  const onTheWayMs = random.between(20, 400);
  if (!fault) return { onTheWayMs };
  const { deed } = fault;
  return deed.kind === 'delay' ? { onTheWayMs: deed.delayMs } : { onTheWayMs, deed };
}

function lateWorkOf(machine: Machine): LateWork {
  return {
    add: (instant, work) => {
      machine.after(instant - machine.now(), () => work(instant));
    },
    pending: () => 0,
    settled: async () => {},
    clear: () => {},
  };
}

function responseOf({ status, headers = {}, body }: ServiceResponse): Response {
  const hasBody = status !== 204 && status !== 304;
  return new Response(hasBody ? bodyText(body) : null, { status, headers });
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
