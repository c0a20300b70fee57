// One seed's machine with everything on it: the world, the database, two instances of the API, and the network.
import { createTokenVerifier } from '../../api/identity/verifyToken.ts';
import { createTransport } from '../../api/http/transport.ts';
import { entraService } from '../../simulator/entra/entraService.ts';
import { seededRandom, type Random } from '../../simulator/random.ts';
import { organisation } from '../../simulator/seed/organisation.ts';
import type { Context } from '../../simulator/service.ts';
import { createSwitches } from '../../simulator/switches.ts';
import type { World } from '../../simulator/world.ts';
import type { FaultPlan } from './faultPlan.ts';
import type { History } from './history.ts';
import { inject, type ApiAnswer, type ApiRequest } from './inject.ts';
import { startInstance, type Instance } from './instance.ts';
import { JobBoard } from './jobBoard.ts';
import type { Machine } from './machine.ts';
import { simulatedOrigins, type NetworkOptions } from './network.ts';
import type { SharedDatabase } from './sharedDatabase.ts';
import { people, tokenOf, type Person } from './stage.ts';

export type SceneOptions = {
  seed: number;
  machine: Machine;
  world: World;
  database: SharedDatabase;
  faults: FaultPlan;
  history: History;
  watch: Pick<NetworkOptions, 'onSend' | 'carryOut'>;
};

const instanceCount = 2;
/** Longer than a person waits before the page is loaded anew. */
const patienceMs = 100_000;
const restartMs = 20_000;
const tokenRenewalMs = 20 * 60_000;

export class Scene {
  readonly machine: Machine;
  readonly world: World;
  readonly random: Random;
  readonly board: JobBoard;
  readonly skewsMs: number[] = Array.from({ length: instanceCount }, () => 0);
  readonly tokens = new Map<Person, string>();
  crashes = 0;
  #options: SceneOptions;
  #instances: Instance[] = [];
  #isCalm = false;
  #atClick: Parameters<Scene['crash']>[] = [];
  /** After how many operations the next process of an instance ends. */
  #again: (number | null)[] = [];
  #network: NetworkOptions;

  constructor(options: SceneOptions) {
    const { seed, machine, world, faults, watch } = options;
    this.#options = options;
    this.machine = machine;
    this.world = world;
    this.random = seededRandom(seed ^ 0x5ce7e);
    this.board = new JobBoard({ machine, random: this.random, database: options.database });
    const contextAt = contexts(options, seededRandom(seed ^ 0x57a6e));
    this.#network = { machine, random: this.random, faults, contextAt, ...watch };
  }

  /** Before anybody asks for anything. */
  async start(): Promise<void> {
    await this.#issueTokens();
    for (let index = 0; index < instanceCount; index += 1) this.#startInstance(index);
  }

  /** Lets the machine run until something is done, at most so long. */
  async until(work: Promise<unknown>, atMostMs: number): Promise<void> {
    let isDone = false;
    let failure: unknown;
    void work.then(
      () => (isDone = true),
      (error: unknown) => {
        isDone = true;
        failure = error;
      },
    );
    await this.machine.runUntil(this.machine.now() + atMostMs, () => isDone);
    if (failure !== undefined) throw failure;
    if (!isDone) throw new Error('Everything stands still');
  }

  /** What the simulated services work with at this instant. */
  context(): Context {
    return this.#network.contextAt(simulatedOrigins.graph);
  }

  instance(index: number): Instance {
    const instance = this.#instances[index % instanceCount];
    if (!instance) throw new Error(`There is no instance ${index}`);
    return instance;
  }

  /** `undefined` where no answer comes in time: a person does not know why. */
  ask(index: number, request: ApiRequest): Promise<ApiAnswer | undefined> {
    return new Promise((resolve) => {
      this.machine.after(patienceMs, () => resolve(undefined));
      const { life, app } = this.instance(index);
      if (life.isAlive) void inject(app, request).then(resolve);
    });
  }

  /** From the next click on, a crash is on its way. */
  crashAtClick(...crash: Parameters<Scene['crash']>): void {
    this.#atClick.push(crash);
  }

  clicked(): void {
    for (const crash of this.#atClick.splice(0)) this.crash(...crash);
  }

  /** Ends an instance between two operations; another process takes its place, which may end as early again. */
  crash(index: number, operations: number, again: number | null): void {
    this.instance(index).life.endAfter(operations);
    this.#again[index] = again;
  }

  #replace(index: number, { name }: Instance): void {
    this.crashes += 1;
    this.#options.history.tell(`${name} dies`);
    this.machine.after(restartMs, () => {
      this.#options.history.tell(`${name} starts again`);
      this.#startInstance(index);
      const again = this.#again[index] ?? null;
      if (again !== null && !this.#isCalm) this.crash(index, again, null);
    });
  }

  /** A tab has a fresh one at any time. Signing takes a thread of its own, so it is done beforehand. */
  async #issueTokens(): Promise<void> {
    const { world, random } = this;
    for (const person of people) {
      this.tokens.set(person, await tokenOf(person, world, { now: this.machine.now(), random }));
    }
    this.machine.after(tokenRenewalMs, () => this.#issueTokens());
  }

  /** Nobody dies any more, and the clocks are right. */
  calm(): void {
    this.skewsMs.fill(0);
    for (const { life } of this.#instances) life.spare();
    this.#atClick = [];
    this.#isCalm = true;
  }

  #startInstance(index: number): void {
    const instance = startInstance({
      name: `api ${index + 1}`,
      random: this.random,
      skewMs: () => this.skewsMs[index] ?? 0,
      database: this.#options.database,
      board: this.board,
      network: this.#network,
      verifyToken: verifierOf(this.#network),
    });
    instance.life.atEnd.push(() => this.#replace(index, instance));
    this.#instances[index] = instance;
  }
}

function contexts({ machine, world }: SceneOptions, random: Random): (origin: string) => Context {
  const switches = createSwitches().current();
  const now = (): number => machine.now();
  const clock = { now, tokenTime: now, advance: () => {}, at: () => () => {} };
  const held = { world, clock, random, switches };
  return (origin) => ({ ...held, now: new Date(now()), tokenTime: new Date(now()), origin });
}

/** The product's own, which reads Entra's keys straight from the simulated Entra. */
function verifierOf({ machine, contextAt }: NetworkOptions) {
  const send = async (address: string): Promise<Response> => {
    const url = new URL(address);
    const request = { method: 'GET', url, headers: {}, body: Buffer.alloc(0) };
    const { status, body } = await entraService.handle(request, contextAt(url.origin));
    return new Response(JSON.stringify(body), { status });
  };
  return createTokenVerifier({
    transport: createTransport({ origins: simulatedOrigins, send }),
    clientId: organisation.clientId,
    audiences: [`api://localhost/${organisation.clientId}`],
    allowedTenantIds: [organisation.tenantId],
    scope: 'access_as_user',
    now: () => new Date(machine.now()),
  });
}
