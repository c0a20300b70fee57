/** Access tokens at hand, so that not every call has to read, decrypt and search the user's cache. */
export type HeldTokens = {
  find(key: string): string | undefined;
  keep(key: string, token: { accessToken: string; expiresOn: Date | null }): void;
};

/** Some kilobytes each; beyond that the ones kept longest go, and are asked for again. */
const maxTokens = 1_000;
/** A token is let go while it is still good for the request at hand. */
const spareMs = 5 * 60_000;

export function createHeldTokens(now: () => Date): HeldTokens {
  const tokens = new Map<string, { accessToken: string; until: number }>();
  return {
    find: (key) => {
      const token = tokens.get(key);
      if (token && token.until > now().getTime()) return token.accessToken;
      tokens.delete(key);
      return undefined;
    },
    keep: (key, { accessToken, expiresOn }) => {
      tokens.delete(key);
      if (!expiresOn) return;
      if (tokens.size >= maxTokens) tokens.delete(tokens.keys().next().value ?? '');
      tokens.set(key, { accessToken, until: expiresOn.getTime() - spareMs });
    },
  };
}
