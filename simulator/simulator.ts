// Puts the simulated services behind addresses of this machine.
import { botConnectorService } from './botConnector/botConnectorService.ts';
import { createPostman, type Postman } from './businessCentral/subscriptions/postman.ts';
import { businessCentralService } from './businessCentral/businessCentralService.ts';
import type { Clock } from './clock.ts';
import { controlService } from './control/controlService.ts';
import { signingKey } from './entra/tokens.ts';
import { entraService } from './entra/entraService.ts';
import { exchange } from './exchange.ts';
import { createFaults, type Faults } from './faults.ts';
import { createLateWork, type LateWork } from './faults/lateWork.ts';
import { graphService } from './graph/graphService.ts';
import { createLatency, type Latency, type LatencyMode } from './latency/latency.ts';
import { seededRandom, type Random } from './random.ts';
import {
  listen,
  type Context,
  type Handler,
  type ListenOptions,
  type RunningService,
} from './service.ts';
import type { SimulatedService } from './simulatedService.ts';
import { createSwitches, type Switches } from './switches.ts';
import type { HostPlaces } from './teams/hostPage.ts';
import { teamsHost } from './teams/teamsHost.ts';
import type { StoredWorld } from './worldLog.ts';

export type SimulatorPart =
  'teams' | 'entra' | 'graph' | 'businessCentral' | 'control' | 'botConnector';

export type SimulatorOptions = {
  /** Filled by `buildWorld`. Whoever opened it closes it. */
  stored: StoredWorld;
  clock: Clock;
  random: Random;
  faults?: Faults;
  switches?: Switches;
  latency?: LatencyMode;
  /** Any free port where none is given. */
  ports?: Partial<Record<SimulatorPart, number>>;
  /** Where the tab is served, if that is known yet. */
  tabOrigin?: string;
};

export type Simulator = {
  origins: Record<SimulatorPart, string>;
  faults: Faults;
  switches: Switches;
  latency: Latency;
  /** What services still do, that nobody waits for any more. */
  lateWork: LateWork;
  teams: {
    /** Tells the simulated Teams where the tab is, for pages opened from here on. */
    showTab(origin: string): void;
  };
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts all parts, or none: throws a `SimulatorError` where a port cannot be used. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { stored, ports = {}, faults = createFaults(), switches = createSwitches() } = options;
  await signingKey(stored.world);
  const stopping = new AbortController();
  const running = new Map<SimulatorPart, RunningService>();
  const latency = createLatency(options.latency);
  const lateWork = createLateWork(options.clock);
  const postman = createPostman({
    world: stored.world,
    clock: options.clock,
    switches: () => switches.current(),
  });
  const close = async (): Promise<void> => {
    stopping.abort();
    lateWork.clear();
    await postman.close();
    await Promise.all([...running.values()].map((service) => service.close()));
  };
  const originOf = (part: SimulatorPart): string => running.get(part)?.origin ?? '';
  let tab = options.tabOrigin ?? null;
  const places = () => ({
    tab,
    entra: originOf('entra'),
    graph: originOf('graph'),
    businessCentral: originOf('businessCentral'),
    control: originOf('control'),
    botConnector: originOf('botConnector'),
  });
  const signal = stopping.signal;
  const held = { faults, switches, latency, lateWork };
  const handlers = handlersOf(options, { ...held, postman, places, signal });
  try {
    for (const part of partNames) {
      running.set(part, await listen({ port: ports[part] ?? 0, ...handlers[part] }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    origins: {
      teams: originOf('teams'),
      entra: originOf('entra'),
      graph: originOf('graph'),
      businessCentral: originOf('businessCentral'),
      control: originOf('control'),
      botConnector: originOf('botConnector'),
    },
    ...held,
    teams: {
      showTab: (origin) => {
        tab = origin;
      },
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Surroundings = {
  faults: Faults;
  switches: Switches;
  latency: Latency;
  lateWork: LateWork;
  postman: Postman;
  places: () => HostPlaces;
  signal: AbortSignal;
};

function handlersOf(
  options: SimulatorOptions,
  { places, signal, postman, ...held }: Surroundings,
): Record<SimulatorPart, Omit<ListenOptions, 'port'>> {
  const { stored, clock } = options;
  const contextAt = contextSource(options, held.switches);
  const simulated = (service: SimulatedService): Omit<ListenOptions, 'port'> =>
    exchange(service, { ...held, contextAt, clock, signal });
  const plain = (handle: Handler): Omit<ListenOptions, 'port'> => ({
    handle: async (request, origin) => handle(request, contextAt(origin)),
  });
  return {
    entra: simulated(entraService),
    graph: simulated(graphService),
    businessCentral: simulated(businessCentralService),
    botConnector: simulated(botConnectorService),
    control: plain(
      controlService({
        ...held,
        postman,
        stored,
        clock,
        botConnector: () => places().botConnector,
      }),
    ),
    teams: plain(teamsHost(places)),
  };
}

const partNames: SimulatorPart[] = [
  'teams',
  'entra',
  'graph',
  'businessCentral',
  'control',
  'botConnector',
];

/** Gives each request its one instant. */
function contextSource(
  { stored, clock, random }: SimulatorOptions,
  switches: Switches,
): (origin: string, instant?: number) => Context {
  // Another stream than the world was built from: ids made while running must not repeat the seeded ones.
  const whileRunning = seededRandom(Math.floor(random.next() * 2 ** 32) ^ 0x5f356495);
  return (origin, instant = clock.now()) => ({
    world: stored.world,
    now: new Date(instant),
    tokenTime: new Date(instant + clock.tokenTime() - clock.now()),
    clock,
    random: whileRunning,
    switches: switches.current(),
    origin,
  });
}
