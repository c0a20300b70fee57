import { expect, test } from 'vitest';
import { InvariantError } from '../../api/domain/invariant.ts';
import { listBookings } from '../../api/state/bookings.ts';
import { claimBookings } from '../../api/state/claims.ts';
import { listJournal } from '../support/journal.ts';
import { listSalesInvoiceDrafts } from '../../api/state/salesInvoiceDrafts.ts';
import { stopInvoiceRun } from '../../api/state/invoiceRuns.ts';
import { stopPlannedDrafts, transitionDraft } from '../../api/state/transitionDraft.ts';
import { onBothDatabases } from '../support/database.ts';
import { appointment, book, newDraft, newSetup, now, step } from '../support/ledger.ts';

onBothDatabases((open) => {
  test('state, fields and journal change together', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { id, runId, attempt } = await newDraft(db, setup);
    const move = { id, attempt, journal: step(id), now };
    expect(
      await transitionDraft(db, {
        ...move,
        from: 'planned',
        to: 'sending',
        fields: { attempt: 1 },
      }),
    ).toBe('done');
    const [draft] = await listSalesInvoiceDrafts(db, runId);
    expect(draft).toMatchObject({ state: 'sending', attempt: 1 });
    const [entry] = await listJournal(db, setup.tenantId);
    expect(entry).toMatchObject({ draft_id: id, details: { from: 'planned', to: 'sending' } });
  });

  test('a draft that somebody else moved stays as it is', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { id, attempt } = await newDraft(db, setup);
    const move = {
      id,
      attempt,
      from: 'planned' as const,
      to: 'sending' as const,
      journal: step(id),
      now,
    };
    const outcomes = await Promise.all([transitionDraft(db, move), transitionDraft(db, move)]);
    expect(outcomes.toSorted()).toEqual(['done', 'otherState']);
    expect(await listJournal(db, setup.tenantId)).toHaveLength(1);
  });

  test('a move that the life of a draft does not know is a mistake of ours', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { id, runId, attempt } = await newDraft(db, setup);
    const move = {
      id,
      attempt,
      from: 'planned' as const,
      to: 'posted' as const,
      journal: step(id),
      now,
    };
    await expect(transitionDraft(db, move)).rejects.toThrow(InvariantError);
    expect(await listSalesInvoiceDrafts(db, runId)).toMatchObject([{ state: 'planned' }]);
  });

  test('nothing of a run that is being stopped is sent', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { id, runId, attempt } = await newDraft(db, setup);
    const move = { id, attempt, journal: step(id), now };
    await stopInvoiceRun(db, runId);
    expect(await transitionDraft(db, { ...move, from: 'planned', to: 'sending' })).toBe(
      'otherState',
    );
  });

  test('what is not sent is given up at once, what is on its way is not', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const { id, runId } = await newDraft(db, setup);
    const sending = await newDraft(db, setup, { state: 'sending' });
    const bookings = [{ bookingId, lineIndex: 0 }];
    await claimBookings(db, { tenantId: setup.tenantId, draftId: id, bookings, now });
    const stop = (run: typeof runId) =>
      db.transaction().execute((inside) => stopPlannedDrafts(inside, run, { now, actor: 'megan' }));
    expect(await stop(runId)).toEqual([id]);
    expect(await stop(sending.runId)).toEqual([]);
    expect(await listSalesInvoiceDrafts(db, runId)).toMatchObject([
      { state: 'rejected', problem: { code: 'stoppedByUser' } },
    ]);
    expect((await listBookings(db, setup))[0]?.claim).toBeNull();
    expect(await listJournal(db, setup.tenantId)).toMatchObject([
      { kind: 'draftStopped', draft_id: id, details: { from: 'planned', to: 'rejected' } },
    ]);
  });

  test('a rejected draft gives its bookings back', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const { id, attempt } = await newDraft(db, setup);
    const bookings = [{ bookingId, lineIndex: 0 }];
    await claimBookings(db, { tenantId: setup.tenantId, draftId: id, bookings, now });
    const move = { id, attempt, journal: step(id), now };
    await transitionDraft(db, { ...move, from: 'planned', to: 'sending' });
    expect((await listBookings(db, setup))[0]?.claim?.draftState).toBe('sending');
    await transitionDraft(db, { ...move, from: 'sending', to: 'rejected' });
    expect((await listBookings(db, setup))[0]?.claim).toBeNull();
  });
});
