// One and the same chat of a person and the small bot, wherever it takes place.
import { expect } from 'vitest';
import { cardMessage, type SmallBot } from './smallBot.ts';

/** What a person can do there, and sees. */
export type Chat = {
  install(): Promise<void>;
  say(text: string): Promise<void>;
  press(title: string): Promise<void>;
  /** Waits until the texts that the person sees fulfil it. */
  shows(text: string): Promise<void>;
  showsNoMore(text: string): Promise<void>;
};

/** Gives what the bot asked of the connector on the way. */
export async function playChat(bot: SmallBot, chat: Chat): Promise<string[]> {
  await chat.install();
  const conversationId = bot.conversations.at(-1) ?? '';
  expect(conversationId).not.toBe('');

  const sent = await bot.app.send(conversationId, cardMessage('Two bookings', 'invoice'));
  await chat.shows('Two bookings');
  const { id } = sent;
  await bot.app.send(conversationId, { ...cardMessage('Three bookings', 'invoice'), id });
  await chat.shows('Three bookings');
  await chat.showsNoMore('Two bookings');

  await chat.press('Go ahead');
  await chat.shows('Done: invoice');
  await chat.showsNoMore('Three bookings');

  await chat.say('Good morning');
  await chat.shows('You said Good morning');
  return bot.calls;
}
