// The bot's cards. Teams shows version 1.5: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference
import { dateInWords } from './localTime.ts';
import type { NoticeId, SyncSetupId } from './ids.ts';
import { currencyDecimals } from './money.ts';
import { noticeSchedules, type NoticeSchedule } from './noticeTime.ts';
import type { NoticeWords } from './noticeWords.ts';
import type { WaitingBookings } from './waitingBookings.ts';

export type Card = { type: 'AdaptiveCard' } & Record<string, unknown>;
/** A card, and what Teams says of it where it does not show cards. */
export type CardMessage = { card: Card; summary: string };

type Links = { teamsAppId: string };

export function welcomeCard(words: NoticeWords, links: Links): CardMessage {
  return choosingCard(words.welcome, words, links);
}

/** The answer to anything that is written: also for whoever muted the bot and wants to hear of it again. */
export function helpCard(words: NoticeWords, links: Links): CardMessage {
  return choosingCard(words.help, words, links);
}

/** A sentence, and how often the person wants to hear more. */
function choosingCard(sentence: string, words: NoticeWords, links: Links): CardMessage {
  const choices = noticeSchedules.map((value) => ({ value, title: words.schedules[value] }));
  return message(sentence, {
    body: [
      heading(words.title),
      paragraph(sentence),
      {
        type: 'Input.ChoiceSet',
        id: 'schedule',
        label: words.howOften,
        value: 'daily' satisfies NoticeSchedule,
        choices,
      },
    ],
    actions: [
      { type: 'Action.Execute', title: words.save, verb: 'setSchedule' },
      opening(words.open, linkToTab('#/bookings', links)),
    ],
  });
}

export type Digest = {
  noticeId: NoticeId;
  syncSetupId: SyncSetupId;
  businessName: string;
  waiting: WaitingBookings;
};

export function digestCard(
  { noticeId, syncSetupId, businessName, waiting }: Digest,
  words: NoticeWords,
  links: Links,
): CardMessage {
  const told = words.waiting(waiting.bookings, waiting.customers);
  const facts = [
    { title: words.business, value: plain(businessName) },
    { title: words.amount, value: amountOf(waiting, words) },
    { title: words.oldest, value: dateInWords(waiting.oldest, words.language) },
    { title: words.needsAttention, value: String(waiting.needsAttention) },
  ];
  const place = `#/bookings?setup=${encodeURIComponent(syncSetupId)}`;
  return message(told, {
    body: [heading(words.title), paragraph(told), { type: 'FactSet', facts }],
    actions: [
      opening(words.review, linkToTab(place, links)),
      { type: 'Action.Execute', title: words.remind, verb: 'remind', data: { noticeId } },
      {
        type: 'Action.Execute',
        title: words.mute,
        verb: 'setSchedule',
        data: { schedule: 'never' satisfies NoticeSchedule },
      },
    ],
  });
}

/** What stands in the place of a card that was answered. */
export function answeredCard(sentence: string, words: NoticeWords, links: Links): CardMessage {
  return message(sentence, {
    body: [heading(words.title), paragraph(sentence)],
    actions: [opening(words.open, linkToTab('#/bookings', links))],
  });
}

function message(
  summary: string,
  { body, actions }: { body: unknown[]; actions: unknown[] },
): CardMessage {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json';
  const card = { $schema, version: '1.5', fallbackText: summary, speak: summary };
  return { summary, card: { type: 'AdaptiveCard', ...card, body, actions } };
}

function heading(text: string) {
  return {
    type: 'TextBlock',
    text,
    weight: 'Bolder',
    size: 'Medium',
    style: 'heading',
    wrap: true,
  };
}

function paragraph(text: string) {
  return { type: 'TextBlock', text, wrap: true };
}

function opening(title: string, url: string) {
  return { type: 'Action.OpenUrl', title, url };
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
function linkToTab(place: string, { teamsAppId }: Links): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: place }));
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/bookings?context=${context}`;
}

/** As people of the language write it; the digits come from the exact decimal. */
function amountOf({ amount, currencyCode }: WaitingBookings, { language }: NoticeWords): string {
  const digits = currencyDecimals(currencyCode);
  const [whole = '', cents] = amount.toFixed(digits).split('.');
  const [point, group] = language === 'de' ? [',', '.'] : ['.', ','];
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, group);
  return `${grouped}${cents === undefined ? '' : point + cents} ${currencyCode}`;
}

/** Names are text, whatever they look like: cards read Markdown. https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features */
function plain(name: string): string {
  const line = name.replaceAll(/\s+/g, ' ').slice(0, 200);
  return line.replaceAll(/[\\`*_[\]()#+!|<>~{}-]/g, (sign) => `\\${sign}`);
}
