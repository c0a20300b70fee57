import { expect, test } from 'vitest';
import { claimBookings, releaseClaims } from '../../api/state/claims.ts';
import { listBookings } from '../../api/state/bookings.ts';
import { onBothDatabases } from '../support/database.ts';
import { appointment, book, newDraft, newSetup, now } from '../support/ledger.ts';

onBothDatabases((open) => {
  test('a booking that is on one draft cannot be put on another', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const { tenantId } = setup;
    const bookings = [{ bookingId, lineIndex: 0 }];
    const first = await newDraft(db, setup);
    const second = await newDraft(db, setup);
    expect(await claimBookings(db, { tenantId, draftId: first.id, bookings, now })).toEqual([]);
    expect(await claimBookings(db, { tenantId, draftId: second.id, bookings, now })).toEqual([
      bookingId,
    ]);
    const [booking] = await listBookings(db, setup);
    expect(booking?.claim?.draftId).toBe(first.id);
  });

  test('the database itself refuses a second live claim', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const draft = await newDraft(db, setup);
    const claim = {
      tenant_id: setup.tenantId,
      booking_id: bookingId,
      draft_id: draft.id,
      line_index: 0,
      claimed_at: now,
      released_at: null,
    };
    await db.insertInto('claims').values(claim).execute();
    await expect(db.insertInto('claims').values(claim).execute()).rejects.toThrow(/claims_live/);
  });

  test('A3 of many who claim the same booking at once exactly one gets it', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const drafts = [];
    for (let index = 0; index < 8; index += 1) drafts.push(await newDraft(db, setup));
    const refusals = await Promise.all(
      drafts.map(({ id: draftId }) =>
        db.transaction().execute((transaction) =>
          claimBookings(transaction, {
            tenantId: setup.tenantId,
            draftId,
            bookings: [{ bookingId, lineIndex: 0 }],
            now,
          }),
        ),
      ),
    );
    expect(refusals.filter((refused) => refused.length === 0)).toHaveLength(1);
  });

  test('what was released can be claimed again, and tells what it was', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const ids = await book(db, setup, [appointment(), appointment()]);
    const bookings = ids.map((bookingId, lineIndex) => ({ bookingId, lineIndex }));
    const draft = await newDraft(db, setup);
    const { tenantId } = setup;
    await claimBookings(db, { tenantId, draftId: draft.id, bookings, now });
    const bookingIds = ids.slice(0, 1);
    expect(await releaseClaims(db, draft.id, { bookingIds, now })).toEqual(bookingIds);
    expect(await releaseClaims(db, draft.id, { bookingIds, now })).toEqual([]);
    const again = await newDraft(db, setup);
    expect(await claimBookings(db, { tenantId, draftId: again.id, bookings, now })).toEqual(
      ids.slice(1),
    );
  });

  test('the same booking of another organisation is another booking', async () => {
    const { db } = await open();
    const one = await newSetup(db);
    const other = await newSetup(db);
    const shared = appointment();
    const [ofOne] = await book(db, one.setup, [shared]);
    const [ofOther] = await book(db, other.setup, [shared]);
    expect(ofOne).not.toBe(ofOther);
  });
});
