import { afterAll, describe, expect, it } from 'vitest';
import { startBot } from '../botConnector/runningBot.ts';
import { closeBrowser, findViolations, openPage } from './framedTab.ts';

afterAll(closeBrowser);

const cardType = 'application/vnd.microsoft.card.adaptive';

const card = (text: string, actions: object[]) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text, size: 'large', weight: 'bolder', wrap: true },
    {
      type: 'FactSet',
      facts: [
        { title: 'Bookings', value: '3' },
        { title: 'Amount', value: '240.00 EUR' },
      ],
    },
    { type: 'Input.Text', id: 'note', label: 'Note' },
  ],
  actions,
});

describe('the chat with the bot', () => {
  it('says that there is none', async () => {
    const { simulator } = await startBot();
    await simulator.control('DELETE', '/bot');
    const page = await openPage(simulator, '/?view=chat');
    await page.getByText('No bot is registered for this app.').waitFor();
  });

  it('begins when the app is added', async () => {
    const bot = await startBot();
    const page = await openPage(bot.simulator, '/?view=chat');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByLabel('Message').fill('Help');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Help').waitFor();
    expect(bot.received.at(-1)?.activity).toMatchObject({ type: 'message', text: 'Help' });
  });

  it('shows a card, sends what is entered into it, and shows the card that comes back', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const page = await openPage(bot.simulator, '/?view=chat');
    const actions = [
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://teams.microsoft.com/l/entity/a/b' },
      { type: 'Action.Execute', title: 'Later', verb: 'later' },
    ];
    const content = card('Three bookings to invoice', actions);
    await bot.call('POST', `/v3/conversations/${bot.conversationId()}/activities`, {
      type: 'message',
      attachments: [{ contentType: cardType, content }],
    });
    await page.getByText('Three bookings to invoice').waitFor();
    expect(await page.getByText('240.00 EUR').isVisible()).toBe(true);
    for (const theme of ['default', 'dark', 'contrast']) {
      await page.getByLabel('Theme').selectOption(theme);
      expect(await findViolations(page)).toEqual([]);
    }
    const popup = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open' }).click();
    const opened = await popup;
    await opened.waitForURL(`${bot.simulator.origins.teams}/l/entity/a/b*`);
    // A link into the app leads to the app, although the person was in the chat.
    await opened.locator('html[data-shown="tab"]').waitFor();

    bot.answerWith(200, { statusCode: 200, type: cardType, value: card('Remind me later', []) });
    await page.getByLabel('Note').fill('on Monday');
    await page.getByRole('button', { name: 'Later' }).click();
    await page.getByText('Remind me later').waitFor();
    expect(bot.received.at(-1)?.activity).toMatchObject({
      value: { action: { verb: 'later', data: { note: 'on Monday' } } },
    });
    expect(await page.getByText('Three bookings to invoice').isVisible()).toBe(false);
  });

  it('shows a reply without the mark of what it quotes', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    await bot.call('POST', `/v3/conversations/${bot.conversationId()}/activities`, {
      type: 'message',
      text: '<quoted messageId="1795580124434"/> Good morning',
    });
    const page = await openPage(bot.simulator, '/?view=chat');
    await page.getByText('Good morning', { exact: true }).waitFor();
  });

  it('shows the fallback text of a card that Teams is too old for', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const page = await openPage(bot.simulator, '/?view=chat');
    const content = { type: 'AdaptiveCard', version: '1.6', fallbackText: 'Open the app' };
    await bot.call('POST', `/v3/conversations/${bot.conversationId()}/activities`, {
      type: 'message',
      attachments: [{ contentType: cardType, content }],
    });
    await page.getByText('Open the app').waitFor();
  });

  it('is closed to pages of other sites', async () => {
    const { simulator } = await startBot();
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    for (const init of [{ headers }, { headers, method: 'POST', body: '{}' }]) {
      expect((await fetch(`${simulator.origins.teams}/chat?user=megan`, init)).status).toBe(403);
    }
  });
});
