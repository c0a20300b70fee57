// Drafts are deleted again on request, as far as nobody touched them; each says what became of that.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { InvoiceRun, SalesInvoiceDraft } from '../../api/contract/invoiceRuns.ts';
import { asId } from '../../api/domain/ids.ts';
import { listSalesInvoiceDrafts } from '../../api/state/salesInvoiceDrafts.ts';
import { expectSoundBooks } from '../support/audit.ts';
import { inBusinessCentral, letAlexIn } from '../support/colleague.ts';
import {
  after,
  documentsOf,
  invoice,
  invoicingSetup,
  onlyDraft,
  readyOfEach,
  startWith,
  stateOf,
  until,
  type Where,
} from '../support/invoicing.ts';
import type { Person } from '../support/product.ts';
import { onBothProducts } from '../support/sharedProduct.ts';

const deletion = { service: 'businessCentral', method: 'DELETE', times: 1 } as const;

const isUndone = ({ drafts }: InvoiceRun): boolean =>
  drafts.every(({ undo }) => undo?.result !== 'pending');

onBothProducts({ seed: { bookings: 120, customers: 30 } }, (shared) => {
  let where: Where;

  beforeAll(async () => {
    letAlexIn(shared.product);
    where = await invoicingSetup(shared.product);
  });

  afterEach(async () => {
    shared.product.faults.clear();
    await expectSoundBooks(where);
  });

  async function drafted(count = 1): Promise<InvoiceRun> {
    const run = await invoice(where, await readyOfEach(where, count));
    expect(run.progress.drafted).toBe(count);
    return run;
  }

  function undo(runId: string, body = {}, as: Person = 'megan'): Promise<InvoiceRun> {
    const params = { syncSetupId: where.syncSetupId, runId };
    return where.product.ok('undoInvoiceRun', { as, params, body });
  }

  async function undone(runId: string): Promise<InvoiceRun> {
    await undo(runId);
    return until(where, runId, isUndone);
  }

  function idOf({ salesInvoice }: SalesInvoiceDraft): string {
    return salesInvoice?.id ?? '';
  }

  function bookingOf({ lines }: SalesInvoiceDraft): string {
    return lines[0]?.bookingIds[0] ?? '';
  }

  test('G7 what nobody touched is deleted, and its bookings can be invoiced again', async () => {
    const run = await drafted(3);
    const seen = await undone(run.id);
    expect(seen.progress).toMatchObject({ drafted: 0, removed: 3 });
    for (const draft of seen.drafts) {
      expect(draft).toMatchObject({ state: 'undone', undo: { result: 'undone' } });
      expect(documentsOf(where, draft)).toEqual([]);
      expect(await stateOf(where, bookingOf(draft))).toBe('ready');
    }
    const again = await invoice(
      where,
      seen.drafts.map((draft) => ({ id: bookingOf(draft) })),
    );
    expect(again.progress.drafted).toBe(3);
  });

  test.for([
    ['edited', ['edit'], 'changed', 'changed'],
    ['released', ['release'], 'changed', 'changed'],
    ['opened and closed', ['release', 'reopen'], 'changed', 'drafted'],
    ['posted', ['post'], 'posted', 'posted'],
    ['credited', ['post', 'credit'], 'credited', 'credited'],
    ['deleted', ['delete'], 'gone', 'deleted'],
  ] as const)(
    'G7 what somebody %s meanwhile is not deleted, and says so',
    async ([, deeds, result, state]) => {
      const { product } = where;
      const run = await drafted(2);
      const [touched, other] = run.drafts;
      if (!touched || !other) throw new Error('Two were drafted');
      const path = `/business-central/sales-invoices/${idOf(touched)}`;
      for (const deed of deeds) await product.control('POST', `${path}/${deed}`);
      const seen = await undone(run.id);
      const ended = seen.drafts.find(({ id }) => id === touched.id);
      expect(ended).toMatchObject({ undo: { result } });
      expect(documentsOf(where, touched)).toHaveLength(state === 'deleted' ? 0 : 1);
      if (state !== 'drafted' && deeds[0] !== 'release') expect(ended?.state).toBe(state);
      expect(seen.drafts.find(({ id }) => id === other.id)?.state).toBe('undone');
      const isFree = state === 'deleted';
      expect((await stateOf(where, bookingOf(touched))) === 'ready').toBe(isFree);
    },
  );

  test.for([
    ['edits', 'edit', 'changed'],
    ['posts', 'post', 'posted'],
  ] as const)(
    'G7 who %s a draft at the very moment of its deletion wins',
    async ([, deed, result]) => {
      const { product } = where;
      const run = await drafted();
      product.requests.length = 0;
      product.faults.replace([{ ...deletion, kind: 'delay', delayMs: 1_500 }]);
      await undo(run.id);
      const isSent = () => product.requests.some(({ method }) => method === 'DELETE');
      await expect.poll(isSent, { timeout: 20_000, interval: 5 }).toBe(true);
      await inBusinessCentral(product, deed, idOf(onlyDraft(run)));
      const seen = onlyDraft(await until(where, run.id, isUndone));
      expect(seen).toMatchObject({ undo: { result }, state: result });
      expect(documentsOf(where, seen)).toHaveLength(1);
    },
  );

  test('G7 undo twice deletes once', async () => {
    const run = await drafted(2);
    const { product } = where;
    product.requests.length = 0;
    await Promise.all([undo(run.id), undo(run.id)]);
    await until(where, run.id, isUndone);
    const seen = await undone(run.id);
    expect(seen.drafts.map(({ state }) => state)).toEqual(['undone', 'undone']);
    const deletions = product.requests.filter(({ method }) => method === 'DELETE');
    expect(deletions).toHaveLength(2);
  });

  test.for([
    ['was done', 'answerLost'],
    ['was not done', 'cut'],
  ] as const)(
    'G7 whether a deletion without an answer %s is found out before anything else',
    async ([, kind]) => {
      const { product } = where;
      const run = await drafted();
      product.requests.length = 0;
      product.faults.replace([{ ...deletion, kind }]);
      await undo(run.id);
      const isSent = () => product.faults.list().length === 0;
      await expect.poll(isSent, { timeout: 20_000 }).toBe(true);
      await pausedUndo(run.id);
      await after(where, 60_000);
      const seen = onlyDraft(await until(where, run.id, isUndone));
      expect(seen).toMatchObject({ state: 'undone', undo: { result: 'undone' } });
      expect(documentsOf(where, seen)).toEqual([]);
      const sent = product.requests.filter(({ service }) => service === 'businessCentral');
      const first = sent.findIndex(({ method }) => method === 'DELETE');
      expect(sent[first + 1]?.path).toMatch(/\$batch$|salesInvoices/);
      expect(sent[first + 1]?.method).not.toBe('DELETE');
    },
  );

  /** Waits until an undo is put off, so that the clock can be moved. */
  async function pausedUndo(runId: string): Promise<void> {
    const count = async (): Promise<number> => {
      const drafts = await listSalesInvoiceDrafts(where.product.db, asId<'invoiceRun'>(runId));
      return drafts.filter(({ undo: wish }) => typeof wish?.tryAgainAt === 'string').length;
    };
    await expect.poll(count, { timeout: 20_000 }).toBeGreaterThan(0);
  }

  test('G7 an undo goes on after a crash', async () => {
    const { product } = where;
    const run = await drafted();
    product.faults.replace([{ ...deletion, kind: 'answerLost' }]);
    await undo(run.id);
    await pausedUndo(run.id);
    await product.restart();
    await after(where, 60_000);
    const seen = onlyDraft(await until(where, run.id, isUndone));
    expect(seen).toMatchObject({ state: 'undone', undo: { result: 'undone' } });
  });

  test('G7 a service that is too busy is asked again later', async () => {
    const { product } = where;
    const run = await drafted();
    product.faults.replace([{ ...deletion, kind: 'status', status: 429, retryAfter: 60 }]);
    await undo(run.id);
    await pausedUndo(run.id);
    await after(where, 61_000);
    expect(onlyDraft(await until(where, run.id, isUndone)).state).toBe('undone');
  });

  test('what Business Central refuses to delete says why', async () => {
    const { product } = where;
    const run = await drafted();
    product.faults.replace([{ ...deletion, kind: 'status', status: 405 }]);
    const seen = onlyDraft(await undone(run.id));
    expect(seen).toMatchObject({ state: 'drafted', undo: { result: 'refused' } });
    expect(seen.undo?.said).not.toBe('');
  });

  test('J1 who may not delete in Business Central is told so, and a colleague can do it', async () => {
    const { product } = where;
    const run = await drafted();
    product.faults.replace([{ ...deletion, kind: 'status', status: 403 }]);
    expect(onlyDraft(await undone(run.id))).toMatchObject({
      state: 'drafted',
      undo: { result: 'noAccess' },
    });
    await undo(run.id, {}, 'alex');
    expect(onlyDraft(await until(where, run.id, isUndone)).state).toBe('undone');
  });

  test('only the drafts that are named are undone', async () => {
    const run = await drafted(2);
    const [first] = run.drafts;
    await undo(run.id, { draftIds: [first?.id ?? ''] });
    const seen = await until(where, run.id, isUndone);
    expect(seen.drafts.map(({ state }) => state)).toEqual(['undone', 'drafted']);
  });

  test('a run that goes on has to be stopped first', async () => {
    const { product, syncSetupId } = where;
    product.faults.replace([
      { service: 'businessCentral', path: '$batch', kind: 'status', status: 429, retryAfter: 60 },
    ]);
    const { id: runId } = await startWith(where, await readyOfEach(where, 1));
    const refused = await product.refused('undoInvoiceRun', {
      params: { syncSetupId, runId },
      body: {},
    });
    expect(refused).toMatchObject({ status: 409, error: { code: 'invoiceRunNotFinished' } });
    await product.ok('stopInvoiceRun', { params: { syncSetupId, runId } });
    await until(where, runId);
  });

  test('J1 a run of nobody cannot be undone', async () => {
    const params = { syncSetupId: where.syncSetupId, runId: randomUUID() };
    const refused = await where.product.refused('undoInvoiceRun', { params, body: {} });
    expect(refused).toMatchObject({ status: 404, error: { code: 'notFound' } });
  });
});
