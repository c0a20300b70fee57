import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Booking } from '../../api/domain/booking.ts';
import {
  describeLine,
  descriptionLength,
  type DescriptionRules,
} from '../../api/domain/describeLine.ts';
import { anna, makeBooking, otherAppointment } from './cast.ts';

function text(
  template: string,
  bookings: readonly Booking[] = [makeBooking()],
  language: DescriptionRules['language'] = 'de',
): string {
  return describeLine(bookings, { template, language, timeZone: 'Europe/Vienna' }).text;
}

describe('the text of a line', () => {
  it('is the template with what it names, in the business’s time', () => {
    expect(text('{service}, {date} {time}')).toBe('Massage, 05.11.2026 10:00');
    expect(text('{customer}: {service} ({duration}), {staff}', [makeBooking()], 'en')).toBe(
      'Anna Berger: Massage (45 min), Mina Roth',
    );
  });

  it('takes names as they are, whatever signs they hold', () => {
    const booking = makeBooking({ serviceName: "Cut $& {staff} $1 \\n $' for $50" });
    expect(text('{service}', [booking])).toBe("Cut $& {staff} $1 \\n $' for $50");
  });

  it('is one line without control characters and turned writing', () => {
    const serviceName = 'Massage\r\nlong\u0000\u0007\u202Egnol\u2066 \uD83D half\u2028end';
    expect(text('{service}\t{date}', [makeBooking({ serviceName })])).toBe(
      'Massage long gnol half end 05.11.2026',
    );
  });

  it('leaves no holes where something is not known', () => {
    const booking = makeBooking({ staffNames: [], attendee: { ...anna, displayName: ' ' } });
    expect(text('{service}, {staff}, {date}', [booking])).toBe('Massage, 05.11.2026');
    expect(text('{service} ({staff})', [booking])).toBe('Massage');
    expect(text('{staff}: {customer} - {service}', [booking])).toBe('Massage');
    expect(text('{service} – {staff}', [booking])).toBe('Massage');
    expect(text('{staff}', [booking])).toBe('');
  });

  it('keeps what belongs to a name', () => {
    expect(text('{service}', [makeBooking({ serviceName: 'Yoga (60) -' })])).toBe('Yoga (60) -');
  });

  it('tells whole minutes', () => {
    const endAt = '2026-11-05T09:33:20.000Z';
    expect(text('{duration}', [makeBooking({ endAt })])).toBe('33 min');
  });
});

describe('the text of a line for several bookings', () => {
  const later = otherAppointment('later', {
    startAt: '2026-11-19T09:00:00.000Z',
    endAt: '2026-11-19T10:00:00.000Z',
    staffNames: ['Mina Roth', 'Ole Lind'],
  });

  it('tells the first day, the last and how many there were, and no time', () => {
    expect(text('{service}, {date} {time}', [makeBooking(), later])).toBe(
      'Massage, 05.11.2026 – 19.11.2026 (2)',
    );
  });

  it('names everybody once and adds the minutes up', () => {
    expect(text('{staff}: {duration}', [later, makeBooking()])).toBe(
      'Mina Roth, Ole Lind: 105 min',
    );
  });

  it('tells one day where it was one', () => {
    expect(text('{date}', [makeBooking(), otherAppointment('same day')])).toBe('05.11.2026');
  });
});

describe('a text too long for Business Central', () => {
  const cutOf = (serviceName: string) =>
    describeLine([makeBooking({ serviceName })], {
      template: '{service}',
      language: 'de',
      timeZone: 'Europe/Vienna',
    });

  it('fits when it has 100 characters, and is cut with a sign when it has 101', () => {
    expect(cutOf('x'.repeat(100))).toEqual({ text: 'x'.repeat(100), isCut: false });
    expect(cutOf('x'.repeat(101))).toEqual({ text: `${'x'.repeat(99)}…`, isCut: true });
  });

  it('is cut between characters as people see them', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(cutOf(`${'x'.repeat(95)}${family}tail`).text).toBe(`${'x'.repeat(95)}…`);
    expect(cutOf(`${'x'.repeat(98)}e\u0301tail`).text).toBe(`${'x'.repeat(98)}…`);
  });

  it('never leaves a half character or more than 100', () => {
    const characters = fc.constantFrom('x', ' ', 'é', '👩‍👩‍👧‍👦', '🇦🇹', 'e\u0301', '\n', '\uD83D', '$&');
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 140 }), (parts) => {
        const { text: cut, isCut } = cutOf(parts.join(''));
        expect(cut.length).toBeLessThanOrEqual(descriptionLength);
        expect(cut).not.toMatch(/\p{Cs}|\p{Cc}/u);
        expect(isCut).toBe(cut.endsWith('…'));
        const seen = [...new Intl.Segmenter('en').segment(cut)].map(({ segment }) => segment);
        for (const character of seen) expect(['…', '$', '&', ...parts, ' ']).toContain(character);
      }),
    );
  });
});
