import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  dateInWords,
  localDate,
  localTime,
  monthsBefore,
  startOfDay,
} from '../../api/domain/localTime.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the business’s time zone', () => {
  it('I3 puts a late appointment on the day that the business had', () => {
    expect(localDate('2026-10-31T23:30:00.000Z', 'Europe/Vienna')).toBe('2026-11-01');
    expect(localDate('2026-10-31T23:30:00.000Z', 'America/New_York')).toBe('2026-10-31');
    expect(localDate('2026-12-31T23:30:00.000Z', 'Asia/Tokyo')).toBe('2027-01-01');
  });

  it('I3 follows daylight saving in spring and autumn', () => {
    expect(localTime('2026-03-29T00:59:00.000Z', 'Europe/Vienna')).toBe('01:59');
    expect(localTime('2026-03-29T01:00:00.000Z', 'Europe/Vienna')).toBe('03:00');
    expect(localTime('2026-10-25T00:30:00.000Z', 'Europe/Vienna')).toBe('02:30');
    expect(localTime('2026-10-25T01:30:00.000Z', 'Europe/Vienna')).toBe('02:30');
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'decides alone, also on a server in %s',
    (serverZone) => {
      vi.stubEnv('TZ', serverZone);
      const zone = 'Europe/Vienna';
      expect(localDate('2026-10-31T23:30:00.000Z', zone)).toBe('2026-11-01');
      expect(localTime('2026-10-31T23:30:00.000Z', zone)).toBe('00:30');
      expect(startOfDay('2026-11-01', zone)).toBe('2026-10-31T23:00:00.000Z');
      expect(dateInWords('2026-11-01', 'de')).toBe('01.11.2026');
      expect(monthsBefore('2026-10-31T23:30:00.000Z', 1, zone)).toBe('2026-10-01');
    },
  );

  it('I3 begins a day where clocks skip midnight with the first moment there is', () => {
    expect(startOfDay('2026-03-29', 'Asia/Beirut')).toBe('2026-03-28T22:00:00.000Z');
  });

  it('stays within short months when it counts back', () => {
    expect(monthsBefore('2026-03-31T12:00:00.000Z', 1, 'Europe/Vienna')).toBe('2026-02-28');
  });

  it('is refused where nobody knows it, rather than guessed', () => {
    expect(() => localDate('2026-11-05T09:00:00.000Z', 'Contoso/Standard Time')).toThrow(
      'Cannot read a time',
    );
    expect(() => localDate('yesterday', 'UTC')).toThrow('Cannot read a time');
  });
});

describe('dates on invoices', () => {
  it('are written as the language writes them', () => {
    expect(dateInWords('2026-11-05', 'de')).toBe('05.11.2026');
  });

  it('leave no doubt in English which number is the month', () => {
    expect(dateInWords('2026-11-05', 'en')).toBe('5 Nov 2026');
  });
});
