import type { SignedInUser } from '../domain/user.ts';

/** What we call on behalf of a user. */
export type RemoteResource = 'graph' | 'businessCentral';

export type AccessTokenOptions = {
  /** Claims challenge that the token has to satisfy. */
  claims?: string;
  /** Asks Entra again although a token is cached. */
  fresh?: boolean;
};

/** Access tokens to call a service in a user's name. */
export type AccessTokens = {
  /** Throws an `AccessError` where the user has to do something, or an `UpstreamError` of service `identity`. */
  get(user: SignedInUser, resource: RemoteResource, options?: AccessTokenOptions): Promise<string>;
};
