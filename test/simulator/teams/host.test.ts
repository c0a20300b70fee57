import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { organisation } from '../../../simulator/seed/organisation.ts';
import { call, closeBrowser, findViolations, initialize, openTeams } from './framedTab.ts';

afterAll(closeBrowser);

describe('the simulated Teams', () => {
  it('tells the tab where and for whom it runs', async () => {
    const opened = await openTeams('/?theme=dark&locale=de-de&user=alex');
    await initialize(opened);
    const context = await call(opened, 'teams.app.getContext()');
    expect(context).toMatchObject({
      app: { theme: 'dark', locale: 'de-de', host: { name: 'Teams', clientType: 'web' } },
      user: { displayName: 'Alex Wilber', tenant: { id: organisation.tenantId } },
    });
    expect(await opened.page.getAttribute('html', 'lang')).toBe('de');
    expect(await opened.page.textContent('footer')).toContain('Simulation auf diesem Rechner');
  });

  it('gives the tab a token for the chosen user and the product’s API', async () => {
    const opened = await openTeams('/?user=megan');
    await initialize(opened);
    const token = await call<string>(opened, 'teams.authentication.getAuthToken()');
    expect(decodeJwt(token)).toMatchObject({
      aud: organisation.clientId,
      scp: 'access_as_user',
      name: 'Megan Bowen',
    });
    expect(await call(opened, 'teams.authentication.getAuthToken()')).toBe(token);
  });

  it('answers a claims challenge, after which the exchange works', async () => {
    const opened = await openTeams('/?user=megan');
    const { simulator } = opened;
    await simulator.control('POST', '/entra/users/megan/step-up', { resources: ['graph'] });
    await initialize(opened);
    const claims = { access_token: { capolids: { essential: true, values: ['a-policy'] } } };
    const text = JSON.stringify(JSON.stringify(claims));
    await call(opened, `teams.authentication.getAuthToken({ claims: [${text}] })`);
    expect(simulator.world.sessions.list()[0]?.satisfiedPolicies).toEqual(['a-policy']);
  });

  it('refuses the token where it is told to', async () => {
    const opened = await openTeams('/?signIn=refused');
    await initialize(opened);
    await expect(call(opened, 'teams.authentication.getAuthToken()')).rejects.toThrow(
      'resourceRequiresConsent',
    );
  });

  it('tells a tab that listens of a new theme, and keeps it in the address and for next time', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    const frame = await opened.tab();
    await frame.evaluate(
      'teams.app.registerOnThemeChangeHandler((theme) => (window.seen = theme))',
    );
    await opened.page.getByLabel('Theme').selectOption('contrast');
    await frame.waitForFunction(`window.seen === 'contrast'`);
    expect(new URL(opened.page.url()).searchParams.get('theme')).toBe('contrast');
    await opened.page.goto(opened.simulator.origins.teams);
    expect(await opened.page.getAttribute('html', 'data-theme')).toBe('contrast');
  });

  it('starts the tab anew for another user or language', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await opened.page.getByLabel('User').selectOption('alex');
    await initialize(opened);
    const { user } = await call<{ user: unknown }>(opened, 'teams.app.getContext()');
    expect(user).toMatchObject({ displayName: 'Alex Wilber' });
    await opened.page.getByLabel('Language').selectOption('de-de');
    await initialize(opened);
    const { app } = await call<{ app: unknown }>(opened, 'teams.app.getContext()');
    expect(app).toMatchObject({ locale: 'de-de' });
  });

  it('opens links to Microsoft in their simulated counterparts, and others as they are', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await call(opened, 'teams.app.notifyAppLoaded()');
    const { businessCentral, entra } = opened.simulator.origins;
    for (const [link, address] of [
      [
        'https://businesscentral.dynamics.com/t/Production?page=43&x=a%20b',
        `${businessCentral}/t/Production?page=43&x=a%20b`,
      ],
      [
        'https://login.microsoftonline.com/t/adminconsent?client_id=1',
        `${entra}/t/adminconsent?client_id=1`,
      ],
      [`${opened.tabOrigin}/help`, `${opened.tabOrigin}/help`],
    ] as const) {
      const popup = opened.page.waitForEvent('popup');
      // A click, as browsers open windows only for one.
      const frame = await opened.tab();
      await frame.evaluate(`document.onclick = () => teams.app.openLink(${JSON.stringify(link)})`);
      await opened.page.mouse.click(700, 400);
      const page = await popup;
      await page.waitForURL(address);
      expect(await page.evaluate('window.opener')).toBeNull();
      await page.close();
    }
    await expect(call(opened, `teams.app.openLink('file:///etc/passwd')`)).rejects.toThrow();
  });

  it('brings a link into the tab to the place it names', async () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: 'setup' }));
    const opened = await openTeams(`/l/entity/app/bookings?context=${context}`);
    await initialize(opened);
    const { page } = await call<{ page: unknown }>(opened, 'teams.app.getContext()');
    expect(page).toMatchObject({ subPageId: 'setup' });
  });

  it('says no to what it cannot do, instead of nothing', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    expect(await call(opened, 'teams.dialog.isSupported()')).toBe(false);
    const frame = await opened.tab();
    const reply = await frame.evaluate(`new Promise((resolve) => {
      addEventListener('message', ({ data }) => data.uuidAsString === 'mine' && resolve(data.args));
      parent.postMessage({ id: 999, uuidAsString: 'mine', func: 'meeting.raiseHand', args: [] }, '*');
    })`);
    expect(reply).toEqual([expect.objectContaining({ errorCode: 100 })]);
  });
});

describe('an app in the simulated Teams', () => {
  it('is covered until it is loaded, and stays when it is ready in time', async () => {
    const opened = await openTeams('/', { wait: false });
    const { page } = opened;
    expect(await page.isVisible('.loading')).toBe(true);
    await initialize(opened);
    await call(opened, 'teams.app.notifyAppLoaded()');
    await page.waitForSelector('.loading', { state: 'hidden' });
    expect(await call(opened, 'teams.app.notifySuccess()')).toBeTruthy();
    expect(await page.isVisible('.failure')).toBe(false);
  });

  it('is given up after 30 seconds of silence, and can be tried again', async () => {
    const opened = await openTeams('/', { wait: false });
    const { page } = opened;
    await page.clock.install();
    await page.reload();
    await opened.tab();
    await page.clock.fastForward(29_000);
    expect(await page.isVisible('.failure')).toBe(false);
    await page.clock.fastForward(2_000);
    expect(await page.textContent('.failure')).toContain('There was a problem reaching this app.');
    expect(await page.isVisible('iframe')).toBe(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await initialize(opened);
    await call(opened, 'teams.app.notifySuccess()');
    expect(await page.isVisible('.failure')).toBe(false);
    expect(await page.isVisible('iframe')).toBe(true);
  });

  it('is given up with its own words when it says that it failed', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await call(opened, `teams.app.notifyFailure({ reason: 'Other', message: 'No luck today' })`);
    await opened.page.waitForSelector('.failure');
    expect(await opened.page.textContent('.failure')).toContain('No luck today');
  });

  it('is not mistaken for another page that talks to this one', async () => {
    const opened = await openTeams('/');
    await initialize(opened);
    await opened.page.evaluate(
      `postMessage({ id: 1, func: 'appInitialization.failure', args: ['Other', 'Forged'] }, '*')`,
    );
    await opened.page.evaluate('new Promise(requestAnimationFrame)');
    expect(await opened.page.isVisible('.failure')).toBe(false);
  });
});

describe('the page', () => {
  it.each(['default', 'dark', 'contrast'])(
    'has no axe violation in the theme %s',
    async (theme) => {
      for (const width of [1280, 720]) {
        const { page } = await openTeams(`/?theme=${theme}`, { width });
        expect(await findViolations(page)).toEqual([]);
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(overflow).toBe(0);
      }
    },
  );

  it('keeps its tokens from pages of other sites', async () => {
    const { simulator } = await openTeams('/');
    const answer = await fetch(`${simulator.origins.teams}/token`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      body: JSON.stringify({ user: 'megan' }),
    });
    expect(answer.status).toBe(403);
  });
});
