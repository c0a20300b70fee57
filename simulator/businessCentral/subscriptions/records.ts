// Who wants to be told of changes, and of which changes they are still to be told.

export type Subscription = {
  /** 32 hexadecimal digits. */
  id: string;
  environmentId: string;
  companyId: string;
  /** The entity set of which changes are told. */
  set: string;
  notificationUrl: string;
  clientState: string;
  userId: string;
  version: number;
  createdAt: string;
  lastModifiedDateTime: string;
  expirationDateTime: string;
  /** Since when the receiver has not been reached, and when to try again. */
  failing: { since: string; attempts: number; retryAt: string } | null;
};

/** One changed entity that a subscriber has not been told of. */
export type ChangeNotice = {
  id: string;
  subscriptionId: string;
  entityId: string;
  changeType: 'created' | 'updated' | 'deleted';
  firstChangedAt: string;
  lastChangedAt: string;
};
