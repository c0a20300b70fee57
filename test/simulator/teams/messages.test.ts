// Calls of teams-js that no other test here needs.
import { afterAll, describe, expect, it } from 'vitest';
import { call, closeBrowser, initialize, openTeams } from './framedTab.ts';

afterAll(closeBrowser);

const setup = encodeURIComponent(JSON.stringify({ subEntityId: 'setup' }));

describe('a tab in the simulated Teams', () => {
  it('stays when it fails in a way that it explains itself', async () => {
    const opened = await openTeams('/', { wait: false });
    const { page } = opened;
    await page.clock.install();
    await page.reload();
    await initialize(opened);
    const reason = 'teams.app.ExpectedFailureReason.PermissionError';
    await call(opened, `teams.app.notifyExpectedFailure({ reason: ${reason}, message: 'No' })`);
    await page.waitForSelector('.loading', { state: 'hidden' });
    await page.clock.fastForward(31_000);
    expect(await page.isVisible('.failure')).toBe(false);
    expect(await page.isVisible('iframe')).toBe(true);
  });

  it('goes back to where it begins', async () => {
    const opened = await openTeams(`/l/entity/app/bookings?context=${setup}`);
    await initialize(opened);
    await call(opened, 'void teams.pages.currentApp.navigateToDefaultPage()');
    await opened.page.waitForURL((url) => !url.search.includes('subEntityId'));
    await initialize(opened);
    const { page } = await call<{ page: unknown }>(opened, 'teams.app.getContext()');
    expect(page).toMatchObject({ id: 'bookings-invoicing', subPageId: '' });
  });

  it('gets to a place of its own app by the id of the app', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const place = `pageId: 'bookings-invoicing', subPageId: 'setup'`;
    await call(
      opened,
      `teams.app.getContext().then(({ app }) => {
        void teams.pages.navigateToApp({ appId: app.appId, ${place} });
      })`,
    );
    await opened.page.waitForURL(/subEntityId/);
    await initialize(opened);
    const { page } = await call<{ page: unknown }>(opened, 'teams.app.getContext()');
    expect(page).toMatchObject({ subPageId: 'setup' });
  });

  it('is told that there is nothing to go back to', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await expect(call(opened, 'teams.pages.backStack.navigateBack()')).rejects.toThrow(
      'Back navigation is not supported',
    );
  });

  it('may say what it shows, and give the focus back, without an answer', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const frame = `{ contentUrl: location.href, websiteUrl: location.href }`;
    await call(opened, `teams.pages.setCurrentFrame(${frame})`);
    await call(opened, 'teams.pages.returnFocus()');
    expect(await call(opened, 'teams.app.getContext()')).toMatchObject({
      app: { host: { name: 'Teams' } },
    });
  });
});
