// The simulated Teams in a real browser, around a page that speaks Microsoft's own teams-js.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { build } from 'esbuild';
import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { findChromium } from '../../support/chromium.ts';
import { startTestSimulator, type TestSimulator } from '../startTestSimulator.ts';

export type FramedTab = {
  simulator: TestSimulator;
  tabOrigin: string;
  page: Page;
  /** The tab, once it is loaded. */
  tab: () => Promise<Frame>;
};

let browser: Promise<Browser> | undefined;
let script: Promise<string> | undefined;

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
}

/** Opens the simulated Teams at `path`. */
export async function openTeams(
  path: string,
  { width = 1280, wait = true } = {},
): Promise<FramedTab> {
  script ??= bundleTeams();
  const tabOrigin = await serveTab(await script);
  const simulator = await startTestSimulator(tabOrigin);
  const page = await openPage(simulator, path, width);
  const tab = async (): Promise<Frame> => {
    const frame = await (await page.waitForSelector('iframe')).contentFrame();
    if (!frame) throw new Error('The page has no frame');
    await frame.waitForFunction('window.teams !== undefined');
    return frame;
  };
  if (wait) await tab();
  return { simulator, tabOrigin, page, tab };
}

/** Opens the simulated Teams in a browser of its own. */
export async function openPage(
  { origins }: Pick<TestSimulator, 'origins'>,
  path: string,
  width = 1280,
): Promise<Page> {
  browser ??= findChromium().then(async (found) => chromium.launch(found));
  const context = await (await browser).newContext({ viewport: { width, height: 800 } });
  onTestFinished(() => context.close());
  // teams-js asks a host of Microsoft for a list as soon as it is loaded.
  await context.route(/^https:/, async (route) => route.abort());
  const page = await context.newPage();
  await page.goto(`${origins.teams}${path}`);
  return page;
}

/** What the tab gets from teams-js. */
export async function call<T = unknown>({ tab }: FramedTab, code: string): Promise<T> {
  return (await tab()).evaluate<T>(code);
}

export async function initialize(opened: FramedTab): Promise<void> {
  const origin = JSON.stringify(opened.simulator.origins.teams);
  await opened.tab().then(async (frame) => frame.evaluate(`teams.app.initialize([${origin}])`));
}

/** Violations of the page itself; the tab in the frame answers for its own. */
export async function findViolations(page: Page): Promise<string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  return page.evaluate(
    `axe.run({ exclude: ['iframe'] }).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`,
  );
}

async function serveTab(text: string): Promise<string> {
  const server = createServer(({ url }, response) => {
    if (url === '/teams.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(text);
    } else {
      const body =
        '<!doctype html><title>Tab</title><script type="module" src="/teams.js"></script>';
      response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
}

async function bundleTeams(): Promise<string> {
  const contents = `import * as teams from '@microsoft/teams-js'; window.teams = teams;`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
