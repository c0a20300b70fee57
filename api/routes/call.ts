import type { z } from 'zod';
import type { OperationName, Operations } from '../contract/operations.ts';
import type { SignedInUser } from '../domain/user.ts';
import type { TextAnswer } from './textAnswer.ts';
import type { Caller } from '../identity/verifyToken.ts';

/** One request for an operation, parsed and authenticated. */
export type Call<Name extends OperationName> = {
  params: z.output<Operations[Name]['params']>;
  query: z.output<Operations[Name]['query']>;
  body: z.output<Operations[Name]['body']>;
  caller: Caller;
  /** The caller, as remote services are called in their name. */
  user: SignedInUser;
  /** The one instant of this request, in UTC. */
  now: string;
  header: (name: string) => string | undefined;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
};

/** Where an operation may answer text, its handler says so by a `TextAnswer`. */
export type Answer<Name extends OperationName> = Operations[Name] extends { text: string }
  ? TextAnswer | Exclude<z.input<Operations[Name]['response']>, string>
  : z.input<Operations[Name]['response']>;

export type Handler<Name extends OperationName> = (call: Call<Name>) => Promise<Answer<Name>>;

/** A handler for every operation of the contract: a missing one does not compile. */
export type Handlers = { [Name in OperationName]: Handler<Name> };

/** A call within a setup, whatever the operation. */
export type CallInSetup = {
  params: { syncSetupId: string };
  caller: Caller;
  user: SignedInUser;
  now: string;
};
