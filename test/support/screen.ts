// A person in front of a screen: a real browser showing the simulated Teams with the tab in it.
import path from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { findChromium } from './chromium.ts';

export type Look = {
  user?: 'megan' | 'alex';
  theme?: 'default' | 'dark' | 'contrast';
  locale?: 'en-us' | 'de-de';
  width?: number;
  height?: number;
};

export type Screen = {
  page: Page;
  /** The tab inside its frame. */
  tab: FrameLocator;
  /** What the page's scripts failed at; empty at the end of every journey. */
  faults: string[];
};

export const builtTabFolder = path.resolve(import.meta.dirname, '../../dist/tab');

export async function openBrowser(): Promise<Browser> {
  return chromium.launch(await findChromium());
}

/** Opens the simulated Teams as a person, in a browser window of its own. */
export async function openTeams(browser: Browser, teams: string, look: Look = {}): Promise<Screen> {
  const { user = 'megan', theme = 'default', locale = 'en-us' } = look;
  const query = new URLSearchParams({ user, theme, locale });
  return openPage(browser, `${teams}/?${query.toString()}`, look);
}

export async function openPage(browser: Browser, url: string, look: Look = {}): Promise<Screen> {
  const { width = 1280, height = 800 } = look;
  const context = await browser.newContext({ viewport: { width, height } });
  onTestFinished(() => context.close());
  // teams-js asks Microsoft for a list of hosts; nothing leaves this machine.
  await context.route(
    ({ hostname }) => hostname !== 'localhost' && hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  return { page, tab: page.frameLocator('iframe'), faults };
}
