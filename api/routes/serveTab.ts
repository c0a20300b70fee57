import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Router, static as staticFiles, type RequestHandler } from 'express';

export type TabOptions = { folder: string; hostOrigins: string[]; openInTeamsUrl: string };

/** Serves the built tab; its page is told which hosts to trust and where the way in is. */
export function serveTab(options: TabOptions): RequestHandler {
  const router = Router();
  // Read at once, so that a tab that was not built stops the start; and anew each time, as a build changes it.
  readPage(options);
  router.get(['/', '/index.html'], (_request, response) => {
    response.set('cache-control', 'no-store').type('html').send(readPage(options));
  });
  // Vite puts a hash of the content into the names of these files.
  router.use(
    '/assets',
    staticFiles(path.join(options.folder, 'assets'), { immutable: true, maxAge: '1y' }),
  );
  router.use(staticFiles(options.folder, { index: false, maxAge: '1h' }));
  return router;
}

function readPage({ folder, hostOrigins, openInTeamsUrl }: TabOptions): string {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  return withMeta(
    withMeta(html, 'teams-host-origins', hostOrigins.join(',')),
    'open-in-teams-url',
    openInTeamsUrl,
  );
}

function withMeta(html: string, name: string, content: string): string {
  const escaped = content
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  const empty = `<meta name="${name}" content="" />`;
  if (!html.includes(empty))
    throw new Error(`Cannot serve the tab: its page has no meta "${name}"`);
  return html.replace(empty, () => `<meta name="${name}" content="${escaped}" />`);
}
