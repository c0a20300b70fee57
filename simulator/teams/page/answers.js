// What this page answers to each call of teams-js.

/** Teams keeps a token for the tab, and asks Entra ID again well before it ends. */
const tokenKeptMs = 5 * 60_000;

/** Capabilities that the page has; teams-js tells the tab that others are not supported. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { notifySuccessResponse: {} }, pages: {} },
};

/** `on` is told of what the tab says about itself: `loaded`, `ready`, `failed`; `open` opens a link. */
export function answersFor({ host, user, choices, on, open }) {
  const getToken = tokenSource(user);
  const session = crypto.randomUUID();
  return {
    initialize: () => ['content', 'web', JSON.stringify(runtime), '2.1.0'],
    getContext: () => [contextOf({ host, user, choices, session })],
    'authentication.getAuthToken': async ([, claims]) => {
      if (choices.signIn === 'refused') return [false, 'resourceRequiresConsent'];
      return getToken(Array.isArray(claims) ? claims[0] : undefined);
    },
    // teams-js lets only https addresses through to here, which nothing on this machine has.
    'authentication.authenticate': () => [false, 'FailedToOpenWindow'],
    'appInitialization.appLoaded': () => on.loaded(),
    'appInitialization.success': () => {
      on.ready();
      return [undefined];
    },
    'appInitialization.failure': ([reason, message]) => on.failed(message || reason),
    // The tab tells its user itself what is wrong.
    'appInitialization.expectedFailure': () => on.ready(),
    executeDeepLink: ([address]) => (open(address) ? [true] : [false, 'Cannot open this link']),
  };
}

/** The flat form, which teams-js turns into `app.Context`. */
function contextOf({ host, user, choices, session }) {
  return {
    appId: host.appId,
    locale: choices.locale,
    theme: choices.theme,
    entityId: 'bookings-invoicing',
    subEntityId: subPageOfLink(),
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId: session,
    appSessionId: session,
    userObjectId: user.id,
    userDisplayName: user.displayName,
    userPrincipalName: user.userPrincipalName,
    loginHint: user.userPrincipalName,
    tid: host.tenantId,
    frameContext: 'content',
    ringId: 'general',
    isMultiWindow: false,
    manifestVersion: '1.29',
  };
}

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
function subPageOfLink() {
  try {
    return JSON.parse(new URLSearchParams(location.search).get('context'))?.subEntityId ?? '';
  } catch {
    return '';
  }
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
