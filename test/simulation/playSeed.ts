// Plays one seed from its first instant to its last: setup, trouble, calm. The same seed plays the same.
import type { Booking } from '../../api/contract/bookings.ts';
import type { InvoiceRun } from '../../api/contract/invoiceRuns.ts';
import { seededRandom } from '../../simulator/random.ts';
import { Auditor } from './auditor/auditor.ts';
import { conclude, type Ending } from './auditor/conclusion.ts';
import { lendAHand } from './colleagues.ts';
import { planFaults, type FaultKind } from './faultPlan.ts';
import { History } from './history.ts';
import { Machine } from './machine.ts';
import { People } from './people.ts';
import { Scene } from './scene.ts';
import { writeScript, type Step } from './script.ts';
import { setUp } from './setUp.ts';
import type { SharedDatabase } from './sharedDatabase.ts';
import { buildStage, curtain } from './stage.ts';
import { simulateTime } from './virtualTime.ts';

/** Parts of a seed that are left out, to find the shortest history that still fails. */
export type Cut = { steps: ReadonlySet<number>; faults: ReadonlySet<string> };

export type Played = {
  seed: number;
  /** What must never be, in sentences; empty where all is well. */
  violations: string[];
  history: string[];
  digest: string;
  steps: Step[];
  faults: { id: string; kind: FaultKind }[];
  crashes: number;
  exchanges: number;
  statements: number;
  documents: number;
  ending: Pick<Ending, 'stillChecking' | 'lost'> | null;
};

const nothing: Cut = { steps: new Set(), faults: new Set() };
const setUpMs = 30 * 60_000;
/** The settle window of what was sent last, and room for the queue to try again. */
const calmMs = 45 * 60_000;
const lookEveryMs = 15 * 60_000;
/** Longer than a sync or a run takes when nothing fails. */
const restMs = 3 * 60_000;

export async function playSeed(
  seed: number,
  database: SharedDatabase,
  cut = nothing,
): Promise<Played> {
  const machine = new Machine(curtain);
  const backToRealTime = simulateTime(() => machine.now());
  try {
    await database.empty();
    return await play({ seed, machine, database, cut });
  } finally {
    backToRealTime();
  }
}

type Playing = { seed: number; machine: Machine; database: SharedDatabase; cut: Cut };

async function play({ seed, machine, database, cut }: Playing): Promise<Played> {
  const history = new History(machine);
  const auditor = new Auditor({ history, database });
  const world = await buildStage(seed, (...change) => auditor.worldChanged(...change));
  auditor.begin(world);
  const faults = planFaults(seed, cut.faults);
  const scene = new Scene({
    seed,
    machine,
    world,
    database,
    faults,
    history,
    watch: {
      onSend: (sent) => auditor.onSend(sent),
      carryOut: (sent, work) => auditor.carryOut(sent, work),
    },
  });
  database.onCommit = async (statements) => {
    history.count(statements);
    await auditor.committed(statements);
    await scene.board.committed(statements);
  };
  const people = new People({ scene, history, witness: auditor });
  let ending: Ending | null = null;
  const steps = writeScript(seed).filter(({ id }) => !cut.steps.has(id));
  try {
    await scene.start();
    faults.pause();
    await scene.until(
      setUp({ people, random: seededRandom(seed ^ 0x5e7), wait: (ms) => people.wait(ms) }),
      setUpMs,
    );
    faults.resume();
    await playTrouble(steps, { scene, people, history, auditor });
    faults.pause();
    await playCalm({ scene, people, history, auditor });
    if (auditor.violations.length === 0) {
      ending = await playEnd({ scene, people, history, auditor }, database);
      for (const wrong of ending.wrongs) auditor.failed(wrong);
    }
  } catch (error) {
    auditor.failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const { violations, exchanges, statements } = auditor;
  return {
    seed, violations, history: history.lines, digest: history.digest(auditor.ledger.hashes.at(-1)), steps,
    faults: faults.struck, crashes: scene.crashes, ending, exchanges, statements,
    documents: auditor.documents.list().length,
  }; // prettier-ignore
}

type Parts = { scene: Scene; people: People; history: History; auditor: Auditor };

async function playTrouble(steps: Step[], parts: Parts): Promise<void> {
  const { machine } = parts.scene;
  const begins = machine.now();
  for (const step of steps) {
    machine.after(step.atMs, () => perform(step, parts));
  }
  const lastsMs = (steps.at(-1)?.atMs ?? 0) + 5 * 60_000;
  await machine.runUntil(begins + lastsMs, () => parts.auditor.violations.length > 0);
}

function perform(step: Step, { scene, people, history }: Parts): void {
  const { random } = step;
  history.tell(`step ${step.id}: ${JSON.stringify({ ...step, random: undefined })}`);
  switch (step.kind) {
    case 'invoice':
      void people.invoice(step, random);
      return;
    case 'sync':
      void people.ask(step, 'startSyncRun', { body: {} });
      return;
    case 'look':
      void people.look(step.instance);
      return;
    case 'skip':
    case 'unskip':
    case 'enterAmount':
      void people.decide(step.kind, step, random);
      return;
    case 'stop':
    case 'retry':
    case 'undo':
      void people.decideAboutRun(step.kind, step, random);
      return;
    case 'colleague': {
      const id = lendAHand(step.deed, { ...scene.context(), random });
      history.tell(`a colleague: ${step.deed} ${id ?? 'nothing'}`);
      return;
    }
    case 'crash':
      if (step.from === 'now') scene.crash(step.instance, step.operations, step.again);
      else scene.crashAtClick(step.instance, step.operations, step.again);
      return;
    case 'stall':
      scene.instance(step.instance).life.stall(step.milliseconds);
      return;
    case 'clockStep':
      scene.skewsMs[step.instance] = step.milliseconds;
      return;
    default:
      step satisfies never;
  }
}

/** Nothing fails any more, the clocks are right, and everybody looks at their work from time to time. */
async function playCalm({ scene, people, history, auditor }: Parts): Promise<void> {
  history.tell('calm');
  scene.calm();
  for (let passed = 0; passed < calmMs; passed += lookEveryMs) {
    if (auditor.violations.length > 0) return;
    await scene.until(people.look(0), lookEveryMs);
    await scene.machine.runUntil(scene.machine.now() + lookEveryMs);
  }
}

/** Somebody invoices all that is left, and both sides are read once more. */
async function playEnd(parts: Parts, database: SharedDatabase): Promise<Ending> {
  const { scene, people, auditor } = parts;
  const megan = { person: 'megan', instance: 0 } as const;
  const everything = { ...megan, kind: 'invoice', clicks: 'once', share: 1 } as const;
  const sync = () => scene.until(people.ask(megan, 'startSyncRun', { body: {} }), lookEveryMs);
  const rest = () => scene.machine.runUntil(scene.machine.now() + restMs);
  await sync();
  await rest();
  await scene.until(people.invoice(everything, seededRandom(1)), lookEveryMs);
  await rest();
  await sync();
  await rest();
  let runs: InvoiceRun[] = [];
  let bookings: Booking[] = [];
  const look = async (): Promise<void> => {
    runs = await people.look(0);
    bookings = await people.bookings(megan);
  };
  await scene.until(look(), lookEveryMs);
  const { world, machine } = scene;
  return conclude(auditor, { bookings, runs, world, db: database.records, now: machine.now() });
}
