import { afterAll, describe, expect, it } from 'vitest';
import { call, closeBrowser, initialize, openTeams, type FramedTab } from './framedTab.ts';

afterAll(closeBrowser);

describe('a tab that the person leaves', () => {
  it('is kept when it can be told of coming back', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const frame = await opened.tab();
    await frame.evaluate(`
      teams.app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => { window.saved = true; });
      teams.app.lifecycle.registerOnResumeHandler(({ entityId, contentUrl }) => {
        window.resumed = entityId + ' ' + contentUrl;
        teams.app.notifySuccess();
      });
      teams.app.notifySuccess();`);
    await press(opened, 'Leave the app');
    await frame.waitForFunction('window.saved');
    await opened.page.waitForSelector('iframe', { state: 'hidden' });
    await press(opened, 'Come back to it');
    await frame.waitForFunction('window.resumed');
    expect(await frame.evaluate('window.resumed')).toBe(`bookings-invoicing ${opened.tabOrigin}/`);
    expect(await opened.page.isVisible('iframe')).toBe(true);
  });

  it('is ended when it cannot, and starts anew', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const frame = await opened.tab();
    await frame.evaluate('window.mark = 1; teams.app.notifySuccess()');
    await press(opened, 'Leave the app');
    await opened.page.waitForSelector('iframe', { state: 'detached' });
    await press(opened, 'Come back to it');
    await initialize(opened);
    expect(await call(opened, 'window.mark')).toBeUndefined();
  });
});

describe('the host around the tab', () => {
  it('is the one that was chosen, on the chosen client', async () => {
    const opened = await openTeams('/?client=android&hostName=outlook');
    await initialize(opened);
    const { app } = await call<{ app: unknown }>(opened, 'teams.app.getContext()');
    expect(app).toMatchObject({ host: { name: 'Outlook', clientType: 'android' } });
    const box = await (await opened.page.waitForSelector('iframe')).boundingBox();
    expect(box?.width).toBeLessThanOrEqual(390);
  });

  it('may have few capabilities', async () => {
    const opened = await openTeams('/?offers=few');
    await initialize(opened);
    expect(await call(opened, 'teams.pages.isSupported()')).toBe(false);
    expect(await call(opened, 'teams.app.notifySuccess()')).toEqual({
      hasFinishedSuccessfully: 'unknown',
    });
  });

  it.each([
    ['refused', 'resourceRequiresConsent'],
    ['cancelled', 'CancelledByUser'],
    ['disabled', 'resourceDisabled'],
  ])('answers a request for a token that is %s as Teams does', async (signIn, reason) => {
    const opened = await openTeams(`/?signIn=${signIn}`);
    await initialize(opened);
    await expect(call(opened, 'teams.authentication.getAuthToken()')).rejects.toThrow(reason);
  });

  it('keeps the place that the tab shares in its address', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await call(opened, `teams.pages.shareDeepLink({ subPageId: 'runs/7', subPageLabel: 'Run' })`);
    await opened.page.waitForURL(/subEntityId/);
    const { teamTabs } = await call<{ teamTabs: unknown }>(
      opened,
      'teams.pages.tabs.getTabInstances()',
    );
    expect(teamTabs).toMatchObject([{ entityId: 'bookings-invoicing', url: opened.tabOrigin }]);
  });

  it('takes the tab to another of its places, and to no page that it does not have', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await call(
      opened,
      `void teams.pages.currentApp.navigateTo({ pageId: 'bookings-invoicing', subPageId: 'setup' })`,
    );
    await opened.page.waitForURL(/subEntityId/);
    await initialize(opened);
    const { page } = await call<{ page: unknown }>(opened, 'teams.app.getContext()');
    expect(page).toMatchObject({ id: 'bookings-invoicing', subPageId: 'setup' });
    const elsewhere = `teams.pages.currentApp.navigateTo({ pageId: 'x' }).catch((e) => e.errorCode)`;
    expect(await call(opened, elsewhere)).toBe(4000);
  });

  it('tells the tab of its back button', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const frame = await opened.tab();
    await frame.evaluate(
      'teams.pages.backStack.registerBackButtonHandler(() => (window.back = true))',
    );
    await press(opened, 'Back button');
    await frame.waitForFunction('window.back');
  });
});

async function press({ page }: FramedTab, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  if (!(await button.isVisible())) await page.getByText('More', { exact: true }).click();
  await button.click();
}
