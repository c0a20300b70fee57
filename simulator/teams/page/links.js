// Where a link of the tab leads: Microsoft's addresses have their simulated counterparts.

/** The address to open, or `undefined` for one that a browser should not open. */
export function resolveLink(text, { entra, businessCentral }) {
  const url = URL.parse ? URL.parse(text) : parse(text);
  if (url === null || !['https:', 'http:', 'mailto:'].includes(url.protocol)) return undefined;
  const simulated = {
    'https://businesscentral.dynamics.com': businessCentral,
    'https://login.microsoftonline.com': entra,
    'https://teams.microsoft.com': location.origin,
  }[url.origin];
  return simulated ? simulated + url.pathname + url.search + url.hash : url.href;
}

/** Opens a link beside the page; false where the browser does not let it. */
export function openBeside(address) {
  const opened = window.open('about:blank', '_blank');
  if (!opened) return false;
  opened.opener = null;
  opened.location.replace(address);
  return true;
}

function parse(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
