import type { ICachePlugin } from '@azure/msal-node';
import type { CacheOwner, TokenCipher } from './tokenCipher.ts';

/** Where token caches are kept, one for each user. It is given cipher text only. */
export type TokenCacheStore = {
  load(user: CacheOwner): Promise<string | undefined>;
  save(user: CacheOwner, serialized: string): Promise<void>;
};

/** Gives msal one user's part of the cache. A cache that cannot be decrypted counts as none. */
export function createTokenCachePlugin(
  store: TokenCacheStore,
  cipher: TokenCipher,
  user: CacheOwner,
): ICachePlugin {
  const owner = { tenantId: user.tenantId, userId: user.userId };
  return {
    beforeCacheAccess: async ({ tokenCache }) => {
      const encrypted = await store.load(owner);
      const plain = encrypted === undefined ? undefined : cipher.decrypt(encrypted, owner);
      if (plain !== undefined) tokenCache.deserialize(plain);
    },
    afterCacheAccess: async ({ cacheHasChanged, tokenCache }) => {
      if (cacheHasChanged) await store.save(owner, cipher.encrypt(tokenCache.serialize(), owner));
    },
  };
}
