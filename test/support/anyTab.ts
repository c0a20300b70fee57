import { existsSync } from 'node:fs';
import { buildTab } from '../../simulator/start/buildTab.ts';

/** The API does not start without a tab to serve; for tests in which nobody looks at it any will do. */
export async function setup(): Promise<void> {
  const page = new URL('../../dist/tab/index.html', import.meta.url);
  if (!existsSync(page)) await buildTab(new AbortController().signal);
}
