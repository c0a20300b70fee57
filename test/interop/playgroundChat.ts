// Microsoft's Agents Playground, in a browser that nobody looks at: it plays Teams and its connector by its own lights.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { vi } from 'vitest';
import { findChromium } from '../support/chromium.ts';
import type { Chat } from './chat.ts';
import type { SmallBot } from './smallBot.ts';

/** Takes what has to be closed at the end. */
type OnEnd = (close: () => unknown) => void;

export type Playground = {
  serviceUrl: string;
  chatWith(bot: SmallBot): Promise<Chat>;
};

const command = join(import.meta.dirname, 'node_modules', '.bin', 'agentsplayground');
const patience = { timeout: 60_000 };

export async function openPlayground(onEnd: OnEnd): Promise<Playground> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  return {
    serviceUrl: `${origin}/_connector`,
    chatWith: async (bot) => {
      const folder = await mkdtemp(join(tmpdir(), 'playground-'));
      onEnd(() => rm(folder, { recursive: true, force: true }));
      const place = ['start', '-e', bot.endpoint, '-c', 'msteams', '-p', String(port)];
      const child = spawn(process.execPath, [command, ...place, '--disable-telemetry'], {
        cwd: folder,
        env: { ...process.env, TEAMSAPPTESTER_BROWSER: 'none' },
      });
      onEnd(() => ended(child));
      await listening(child);
      const browser = await chromium.launch(await findChromium());
      onEnd(() => browser.close());
      const page = await browser.newPage({ locale: 'en-US' });
      // Its fonts are elsewhere.
      await page.route(
        (url) => url.origin !== origin,
        async (route) => route.abort(),
      );
      const seen = (text: string) => page.getByText(text, { exact: true }).last();
      return {
        install: async () => {
          await page.goto(origin);
          await vi.waitUntil(() => bot.conversations.length > 0, patience);
        },
        say: async (text) => {
          const box = page.getByRole('textbox').last();
          await box.fill(text, patience);
          await box.press('Enter');
        },
        press: async (title) => page.getByRole('button', { name: title }).click(patience),
        shows: async (text) => seen(text).waitFor({ state: 'visible', ...patience }),
        showsNoMore: async (text) => seen(text).waitFor({ state: 'hidden', ...patience }),
      };
    },
  };
}

async function listening(child: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('Listening on')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The Playground ended: ${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  child.kill('SIGKILL');
  await exit;
}

/** The bot has to know the address before the Playground is started. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === 'object' && address ? address.port : 0;
}
