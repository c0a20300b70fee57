import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connectToTeams } from './teams.ts';

const hostOrigins = metaContent('teams-host-origins').split(',').filter(Boolean);

createRoot(rootElement()).render(
  <App
    connect={() => connectToTeams({ hostOrigins })}
    openInTeamsUrl={metaContent('open-in-teams-url')}
  />,
);

/** What the API wrote into the page for this installation; empty where it wrote nothing. */
function metaContent(name: string): string {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? '';
}

function rootElement(): HTMLElement {
  const element = document.getElementById('root');
  if (!element) throw new Error('Cannot start the tab: the page has no element "root"');
  return element;
}
