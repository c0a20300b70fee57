import { asId } from '../../api/domain/ids.ts';
import type { SignedInUser } from '../../api/domain/user.ts';
import type { AccessTokenOptions, AccessTokens } from '../../api/http/accessTokens.ts';

export const someUser: SignedInUser = {
  tenantId: asId<'tenant'>('6f1d2a34-8c5e-4b7a-9d20-3e4f5a6b7c81'),
  userId: asId<'user'>('2a7e9c14-5b3d-4f86-a1c0-7d8e9f0a1b2c'),
  assertion: 'token-of-the-tab',
};

/** Gives `token-1`, and the next one each time a fresh one is asked for. */
export function numberedTokens(): AccessTokens & { asked: AccessTokenOptions[] } {
  const asked: AccessTokenOptions[] = [];
  let number = 1;
  return {
    asked,
    get: async (_user, _resource, options = {}) => {
      asked.push(options);
      if (options.fresh) number += 1;
      return `token-${number}`;
    },
  };
}
