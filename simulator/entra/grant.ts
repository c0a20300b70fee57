import type { Context } from '../service.ts';
import type { Application, Tenant } from './records.ts';

export type TokenRequest = {
  form: URLSearchParams;
  application: Application;
  /** `null` where the address leaves the tenant to the caller's token. */
  tenant: Tenant | null;
};

/** One way to get tokens: gives the body of the answer, or throws an `EntraError`. */
export type Grant = (request: TokenRequest, context: Context) => Promise<object>;
