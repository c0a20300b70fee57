import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import {
  listFingerprints,
  markAppointmentsVanished,
  saveAppointments,
} from '../../api/state/appointments.ts';
import { listBookings } from '../../api/state/bookings.ts';
import { claimBookings } from '../../api/state/claims.ts';
import { setEnteredAmount, skipBookings, unskipBooking } from '../../api/state/decisions.ts';
import { findSyncSetup } from '../../api/state/syncSetups.ts';
import { onBothDatabases } from '../support/database.ts';
import { appointment, book, newDraft, newSetup, now } from '../support/ledger.ts';

const group = [
  { customerId: 'A1', displayName: 'Adele', email: 'adele@contoso.example' },
  { customerId: 'B2', displayName: 'Bruno', email: 'bruno@contoso.example' },
];

onBothDatabases((open) => {
  test('F3 each attendee of a group is a booking, and nobody of an empty one', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const full = appointment({ maximumAttendeesCount: 5, attendees: group });
    const empty = appointment({ maximumAttendeesCount: 5, attendees: [] });
    expect(await book(db, setup, [full, empty])).toHaveLength(2);
  });

  test('an attendee who is gone vanishes, and is the same booking when back', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const full = appointment({ maximumAttendeesCount: 5, attendees: group });
    const ids = await book(db, setup, [full]);
    await book(db, setup, [{ ...full, attendees: group.slice(0, 1) }]);
    const vanished = async () =>
      (await listBookings(db, setup)).filter((booking) => booking.vanished).map(({ id }) => id);
    expect(await vanished()).toHaveLength(1);
    expect((await book(db, setup, [full])).toSorted()).toEqual(ids.toSorted());
    expect(await vanished()).toEqual([]);
  });

  test('a cancelled appointment vanishes with its bookings', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const cancelled = appointment();
    await book(db, setup, [cancelled]);
    await markAppointmentsVanished(db, setup, { ids: [cancelled.id], now });
    expect((await listBookings(db, setup)).map((booking) => booking.vanished)).toEqual([true]);
    const window = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', ids: [] };
    expect(await listFingerprints(db, setup, window)).toEqual(new Map());
  });

  test('instants and amounts come back as they went in', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const exact = appointment({
      startAt: '2026-10-25T00:30:00.123Z',
      endAt: '2026-10-25T01:30:00.000Z',
      price: new Exact('1234567.89012'),
    });
    await saveAppointments(db, setup, { appointments: [exact], fingerprints: new Map(), now });
    const [booking] = await listBookings(db, setup);
    expect(booking?.startAt).toBe(exact.startAt);
    expect(booking?.price.toFixed()).toBe('1234567.89012');
  });

  test('an entered amount and a skip belong to the booking', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const [bookingId] = await book(db, setup, [appointment()]);
    if (!bookingId) throw new Error('Nothing was booked');
    const amount = new Exact('80');
    const by = asId<'user'>('megan');
    await setEnteredAmount(db, setup, { bookingId, amount, by, at: now });
    await skipBookings(db, setup, {
      bookingIds: [bookingId],
      reason: 'goodwill',
      note: '',
      by: 'Megan',
      at: now,
    });
    const [booking] = await listBookings(db, setup, { ids: [bookingId] });
    expect(booking?.enteredAmount?.toFixed()).toBe('80');
    expect(booking?.skip).toMatchObject({ reason: 'goodwill', skippedBy: 'Megan' });
    expect(await unskipBooking(db, setup, bookingId)).toBe(true);
    expect(await unskipBooking(db, setup, bookingId)).toBe(false);
  });

  test('what is on a draft cannot be skipped', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const ids = await book(db, setup, [appointment(), appointment()]);
    const [claimed, free] = ids;
    if (!claimed || !free) throw new Error('Nothing was booked');
    const draft = await newDraft(db, setup);
    await claimBookings(db, {
      tenantId: setup.tenantId,
      draftId: draft.id,
      bookings: [{ bookingId: claimed, lineIndex: 0 }],
      now,
    });
    const skip = { bookingIds: ids, reason: 'test', note: '', by: 'Megan', at: now };
    expect(await skipBookings(db, setup, skip)).toEqual({ skipped: [free], refused: [claimed] });
  });

  test('a business belongs to one active setup, however its address is written', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const { tenantId, bookingBusiness } = setup;
    const shouted = asId<'bookingBusiness'>(bookingBusiness.id.toUpperCase());
    const same = { tenantId, bookingBusiness: { ...bookingBusiness, id: shouted } };
    expect((await newSetup(db, same)).outcome).toBe('bookingBusinessInUse');
    expect((await newSetup(db, { ...same, enabled: false })).outcome).toBe('inserted');
    expect((await newSetup(db, { bookingBusiness })).outcome).toBe('inserted');
  });

  test('another organisation finds nothing under the same id', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const tenantId = asId<'tenant'>('another');
    expect(await findSyncSetup(db, { tenantId, id: setup.id })).toBeUndefined();
  });

  test('more appointments than one statement takes are stored and read whole', async () => {
    const { db } = await open();
    const { setup } = await newSetup(db);
    const many = Array.from({ length: 2_500 }, () => appointment());
    await saveAppointments(db, setup, { appointments: many, fingerprints: new Map(), now });
    expect(await listBookings(db, setup)).toHaveLength(2_500);
  });
});
