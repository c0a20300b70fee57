import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { Exact } from '../../api/domain/money.ts';
import {
  answeredCard,
  digestCard,
  helpCard,
  welcomeCard,
  type CardMessage,
} from '../../api/domain/noticeCards.ts';
import { noticeWords } from '../../api/domain/noticeWords.ts';

const links = { teamsAppId: 'b3c9e5d7-41f2-4a68-8e0b-9d7c6a5f4e32' };
const waiting = {
  bookings: 12,
  customers: 5,
  amount: new Exact('1234567.5'),
  currencyCode: 'EUR',
  oldest: '2026-11-05',
  needsAttention: 2,
};

function digest(locale: string, businessName = 'Fabrikam'): CardMessage {
  const about = { noticeId: asId<'notice'>('n'), syncSetupId: asId<'syncSetup'>('s') };
  return digestCard({ ...about, businessName, waiting }, noticeWords(locale), links);
}

test('a card tells numbers, amount and date as people of the language write them', () => {
  const english = JSON.stringify(digest('en-US').card);
  expect(english).toContain('12 bookings are ready to be invoiced, for 5 customers.');
  expect(english).toContain('1,234,567.50 EUR');
  expect(english).toContain('5 Nov 2026');
  const german = JSON.stringify(digest('de-CH').card);
  expect(german).toContain('12 Buchungen können abgerechnet werden, für 5 Debitoren.');
  expect(german).toContain('1.234.567,50 EUR');
  expect(german).toContain('05.11.2026');
});

test('a name is shown as it is written, and no part of it becomes a link', () => {
  const card = JSON.stringify(digest('en', '[Free](https://evil.example) **now**\n# Big').card);
  expect(card).not.toContain('[Free](');
  expect(card).toContain(String.raw`\\[Free\\]\\(https://evil.example\\) \\*\\*now\\*\\* \\# Big`);
});

test.each(['en', 'de'])('every card in %s has what Teams asks of a card', (locale) => {
  const words = noticeWords(locale);
  const long = digest(locale, '*'.repeat(100_000));
  const cards = [welcomeCard(words, links), helpCard(words, links), long];
  for (const { card, summary } of [...cards, answeredCard(words.stale, words, links)]) {
    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: summary });
    expect(summary).not.toBe('');
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28 * 1024);
  }
});
