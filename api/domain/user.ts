import type { TenantId, UserId } from './ids.ts';

/** A person in whose name a remote service is called. */
export type SignedInUser = {
  tenantId: TenantId;
  userId: UserId;
  /** The token the tab sent, to be exchanged; `null` in the background, where only what is cached can be used. */
  assertion: string | null;
};
