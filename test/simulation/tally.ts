// What a number of seeds came to, in figures.
import { faultKinds, type FaultKind } from './faultPlan.ts';
import type { Played } from './playSeed.ts';

export type Tally = {
  seeds: number;
  requests: number;
  statements: number;
  documents: number;
  steps: Record<string, number>;
  faults: Record<FaultKind, number>;
  crashes: number;
  doubleInvoices: number;
  lostBookings: number;
  stillChecking: number;
  failed: { seed: number; violations: string[] }[];
};

/** What a worker tells of a seed: all but the history. */
export type Told = Pick<
  Played,
  'seed' | 'violations' | 'crashes' | 'exchanges' | 'statements' | 'documents' | 'ending'
> & { steps: string[]; faults: FaultKind[] };

export function tell({ steps, faults, ...played }: Played): Told {
  const { seed, violations, crashes, exchanges, statements, documents, ending } = played;
  return {
    seed, violations, crashes, exchanges, statements, documents, ending,
    steps: steps.map((step) => (step.kind === 'colleague' ? `colleague ${step.deed}` : step.kind)),
    faults: faults.map(({ kind }) => kind),
  }; // prettier-ignore
}

export function emptyTally(): Tally {
  const none = Object.fromEntries(faultKinds.map((kind) => [kind, 0]));
  return {
    seeds: 0, requests: 0, statements: 0, documents: 0, steps: {},
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Made of all kinds.
    faults: none as Tally['faults'],
    crashes: 0, doubleInvoices: 0, lostBookings: 0, stillChecking: 0, failed: [],
  }; // prettier-ignore
}

export function add(tally: Tally, told: Told): void {
  tally.seeds += 1;
  tally.requests += told.exchanges;
  tally.statements += told.statements;
  tally.documents += told.documents;
  tally.crashes += told.crashes;
  for (const name of told.steps) tally.steps[name] = (tally.steps[name] ?? 0) + 1;
  for (const kind of told.faults) tally.faults[kind] += 1;
  tally.doubleInvoices += told.violations.filter((text) => text.startsWith('I1:')).length;
  tally.lostBookings += told.ending?.lost ?? 0;
  tally.stillChecking += told.ending?.stillChecking ?? 0;
  if (told.violations.length > 0) {
    tally.failed.push({ seed: told.seed, violations: told.violations });
  }
}

/** One line for people. */
export function lineOf(tally: Tally): string {
  const kinds = faultKinds.map((kind) => `${kind} ${tally.faults[kind]}`).join(', ');
  const faults = Object.values(tally.faults).reduce((sum, count) => sum + count, 0);
  return (
    `simulated ${tally.seeds} seeds: ${tally.requests} requests, ${tally.documents} invoices, ` +
    `${faults} faults (${kinds}), ${tally.crashes} crashes; ${tally.doubleInvoices} double invoices, ` +
    `${tally.lostBookings} lost bookings, ${tally.stillChecking} still checking, ${tally.failed.length} seeds failed`
  );
}
