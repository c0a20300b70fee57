// Forms of addresses of API v2.0:
// https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/endpoints-apis-for-dynamics

export type ApiAddress = {
  /** Id or domain; `null` where the tenant follows from the token. */
  tenant: string | null;
  environment: string;
  /** Encoded segments behind the root of the API. */
  segments: string[];
  /** Path of the root: what relative addresses of a batch begin at. */
  rootPath: string;
};

/** `undefined` where the path is not one of API v2.0. */
export function parseApiAddress(pathname: string): ApiAddress | undefined {
  const parts = pathname.split('/').slice(1);
  for (const tenantIn of [true, false]) {
    const apiAt = tenantIn ? 3 : 2;
    if (parts[0] !== 'v2.0' || parts[apiAt] !== 'api' || parts[apiAt + 1] !== 'v2.0') continue;
    return {
      tenant: tenantIn ? decodePart(parts[1]) : null,
      environment: decodePart(parts[apiAt - 1]),
      segments: parts.slice(apiAt + 2).filter((segment) => segment !== ''),
      rootPath: `/${parts.slice(0, apiAt + 2).join('/')}`,
    };
  }
  return undefined;
}

function decodePart(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return part ?? '';
  }
}
