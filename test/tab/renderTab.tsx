import axe from 'axe-core';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import { App } from '../../tab/App.tsx';
import type { TeamsConnection } from '../../tab/teams.ts';
import type { FakeApi } from './fakeApi.ts';

export type Tab = {
  opened: string[];
  /** Claims for which a token was asked for. */
  claims: string[];
  changeTheme: (theme: string) => void;
  close: () => void;
};

type Options = { theme?: string; locale?: string; hash?: string };

/** The tab as it runs inside Teams, with an API that answers from fixtures. */
export function renderTab(api: FakeApi, options: Options = {}): Tab {
  window.sessionStorage.clear();
  window.history.replaceState(null, '', options.hash ?? '#/bookings');
  const themeHandlers: ((theme: string) => void)[] = [];
  const opened: string[] = [];
  const claims: string[] = [];
  const connection: TeamsConnection = {
    state: 'connected',
    host: 'Teams',
    theme: options.theme ?? 'default',
    locale: options.locale ?? 'en-us',
    subPageId: '',
    onThemeChange: (handler) => themeHandlers.push(handler),
    getToken: async (claim) => {
      if (claim !== undefined) claims.push(claim);
      return 'token';
    },
    openLink: async (url) => void opened.push(url),
    notifyLoaded: () => {},
    notifyReady: () => {},
  };
  const close = renderApp({
    connect: async () => connection,
    openInTeamsUrl: '',
    fetch: api.fetch,
  });
  return {
    opened,
    claims,
    changeTheme: (theme) => {
      for (const handler of themeHandlers) handler(theme);
    },
    close,
  };
}

/** Puts the tab into the page; the answer takes it out again. */
export function renderApp(props: Parameters<typeof App>[0]): () => void {
  const element = document.createElement('div');
  document.body.append(element);
  const root = createRoot(element);
  root.render(<App {...props} />);
  return () => {
    root.unmount();
    element.remove();
  };
}

/** Fails with every point that axe finds against WCAG 2.2 A and AA. */
export async function expectNoAxeFindings(): Promise<void> {
  // Halfway through an animation colours are not what they will be.
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  const { violations } = await axe.run(
    // Fluent's own focus sentinels are hidden and focusable on purpose.
    { include: [document.body], exclude: [['[data-tabster-dummy]']] },
    { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  expect(found).toEqual([]);
}
