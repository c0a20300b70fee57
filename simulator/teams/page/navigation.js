// Where in the app a person is: the address of this page says it, in the form of a deep link.
// https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application

/** The one page of the app that is a tab. */
export const pageId = 'bookings-invoicing';

/** Says that an argument cannot be: https://learn.microsoft.com/javascript/api/@microsoft/teams-js/errorcode */
const invalidArguments = { errorCode: 4000, message: 'The app has no page of this id' };

export function subPageOfLink() {
  try {
    return JSON.parse(new URLSearchParams(location.search).get('context'))?.subEntityId ?? '';
  } catch {
    return '';
  }
}

/** Whether the page was just opened by a link into the app; its own choices are not in the address yet. */
export function isFreshLink() {
  const isChosen = new URLSearchParams(location.search).has('view');
  return location.pathname.startsWith('/l/entity/') && !isChosen;
}

/** Writes a place within the app into the address. */
export function keepSubPage(subPageId) {
  const address = new URL(location.href);
  if (subPageId) address.searchParams.set('context', JSON.stringify({ subEntityId: subPageId }));
  else address.searchParams.delete('context');
  history.replaceState(null, '', address);
}

/** Answers to calls that go elsewhere. `reload` starts the tab anew at the address's place; `open` opens a link. */
export function navigationAnswers({ host, reload, open }) {
  const goTo = ({ pageId: page, subPageId } = {}) => {
    if (page !== pageId) return [invalidArguments];
    keepSubPage(subPageId);
    // The tab hears of it before it goes.
    setTimeout(() => reload());
    return [null];
  };
  return {
    shareDeepLink: ([subPageId]) => keepSubPage(subPageId),
    'pages.currentApp.navigateTo': ([to]) => goTo(to),
    'pages.currentApp.navigateToDefaultPage': () => goTo({ pageId }),
    'pages.navigateToApp': ([{ appId, pageId: page, subPageId } = {}]) => {
      if (appId === host.appId) return goTo({ pageId: page, subPageId })[0] ? notFound : [true];
      return open(deepLink(appId, page, subPageId)) ? [true] : notFound;
    },
    executeDeepLink: ([address]) => (open(address) ? [true] : [false, 'Cannot open this link']),
    getTabInstances: () => [{ teamTabs: [tabOf(host)] }],
    getMruTabInstances: () => [{ teamTabs: [tabOf(host)] }],
    navigateToTab: ([{ entityId } = {}]) => [entityId === pageId],
    // The tab is the first thing that a person saw here.
    navigateBack: () => [false],
    navigateCrossDomain: () => [false],
  };
}

const notFound = [false, 'The app was not found'];

function deepLink(appId, page, subPageId) {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }));
  return `https://teams.microsoft.com/l/entity/${appId}/${page}?context=${context}`;
}

function tabOf({ appName, places }) {
  return { tabName: appName, entityId: pageId, internalTabInstanceId: pageId, url: places.tab };
}
