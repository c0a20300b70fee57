// What this page answers to each call of teams-js.
import { navigationAnswers, pageId, subPageOfLink } from './navigation.js';
import { askInPopup } from './popup.js';

/** Teams keeps a token for the tab, and asks Entra ID again well before it ends. */
const tokenKeptMs = 5 * 60_000;

const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  isNAAChannelRecommended: false,
};

/** Capabilities that the page has; teams-js tells the tab that others are not supported. */
const capabilities = {
  all: {
    app: { notifySuccessResponse: {} },
    pages: { backStack: {}, currentApp: {}, tabs: {} },
  },
  // As of a host that can show a tab, and not much more.
  few: {},
};

/** By the names that the address of this page has. */
const hostNames = { teams: 'Teams', outlook: 'Outlook', office: 'Office' };

/** https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code */
const signInFailures = {
  refused: 'resourceRequiresConsent',
  cancelled: 'CancelledByUser',
  disabled: 'resourceDisabled',
};

/**
 * `on` is told of what the tab says about itself: `loaded`, `ready`, `failed`, `readyToUnload`, `reload`; `open` opens a
 * link, and `resolve` gives the address to which one leads.
 */
export function answersFor({ host, user, choices, on, open, resolve }) {
  const getToken = tokenSource(user);
  const session = crypto.randomUUID();
  const about = { host, user, choices, session };
  return {
    ...aboutHost(about, 'content'),
    ...navigationAnswers({ host, reload: on.reload, open }),
    'authentication.getAuthToken': async ([, claims]) => {
      const failure = signInFailures[choices.signIn];
      if (failure) return [false, failure];
      return getToken(Array.isArray(claims) ? claims[0] : undefined);
    },
    'authentication.authenticate': ([text, width, height]) => {
      const address = resolve(text);
      if (address === undefined) return [false, 'FailedToOpenWindow'];
      const answers = aboutHost(about, 'authentication');
      return askInPopup({ address, origin: host.places.tab, width, height, answers });
    },
    'appInitialization.appLoaded': () => on.loaded(),
    'appInitialization.success': () => {
      on.ready();
      return [undefined];
    },
    'appInitialization.failure': ([reason, message]) => on.failed(message || reason),
    // The tab tells its user itself what is wrong.
    'appInitialization.expectedFailure': () => on.ready(),
    readyToUnload: () => on.readyToUnload(),
  };
}

/** What every page of the app may ask, in the frame or in a window of its own. */
function aboutHost(about, frameContext) {
  const { client, offers } = about.choices;
  const offered = JSON.stringify({ ...runtime, supports: capabilities[offers] });
  return {
    initialize: () => [frameContext, client, offered, '2.1.0'],
    getContext: () => [{ ...contextOf(about), frameContext }],
  };
}

/** The flat form, which teams-js turns into `app.Context`. */
function contextOf({ host, user, choices, session }) {
  return {
    appId: host.appId,
    appLaunchId: session,
    locale: choices.locale,
    theme: choices.theme,
    entityId: pageId,
    subEntityId: subPageOfLink(),
    hostName: hostNames[choices.hostName],
    hostClientType: choices.client,
    sessionId: session,
    appSessionId: session,
    userObjectId: user.id,
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    userLicenseType: 'Unknown',
    userFileOpenPreference: 'inline',
    loginHint: user.userPrincipalName,
    tid: host.tenantId,
    tenantSKU: 'enterprise',
    ringId: 'general',
    isFullScreen: false,
    isMultiWindow: false,
    isBackgroundLoad: false,
    hostAncestors: [],
    manifestVersion: '1.29',
  };
}
function tokenSource(user) {
  let kept;
  return async (claims) => {
    if (claims === undefined && kept && Date.now() - kept.at < tokenKeptMs) return kept.reply;
    const answer = await fetch('/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: user.id, claims }),
    }).catch(() => undefined);
    if (!answer) return [false, 'serverError'];
    const { token, error } = await answer.json();
    if (!answer.ok) return [false, error];
    kept = { at: Date.now(), reply: [true, token] };
    return kept.reply;
  };
}
