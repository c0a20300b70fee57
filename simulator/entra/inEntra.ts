import type { Context } from '../service.ts';

/** What Entra ID goes by: its time is that of the tokens, also where the clock of the other services was moved. */
export function inEntra(context: Context): Context {
  return { ...context, now: context.tokenTime };
}
