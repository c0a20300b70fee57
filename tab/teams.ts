// The only file that knows teams-js. The library asks a Microsoft host for a list as soon as it is
// imported, so it is imported only inside a frame.

export type TeamsConnection = {
  state: 'connected';
  /** Name of the application around the tab: `Teams`, `Outlook`, `Office`. */
  host: string;
  /** `default`, `dark`, `contrast`, `glass`, or a name to come. */
  theme: string;
  /** Language of the person as a tag, like `de-de`. */
  locale: string;
  /** Where a link into the tab points; from outside, so not to be trusted. */
  subPageId: string;
  onThemeChange: (handler: (theme: string) => void) => void;
  /** A token for our API. With `claims`, one that answers that challenge, which may ask the person. */
  getToken: (claims?: string) => Promise<string>;
  openLink: (url: string) => Promise<void>;
  /** Takes Teams' own loading picture away. */
  notifyLoaded: () => void;
  /** Tells Teams that there is something to work with; without it Teams shows an error page. */
  notifyReady: () => void;
};

/** `outsideTeams`: not framed at all. `noAnswer`: framed, but nobody we may trust answered. */
export type Connection = TeamsConnection | { state: 'outsideTeams' } | { state: 'noAnswer' };

/** teams-js itself waits a whole minute for a host that does not answer. */
const answerTimeoutMs = 8_000;

/** Connects to the host around the tab. `hostOrigins` are trusted besides Microsoft's own. */
export async function connectToTeams({
  hostOrigins,
}: {
  hostOrigins: string[];
}): Promise<Connection> {
  if (window.parent === window) return { state: 'outsideTeams' };
  const timeout = Promise.withResolvers<Connection>();
  const timer = setTimeout(() => timeout.resolve({ state: 'noAnswer' }), answerTimeoutMs);
  try {
    return await Promise.race([initialize(hostOrigins), timeout.promise]);
  } catch {
    return { state: 'noAnswer' };
  } finally {
    clearTimeout(timer);
  }
}

async function initialize(hostOrigins: string[]): Promise<TeamsConnection> {
  const { app, authentication } = await import('@microsoft/teams-js');
  await app.initialize(hostOrigins);
  const context = await app.getContext();
  return {
    state: 'connected',
    host: context.app.host.name,
    theme: context.app.theme,
    locale: context.app.locale,
    subPageId: context.page.subPageId ?? '',
    onThemeChange: (handler) => app.registerOnThemeChangeHandler(handler),
    getToken: (claims) =>
      authentication.getAuthToken(claims === undefined ? {} : { claims: [claims] }),
    openLink: (url) => app.openLink(url),
    notifyLoaded: () => app.notifyAppLoaded(),
    notifyReady: () => void app.notifySuccess(),
  };
}
