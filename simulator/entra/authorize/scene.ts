import type { Context, ServiceRequest } from '../../service.ts';
import type { Tenant } from '../records.ts';
import type { AuthorizeRequest } from './authorizeRequest.ts';

/** A step on the way to a code. */
export type Scene = {
  asked: AuthorizeRequest;
  /** `null` where people of every tenant may sign in. */
  tenant: Tenant | null;
  request: ServiceRequest;
  /** What the person sent from a page; empty at first. */
  answers: URLSearchParams;
  context: Context;
};
