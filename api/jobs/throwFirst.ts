import { AccessError } from '../http/accessError.ts';

/** After everything that could go on went on. That the user has no access says more than any other failure. */
export function throwFirst(failures: readonly unknown[]): void {
  const telling = failures.find((failure) => failure instanceof AccessError) ?? failures[0];
  if (telling !== undefined) throw telling;
}
