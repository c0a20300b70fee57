// What the simulated Entra ID holds.

/** What an access token may be for; `api` is the product's own, the others are Microsoft's. */
export type Resource = 'api' | 'graph' | 'businessCentral' | 'botFramework';
export type MicrosoftResource = Exclude<Resource, 'api'>;

export type Tenant = {
  id: string;
  displayName: string;
  domain: string;
  /** Only administrators consent here: people are shown that they need one. */
  usersMayNotConsent?: boolean;
};

export type User = {
  /** Object id in Entra. */
  id: string;
  tenantId: string;
  displayName: string;
  userPrincipalName: string;
  /** App roles that an administrator assigned in the product's registration. */
  appRoles: string[];
  /** Resources for which conditional access asks for more than a password, and gets it only by a claims request. */
  stepUpFor: Resource[];
  /** An administrator blocked the account. */
  isDisabled?: boolean;
  /** Instant of the last change of password or revocation: what was granted before is void. */
  tokensValidFrom?: string;
  /** Instant at which somebody asked that Graph want newer tokens than the user's clients had by then. */
  challengedAt?: string;
};

export type Application = {
  /** Client id. */
  id: string;
  displayName: string;
  secret: string;
  /** Accepted as audiences of tokens for the product's own API, beside the client id. */
  appIdUris: string[];
  /** Where people may be sent back to after signing in or consenting. */
  redirectUris: string[];
  /** Public parts, in PEM, of the certificates by which it may prove itself in place of the secret. */
  certificates: string[];
  /** What an administrator is asked to consent to. */
  requiredPermissions: RequiredPermission[];
};

export type RequiredPermission = Pick<ConsentGrant, 'resource' | 'scopes' | 'roles'>;

/** Permission to call a resource, given by one user, or by an administrator for everyone (`userId` null). */
export type ConsentGrant = {
  id: string;
  tenantId: string;
  userId: string | null;
  clientId: string;
  resource: MicrosoftResource;
  /** Delegated permissions: what the application may do on behalf of a user. */
  scopes: string[];
  /** Application permissions: what it may do without one. Only an administrator gives them. */
  roles: string[];
};

/** A user's session with an application, carried on by refresh tokens. */
export type Session = {
  /** Stands inside every refresh token of the session. */
  id: string;
  tenantId: string;
  userId: string;
  clientId: string;
  /** Policies of conditional access that the user satisfied in this session. */
  satisfiedPolicies: string[];
  /** Instants in UTC. */
  createdAt: string;
  lastUsedAt: string;
  /** Set when the user or an administrator revoked it, or the password changed. */
  revoked: boolean;
};

/** What a person who signed in allowed an application to fetch, once and soon. */
export type AuthorizationCode = {
  /** The code itself. */
  id: string;
  tenantId: string;
  userId: string;
  clientId: string;
  sessionId: string;
  redirectUri: string;
  scope: string;
  nonce: string | null;
  codeChallenge: string | null;
  codeChallengeMethod: 'plain' | 'S256';
  /** Instant in UTC. */
  expiresAt: string;
  redeemed: boolean;
};

export type SigningKey = {
  id: string;
  privateJwk: object;
  publicJwk: object;
  /** Published for clients to learn of it, but signs nothing yet. */
  isAnnounced?: boolean;
};
