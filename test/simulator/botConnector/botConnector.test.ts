import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { read, startTestSimulator } from '../startTestSimulator.ts';
import { startBot } from './runningBot.ts';

const { clientId, tenantId, users } = organisation;
const { megan } = users;
const cardType = 'application/vnd.microsoft.card.adaptive';

const card = (...actions: object[]) => ({
  type: 'message',
  summary: 'Three bookings to invoice',
  attachments: [
    {
      contentType: cardType,
      content: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: 'Three bookings to invoice' }],
        actions,
      },
    },
  ],
});

describe('a bot that is installed', () => {
  it('is told so with a token that it can check', async () => {
    const bot = await startBot();
    expect(await bot.act({ does: 'install' })).toMatchObject({ body: { notice: null } });
    expect(bot.received.map(({ activity }) => activity)).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ id: `28:${clientId}` }] },
      {
        type: 'installationUpdate',
        action: 'add',
        channelId: 'msteams',
        from: { aadObjectId: megan.id, id: expect.stringMatching(/^29:/) },
        recipient: { id: `28:${clientId}` },
        conversation: { conversationType: 'personal', tenantId, id: expect.stringMatching(/^a:/) },
        channelData: { tenant: { id: tenantId } },
      },
    ]);
    const { authorization = '', activity } = bot.received[0] ?? {};
    const { botConnector } = bot.simulator.origins;
    const document = await fetch(`${botConnector}/v1/.well-known/openidconfiguration`);
    const { issuer, jwks_uri } = Metadata.parse(await document.json());
    const keys = createRemoteJWKSet(new URL(jwks_uri));
    const { payload } = await jwtVerify(authorization.replace('Bearer ', ''), keys, {
      issuer,
      audience: clientId,
    });
    expect(issuer).toBe('https://api.botframework.com');
    expect(payload['serviceurl']).toBe(activity?.serviceUrl);
    const published = await read(await fetch(jwks_uri));
    expect(published.body['keys']).toMatchObject([{ endorsements: ['msteams'] }]);
    expect(JSON.stringify(published.body)).not.toContain('"d"');
  });

  it('is told another address to call back at where it was registered with one', async () => {
    const bot = await startBot();
    const serviceUrl = `https://smba.trafficmanager.net/emea/${tenantId}/`;
    const [registered] = bot.simulator.world.bots.list();
    const { endpoint = '' } = registered ?? {};
    await bot.simulator.control('PUT', '/bot', { endpoint, serviceUrl });
    await bot.act({ does: 'install' });
    const [first] = bot.received;
    expect(first?.activity.serviceUrl).toBe(serviceUrl);
    expect(decodeJwt((first?.authorization ?? '').replace('Bearer ', ''))['serviceurl']).toBe(
      serviceUrl,
    );
  });

  it('sends, changes and deletes messages in the chat', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const path = `/v3/conversations/${bot.conversationId()}/activities`;
    const sent = await bot.call('POST', path, { type: 'message', text: 'Hello' });
    expect(sent.status).toBe(201);
    const id = String(sent.body['id']);
    const reply = await bot.call('POST', `${path}/${id}`, { type: 'message', text: 'And more' });
    expect(reply.status).toBe(201);
    expect((await bot.call('POST', path, { type: 'typing' })).status).toBe(201);
    expect(await bot.call('PUT', `${path}/${id}`, card())).toMatchObject({
      status: 200,
      body: { id },
    });
    expect((await bot.chat()).messages).toMatchObject([
      { id, editedAt: expect.any(String), content: { summary: 'Three bookings to invoice' } },
      { editedAt: null, content: { text: 'And more', replyToId: id } },
    ]);
    expect((await bot.call('DELETE', `${path}/${id}`)).status).toBe(200);
    expect((await bot.chat()).messages).toHaveLength(1);
    expect((await bot.call('PUT', `${path}/${id}`, card())).body).toMatchObject({
      error: { code: 'ActivityNotFoundInConversation' },
    });
  });

  it('opens the chat with a person by any of their ids, always the same', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const path = `/v3/conversations/${bot.conversationId()}`;
    const { body: members } = await bot.call('GET', `${path}/pagedmembers`);
    const [member] = Members.parse(members).members;
    expect(member).toMatchObject({ aadObjectId: megan.id, email: megan.userPrincipalName });
    for (const id of [member?.id, megan.id]) {
      const created = await bot.call('POST', '/v3/conversations', {
        bot: { id: clientId },
        members: [{ id }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
        isGroup: false,
      });
      expect(created).toEqual({ status: 201, body: { id: bot.conversationId() } });
    }
    expect((await bot.call('GET', `${path}/members/${megan.id}`)).body['name']).toBe('Megan Bowen');
    expect((await bot.call('GET', `${path}/members/nobody`)).status).toBe(404);
  });

  it('hears what the person writes', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    await bot.act({ does: 'say', text: 'Help' });
    const { activity } = bot.received.at(-1) ?? {};
    expect(activity).toMatchObject({ type: 'message', text: 'Help' });
    expect((await bot.chat()).messages).toMatchObject([
      { id: activity?.['id'], from: 'person', content: { text: 'Help' } },
    ]);
  });
});

describe('a button of a card', () => {
  it('with Action.Execute puts the card that the bot answers in its place', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const action = { type: 'Action.Execute', title: 'Later', verb: 'later', data: { run: 7 } };
    const id = await send(bot, card({ type: 'Action.OpenUrl', title: 'Open' }, action));
    const done = { type: 'AdaptiveCard', version: '1.5', body: [] };
    bot.answerWith(200, { statusCode: 200, type: cardType, value: done });
    await bot.act({ does: 'press', activityId: id, action: 1, inputs: { note: 'soon' } });
    expect(bot.received.at(-1)?.activity).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: {
        action: { type: 'Action.Execute', verb: 'later', data: { run: 7, note: 'soon' } },
        trigger: 'manual',
      },
    });
    expect((await bot.chat()).messages).toMatchObject([
      { id, content: { attachments: [{ content: { body: [] } }] } },
    ]);
  });

  it('with Action.Execute shows the message that the bot answers, or that something is wrong', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const id = await send(bot, card({ type: 'Action.Execute', verb: 'x' }));
    const press = { does: 'press', activityId: id, action: 0 };
    const message = 'application/vnd.microsoft.activity.message';
    bot.answerWith(200, { statusCode: 200, type: message, value: 'Noted' });
    expect((await bot.act(press)).body).toEqual({ notice: 'Noted' });
    bot.answerWith(200, { statusCode: 403, type: 'application/vnd.microsoft.error', value: {} });
    expect((await bot.act(press)).body['notice']).toContain('Something went wrong');
    bot.answerWith(500);
    expect((await bot.act(press)).body['notice']).toContain('Something went wrong');
  });

  it('with Action.Submit sends its data, and its words where it wants that', async () => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const messageBack = { type: 'messageBack', text: 'go', displayText: 'Go!', value: { a: 1 } };
    const id = await send(
      bot,
      card(
        { type: 'Action.Submit', data: { run: 7 } },
        { type: 'Action.Submit', data: { msteams: messageBack } },
      ),
    );
    await bot.act({ does: 'press', activityId: id, action: 0, inputs: { note: 'n' } });
    const first = { type: 'message', replyToId: id, value: { run: 7, note: 'n' } };
    expect(bot.received.at(-1)?.activity).toMatchObject(first);
    await bot.act({ does: 'press', activityId: id, action: 1 });
    expect(bot.received.at(-1)?.activity).toMatchObject({ text: 'go', value: { a: 1 } });
    expect((await bot.chat()).messages.at(-1)?.content).toMatchObject({ text: 'Go!' });
    expect((await bot.act({ does: 'press', activityId: id, action: 9 })).status).toBe(409);
  });
});

describe('the connector refuses', () => {
  it('a bot without a token for it, and a user’s token', async () => {
    const { simulator } = await startBot();
    const words = { message: 'Authorization has been denied for this request.' };
    const address = `${simulator.origins.botConnector}/v3/conversations`;
    for (const token of ['x', await simulator.token({ user: 'megan', resource: 'graph' })]) {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await read(await fetch(address, { method: 'POST', headers }));
      expect(answer).toEqual({ status: 401, body: words });
    }
  });

  it('an application that is no bot', async () => {
    const bot = await startBot();
    await bot.simulator.control('DELETE', '/bot');
    expect((await bot.call('POST', '/v3/conversations', {})).status).toBe(401);
  });

  it.each([
    ['a person who has not added the app', { does: 'uninstall' }, 'BotNotInConversationRoster'],
    ['a person who blocked the bot', { does: 'block' }, 'ConversationBlockedByUser'],
  ])('to write to %s', async (_, act, code) => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const path = `/v3/conversations/${bot.conversationId()}/activities`;
    await bot.act(act);
    expect(await bot.call('POST', path, card())).toMatchObject({
      status: 403,
      body: { error: { code } },
    });
    await bot.act({ does: 'install' });
    expect((await bot.call('POST', path, card())).status).toBe(201);
  });

  it('to open a chat before the app is added', async () => {
    const bot = await startBot();
    const parameters = { members: [{ id: megan.id }], tenantId };
    expect(await bot.call('POST', '/v3/conversations', parameters)).toMatchObject({
      status: 403,
      body: { error: { message: "Bot is not installed in user's personal scope" } },
    });
  });

  it.each([
    ['no members', {}, 'BadSyntax'],
    ['a group', { members: [{ id: megan.id }], tenantId, isGroup: true }, 'BadArgument'],
    ['nobody of the organisation', { members: [{ id: '29:1x' }], tenantId }, 'BadArgument'],
    ['another organisation', { members: [{ id: megan.id }], tenantId: 'x' }, 'BadArgument'],
  ])('to open a chat with %s', async (_, parameters, code) => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    expect(await bot.call('POST', '/v3/conversations', parameters)).toMatchObject({
      status: 400,
      body: { error: { code } },
    });
  });

  it.each([
    ['without a type', { text: 'x' }, 400, 'BadSyntax'],
    ['of an unknown type', { type: 'party' }, 400, 'BadArgument'],
    ['without content', { type: 'message' }, 400, 'BadArgument'],
    ['that is too long', { type: 'message', text: 'x'.repeat(102_400) }, 413, 'MessageSizeTooBig'],
  ])('a message %s', async (_, activity, ...[status, code]) => {
    const bot = await startBot();
    await bot.act({ does: 'install' });
    const path = `/v3/conversations/${bot.conversationId()}/activities`;
    expect(await bot.call('POST', path, activity)).toMatchObject({
      status,
      body: { error: { code } },
    });
  });

  it('what does not exist, and what it does not imitate', async () => {
    const bot = await startBot();
    const unknown = await bot.call('POST', '/v3/conversations/a:none/activities', card());
    expect(unknown).toMatchObject({
      status: 404,
      body: { error: { code: 'ConversationNotFound' } },
    });
    expect((await bot.call('GET', '/v3/conversations')).status).toBe(501);
    expect((await bot.call('PUT', '/v3/conversations')).status).toBe(405);
    expect((await bot.call('GET', '/v3/nothing')).status).toBe(404);
  });

  it('as it is told, in its own words', async () => {
    const bot = await startBot();
    await bot.simulator.control('PUT', '/faults', {
      faults: [{ service: 'botConnector', kind: 'status', status: 429, times: 1, retryAfter: 2 }],
    });
    expect(await bot.call('GET', '/v3/conversations')).toMatchObject({
      status: 429,
      body: { error: { code: 'TooManyRequests' } },
    });
  });
});

describe('the simulator', () => {
  it('says that the bot did not take a message, and keeps the registration over a reset', async () => {
    const bot = await startBot();
    bot.answerWith(401);
    expect((await bot.act({ does: 'install' })).body).toEqual({ notice: 'The bot answered 401' });
    await bot.simulator.control('POST', '/reset', { seed: 2 });
    expect((await bot.chat()).isInstalled).toBe(false);
  });

  it('has no chat without a bot', async () => {
    const { control } = await startTestSimulator();
    expect((await control('GET', '/bot/chats/megan')).status).toBe(409);
  });
});

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.string() });
const Members = z.object({ members: z.array(z.looseObject({ id: z.string() })) });

async function send(bot: Awaited<ReturnType<typeof startBot>>, activity: object): Promise<string> {
  const path = `/v3/conversations/${bot.conversationId()}/activities`;
  return String((await bot.call('POST', path, activity)).body['id']);
}
