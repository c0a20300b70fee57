// People at the tab: they look, review, click once or twice, on one instance or the other, and try again where no answer
// comes. Whatever the API refuses with a word for people is fine; that it does not know what happened is not.
import type { Booking } from '../../api/contract/bookings.ts';
import { ErrorBody } from '../../api/contract/errors.ts';
import type { InvoicePreview } from '../../api/contract/invoicePreviews.ts';
import type { InvoiceRun, InvoiceRunList } from '../../api/contract/invoiceRuns.ts';
import { operations, type OperationName } from '../../api/contract/operations.ts';
import type { Random } from '../../simulator/random.ts';
import type { History } from './history.ts';
import type { ApiAnswer } from './inject.ts';
import type { Scene } from './scene.ts';
import type { Deed } from './script.ts';
import { userIdOf, type Person } from './stage.ts';

/** Whoever wants to know what people were told. */
export type Witness = {
  reviewed(preview: InvoicePreview): void;
  started(run: InvoiceRun): void;
  shown(run: InvoiceRun): void;
  failed(what: string): void;
};

export type Asking = {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  key?: string;
  ifMatch?: string;
};

export type PeopleOptions = { scene: Scene; history: History; witness: Witness };
type InvoiceDeed = Extract<Deed, { kind: 'invoice' }>;

export class People {
  syncSetupId = '';
  readonly runs: { person: Person; id: string }[] = [];
  readonly #clicked = new Set<Person>();
  #scene: Scene;
  #history: History;
  #witness: Witness;

  constructor({ scene, history, witness }: PeopleOptions) {
    this.#scene = scene;
    this.#history = history;
    this.#witness = witness;
  }

  /** One request of a person to an instance. `undefined` for no answer, and for one that refuses. */
  async ask<T>(
    as: { person: Person; instance: number },
    name: OperationName,
    asking: Asking = {},
  ): Promise<T | undefined> {
    const answer = await this.#send(as, name, asking);
    const said = `${as.person} → api ${as.instance + 1} ${name}: ${saidBy(answer)}`;
    this.#history.tell(said);
    if (answer?.status === 500) this.#witness.failed(`${said} ${JSON.stringify(answer.body)}`);
    const isDone = answer?.status === operations[name].status;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The contract says what this operation answers.
    return isDone ? (answer?.body as T) : undefined;
  }

  #send(
    { person, instance }: { person: Person; instance: number },
    name: OperationName,
    asking: Asking,
  ) {
    const { params = {}, query = {}, body, key, ifMatch } = asking;
    const known: Record<string, string> = { syncSetupId: this.syncSetupId, ...params };
    const path = operations[name].path.replaceAll(/\{(\w+)\}/g, (_, part: string) =>
      encodeURIComponent(known[part] ?? ''),
    );
    const search = new URLSearchParams(query).toString();
    return this.#scene.ask(instance, {
      method: operations[name].method.toUpperCase(),
      path: `/api${path}${search === '' ? '' : `?${search}`}`,
      body,
      headers: {
        host: 'api.simulated',
        authorization: `Bearer ${this.#scene.tokens.get(person) ?? ''}`,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
    });
  }

  async bookings(as: { person: Person; instance: number }, view = 'all'): Promise<Booking[]> {
    const query = { view, limit: '1000' };
    const page = await this.ask<{ bookings: Booking[] }>(as, 'listBookings', { query });
    return page?.bookings ?? [];
  }

  /** Reviews some of what is ready, and starts it. */
  async invoice(deed: InvoiceDeed, random: Random): Promise<void> {
    const ready = (await this.bookings(deed, 'ready')).filter(() => random.chance(deed.share));
    if (ready.length === 0) return;
    const bookingIds = ready.map(({ id }) => id);
    const preview = await this.ask<InvoicePreview>(deed, 'createInvoicePreview', {
      body: { bookingIds },
    });
    if (!preview) return;
    this.#witness.reviewed(preview);
    await this.wait(random.between(500, 90_000));
    await this.#click(deed, preview, random);
  }

  async #click(deed: InvoiceDeed, preview: InvoicePreview, random: Random): Promise<void> {
    const { person } = deed;
    const other = { person, instance: 1 - deed.instance };
    const key = `key-${random.guid()}`;
    const otherKey = `key-${random.guid()}`;
    const start = (as: { person: Person; instance: number }, withKey: string) =>
      this.#start(as, preview, withKey);
    switch (deed.clicks) {
      case 'sameKeyAtOnce':
        await Promise.all([start(deed, key), start(other, key), start(deed, key)]);
        return;
      case 'otherKeyAtOnce':
        await Promise.all([start(deed, key), start(other, otherKey)]);
        return;
      case 'sameKeyLater':
        await start(deed, key);
        await this.wait(random.between(100, 20 * 60_000));
        await start(other, key);
        return;
      case 'thenStop':
        await start(deed, key);
        await this.wait(random.between(0, 3_000));
        await this.decideAboutRun('stop', other, random);
        return;
      case 'thenUndo':
        await start(deed, key);
        await this.wait(random.between(5_000, 10 * 60_000));
        await this.decideAboutRun('undo', other, random);
        return;
      default:
        // Without an answer a person clicks again, or closes the page and reviews anew.
        if (await start(deed, key)) return;
        if (deed.clicks === 'once') await start(other, key);
        else await this.invoice({ ...deed, ...other, clicks: 'once' }, random);
    }
  }

  async #start(
    as: { person: Person; instance: number },
    { id, hash, confirmations }: InvoicePreview,
    key: string,
  ) {
    const body = { previewId: id, hash, confirmations };
    this.#scene.clicked();
    this.#clicked.add(as.person);
    const run = await this.ask<InvoiceRun>(as, 'startInvoiceRun', { body, key });
    if (!run) return undefined;
    this.#began(run, as.person);
    return run;
  }

  #began(run: InvoiceRun, person: Person): void {
    this.#witness.started(run);
    if (!this.runs.some(({ id }) => id === run.id)) this.runs.push({ person, id: run.id });
  }

  /** Somebody stops, tries again or undoes a run, mostly the latest. */
  async decideAboutRun(
    kind: 'stop' | 'retry' | 'undo',
    as: { person: Person; instance: number },
    random: Random,
  ): Promise<void> {
    const run = random.chance(0.7) ? this.runs.at(-1) : this.runs[0];
    if (!run) return;
    const params = { runId: run.id };
    if (kind === 'stop') await this.ask(as, 'stopInvoiceRun', { params });
    if (kind === 'undo') await this.ask(as, 'undoInvoiceRun', { params, body: {} });
    if (kind !== 'retry') return;
    const key = `key-${random.guid()}`;
    const again = await this.ask<InvoiceRun>(as, 'retryInvoiceRun', { params, body: {}, key });
    if (again) this.#began(again, as.person);
  }

  /** Everybody looks at their runs: that is when one goes on that waited for its starter. */
  async look(instance: number): Promise<InvoiceRun[]> {
    const shown: InvoiceRun[] = [];
    await this.#findRuns(instance);
    for (const { person, id } of this.runs) {
      const run = await this.ask<InvoiceRun>({ person, instance }, 'getInvoiceRun', {
        params: { runId: id },
      });
      if (!run) continue;
      this.#witness.shown(run);
      shown.push(run);
    }
    return shown;
  }

  /** Whoever got no answer finds in the list what had begun all the same. */
  async #findRuns(instance: number): Promise<void> {
    for (const person of this.#clicked) {
      const list = await this.ask<InvoiceRunList>({ person, instance }, 'listInvoiceRuns');
      const own =
        list?.invoiceRuns.filter((run) => run.startedBy.userId === userIdOf(person)) ?? [];
      for (const { id } of own) {
        if (!this.runs.some((run) => run.id === id)) this.runs.push({ person, id });
      }
    }
  }

  async decide(
    kind: 'skip' | 'unskip' | 'enterAmount',
    as: { person: Person; instance: number },
    random: Random,
  ): Promise<void> {
    const view = { skip: 'ready', unskip: 'skipped', enterAmount: 'attention' }[kind];
    const some = await this.bookings(as, view);
    if (some.length === 0) return;
    const { id } = random.pick(some);
    if (kind === 'skip') {
      await this.ask(as, 'skipBookings', { body: { bookingIds: [id], reason: 'goodwill' } });
    } else if (kind === 'unskip') {
      await this.ask(as, 'unskipBooking', { params: { bookingId: id } });
    } else {
      const amount = String(random.between(20, 200));
      await this.ask(as, 'updateBooking', { params: { bookingId: id }, body: { amount } });
    }
  }

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#scene.machine.after(milliseconds, resolve);
    });
  }
}

function saidBy(answer: ApiAnswer | undefined): string {
  if (!answer) return 'no answer';
  const { status, body } = answer;
  const refusal = ErrorBody.safeParse(body);
  return refusal.success ? `${status} ${refusal.data.error.code}` : String(status);
}
