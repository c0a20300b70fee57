// The window in which an app asks for consent: Microsoft's own teams-js on both ends, the simulated Entra ID between.
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { call, closeBrowser, initialize, openTeams, type FramedTab } from './framedTab.ts';

afterAll(closeBrowser);

const { clientId, tenantId } = organisation;

describe('authentication.authenticate', () => {
  it('opens Entra ID, and is over when the app’s own last page says so', async () => {
    const opened = await openTeams('/');
    await opened.simulator.control('POST', '/entra/consent/withdraw');
    const popup = await authenticate(opened);
    await popup.getByRole('button', { name: 'Megan Bowen' }).click();
    await popup.getByRole('button', { name: 'Accept' }).click();
    await popup.waitForURL(/\/auth-end\?code=/);
    await popup.waitForFunction('window.teams !== undefined');
    const host = JSON.stringify(opened.simulator.origins.teams);
    const { page } = await popup.evaluate<{ page: { frameContext: string } }>(
      `teams.app.initialize([${host}]).then(() => teams.app.getContext())`,
    );
    expect(page.frameContext).toBe('authentication');
    const closed = popup.waitForEvent('close');
    await popup.evaluate(`teams.authentication.notifySuccess('done')`);
    await closed;
    expect(await resultOf(opened)).toBe('done');
    const granted = opened.simulator.world.consentGrants.find(({ userId }) => userId !== null);
    expect(granted?.scopes).toContain('Bookings.Read.All');
  });

  it('fails with the reason that the last page gives', async () => {
    const opened = await openTeams('/');
    const popup = await authenticate(opened);
    await popup.getByRole('button', { name: 'Cancel' }).click();
    await popup.waitForURL(/\/auth-end\?error=access_denied/);
    await popup.waitForFunction('window.teams !== undefined');
    const host = JSON.stringify(opened.simulator.origins.teams);
    await popup.evaluate(
      `teams.app.initialize([${host}]).then(() => teams.authentication.notifyFailure('declined'))`,
    );
    expect(await resultOf(opened)).toBe('Error: declined');
  });

  it('fails as cancelled when the person closes the window', async () => {
    const opened = await openTeams('/');
    const popup = await authenticate(opened);
    await popup.close();
    expect(await resultOf(opened)).toBe('Error: CancelledByUser');
  });

  it('is not let through by teams-js for an address of this machine without https', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const address = JSON.stringify(`${opened.tabOrigin}/auth-start`);
    await expect(
      call(opened, `teams.authentication.authenticate({ url: ${address} })`),
    ).rejects.toThrow('Url should be a valid https url');
  });
});

/** Has the person press a button of the tab that asks for consent; gives the window. */
async function authenticate(opened: FramedTab): Promise<Page> {
  await initialize(opened);
  await call(opened, 'teams.app.notifyAppLoaded()');
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: `${opened.tabOrigin}/auth-end`,
    scope: 'https://graph.microsoft.com/.default',
    login_hint: 'megan',
  });
  const url = `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize?${query.toString()}`;
  const frame = await opened.tab();
  await frame.evaluate(`document.onclick = () => {
    teams.authentication.authenticate({ url: ${JSON.stringify(url)}, width: 600, height: 535 })
      .then((result) => (window.result = result), (error) => (window.result = String(error)));
  }`);
  const popup = opened.page.waitForEvent('popup');
  await opened.page.mouse.click(700, 400);
  return popup;
}

async function resultOf({ tab }: FramedTab): Promise<unknown> {
  const frame = await tab();
  await frame.waitForFunction('window.result !== undefined');
  return frame.evaluate('window.result');
}
