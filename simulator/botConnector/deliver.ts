import type { OutgoingActivity, Exchange } from './outgoingActivity.ts';
import { issueFrameworkToken } from './frameworkTokens.ts';

export type Delivery = { isTaken: true; body: unknown } | { isTaken: false; reason: string };

/** "If the bot takes more than 15 seconds …" https://learn.microsoft.com/microsoftteams/platform/bots/bot-basics */
const patienceMs = 15_000;

/** Sends an activity to the bot's own address, with a token that says where it comes from. */
export async function deliver(
  activity: OutgoingActivity,
  { bot, serviceUrl, context }: Exchange,
): Promise<Delivery> {
  const token = await issueFrameworkToken(bot, serviceUrl, context);
  try {
    const answer = await fetch(bot.endpoint, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patienceMs),
      redirect: 'error',
    });
    const text = await answer.text();
    if (!answer.ok) return { isTaken: false, reason: `The bot answered ${answer.status}` };
    return { isTaken: true, body: parseJson(text) };
  } catch {
    return { isTaken: false, reason: 'The bot did not answer' };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
