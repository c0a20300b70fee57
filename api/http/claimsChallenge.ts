/**
 * The claims that a service asks for in a 401 to a client with capability `CP1`, as JSON.
 * https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallenge(headers: Headers): string | null {
  const challenge = headers.get('www-authenticate') ?? '';
  if (!/\berror="insufficient_claims"/i.test(challenge)) return null;
  const encoded = /\bclaims="([^"]+)"/i.exec(challenge)?.[1];
  if (encoded === undefined) return null;
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  return isJsonObject(claims) ? claims : null;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
