// What happens to a request between the network and a simulated service, in the order of the real ones: the way to it,
// the limits of the service, its work, and the way back. Faults may meet it at each.
import { pause, type Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import { applyFault, type FaultyExchange } from './faults/applyFault.ts';
import type { LateWork } from './faults/lateWork.ts';
import type { Latency } from './latency/latency.ts';
import { calledOff } from './limits/calledOff.ts';
import type {
  Answered,
  Context,
  ListenOptions,
  ServiceRequest,
  ServiceResponse,
} from './service.ts';
import type { Admit, SimulatedService } from './simulatedService.ts';

export type ExchangeSurroundings = {
  /** Each piece of work has its own instant: now, unless told. */
  contextAt: (origin: string, instant?: number) => Context;
  clock: Clock;
  faults: Faults;
  lateWork: LateWork;
  latency: Latency;
  /** Ends whatever waits, when the simulator stops. */
  signal: AbortSignal;
};

/** Puts a service behind its limits, the time that it takes, and the faults that somebody asked for. */
export function exchange(
  service: SimulatedService,
  surroundings: ExchangeSurroundings,
): Omit<ListenOptions, 'port'> {
  const { contextAt, clock, faults, lateWork, latency, signal } = surroundings;
  const admit = service.limit?.(signal) ?? letAllIn;
  const handle: ListenOptions['handle'] = async (request, origin) => {
    const fault =
      faults.take(service.name, request) ?? service.sentinel?.(request, contextAt(origin).world);
    const { onTheWayMs, inServiceMs } = latency.draw(service.name, request);
    const context = (): Context => contextAt(origin);
    const refuse: Refuse = (said) => service.refuse(said, context());
    const work = async (asked: ServiceRequest, workMs: number): Promise<Answered> => {
      const admission = await admit(asked, context());
      if ('refusal' in admission) return admission.refusal;
      const piece = { asked, workMs, context, refuse };
      return carryOut(service, piece, surroundings).finally(admission.leave);
    };
    const answer: FaultyExchange['answer'] = (asked, slowMs = 0) => {
      const answered = work(asked, inServiceMs + slowMs);
      const { exchangeMs } = service.longest ?? {};
      if (exchangeMs === undefined) return answered;
      return inTime(answered, { clock, exchangeMs, signal, refuse });
    };
    if (!(await pause(clock, onTheWayMs, signal))) return 'cutConnection';
    return applyFault(fault, {
      request,
      answer,
      answerLate: async (instant) => service.handle(request, contextAt(origin, instant)),
      refuse,
      disturb: () => service.disturb?.(request, context()),
      lateWork,
      clock,
      signal,
    });
  };
  return { handle, ...bodiesOf(service, contextAt) };
}

const letAllIn: Admit = () => ({ leave: () => {} });

function bodiesOf(
  { longest, refuse }: SimulatedService,
  contextAt: ExchangeSurroundings['contextAt'],
): Pick<ListenOptions, 'bodies'> {
  if (!longest) return {};
  const tooLong = (origin: string): ServiceResponse => refuse({ status: 413 }, contextAt(origin));
  return { bodies: { most: longest.bodyBytes, refuse: tooLong } };
}

type Refuse = FaultyExchange['refuse'];

type Work = { asked: ServiceRequest; workMs: number; context: () => Context; refuse: Refuse };

/** Takes the time and does it; what takes longer than the service allows is called off. */
async function carryOut(
  { handle, longest }: SimulatedService,
  { asked, workMs, context, refuse }: Work,
  { clock, signal }: ExchangeSurroundings,
): Promise<Answered> {
  const most = longest?.workMs ?? Infinity;
  if (!(await pause(clock, Math.min(workMs, most), signal))) return 'cutConnection';
  if (workMs <= most) return handle(asked, context());
  const done = calledOff(asked, most / workMs);
  if (done) await handle(done, context());
  return refuse({ status: 408 });
}

type Gateway = { clock: Clock; exchangeMs: number; signal: AbortSignal; refuse: Refuse };

/** After so long the gateway answers in the service's place; what was begun goes on behind it. */
async function inTime(
  answer: Promise<Answered>,
  { clock, exchangeMs, signal, refuse }: Gateway,
): Promise<Answered> {
  const answered = new AbortController();
  const patience = pause(clock, exchangeMs, AbortSignal.any([signal, answered.signal]));
  const late = patience.then((isOver) => (isOver ? refuse({ status: 504 }) : answer));
  return Promise.race([answer, late]).finally(() => answered.abort());
}
