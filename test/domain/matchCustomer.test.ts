import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookingAttendee } from '../../api/domain/bookingAppointment.ts';
import type { InvoicingContext } from '../../api/domain/invoicingContext.ts';
import { matchCustomer } from '../../api/domain/matchCustomer.ts';
import { adatum, anna, annaBerger, byId, makeBooking, makeContext } from './cast.ts';

function match(attendee: Partial<BookingAttendee>, context: Partial<InvoicingContext> = {}) {
  return matchCustomer(
    makeBooking({ attendee: { ...anna, ...attendee } }),
    makeContext({ ...context }),
  );
}

describe('who pays, by e-mail', () => {
  it.each(['anna.berger@contoso.com', 'Anna.Berger@Contoso.COM', '  anna.berger@contoso.com '])(
    'finds the customer for "%s"',
    (email) => {
      expect(match({ email })).toEqual({ customer: annaBerger });
    },
  );

  it('never depends on capitals', () => {
    fc.assert(
      fc.property(fc.mixedCase(fc.constant(annaBerger.email)), (email) => {
        expect(match({ email })).toEqual({ customer: annaBerger });
      }),
    );
  });

  it.each(['', '   '])('matches nobody for an empty address "%s"', (email) => {
    const nameless = { ...annaBerger, email: '' };
    const answer = match(
      { email },
      {
        customers: byId([nameless]),
        customersByEmail: new Map([['', [nameless.id]]]),
      },
    );
    expect(answer).toEqual({ problem: 'customerNotLinked', customer: null, candidates: [] });
  });

  it('does not look for names or similar addresses', () => {
    expect(match({ email: 'anna.berger@contoso.co' })).toMatchObject({
      problem: 'customerNotLinked',
    });
  });

  it('asks where two customers have the address, and takes neither', () => {
    const customersByEmail = new Map([[anna.email, [annaBerger.id, adatum.id]]]);
    expect(match({}, { customersByEmail })).toEqual({
      problem: 'customerAmbiguous',
      customer: null,
      candidates: [annaBerger, adatum],
    });
  });

  it('still asks where one of the two is blocked', () => {
    const blocked = { ...adatum, blocked: true };
    const answer = match(
      {},
      {
        customers: byId([annaBerger, blocked]),
        customersByEmail: new Map([[anna.email, [annaBerger.id, blocked.id]]]),
      },
    );
    expect(answer).toMatchObject({ problem: 'customerAmbiguous', customer: null });
  });

  it('does not ask where customer and contact are the same one', () => {
    const customersByEmail = new Map([[anna.email, [annaBerger.id, annaBerger.id]]]);
    expect(match({}, { customersByEmail })).toEqual({ customer: annaBerger });
  });

  it('shows a blocked customer as blocked', () => {
    const blocked = { ...annaBerger, blocked: true };
    expect(match({}, { customers: byId([blocked]) })).toEqual({
      problem: 'customerBlocked',
      customer: blocked,
      candidates: [],
    });
  });
});

describe('who pays, by a link that somebody made', () => {
  it('wins over the address', () => {
    const customerLinks = new Map([[`email:${anna.email}`, adatum.id]]);
    expect(match({}, { customerLinks })).toEqual({ customer: adatum });
  });

  it('is found for a person without an address by the card', () => {
    const customerLinks = new Map([[`id:${anna.customerId}`, adatum.id]]);
    expect(match({ email: '' }, { customerLinks })).toEqual({ customer: adatum });
    expect(
      match({ email: '', customerId: (anna.customerId ?? '').toUpperCase() }, { customerLinks }),
    ).toEqual({ customer: adatum });
  });

  it('stays when the person gets an address later', () => {
    const customerLinks = new Map([[`id:${anna.customerId}`, adatum.id]]);
    expect(match({}, { customerLinks })).toEqual({ customer: adatum });
  });

  it('to a customer that is gone is a problem, not a reason to take another', () => {
    const customerLinks = new Map([[`email:${anna.email}`, adatum.id]]);
    expect(match({}, { customerLinks, customers: byId([annaBerger]) })).toMatchObject({
      problem: 'customerMissing',
      customer: null,
    });
  });
});
