import type { Postman } from '../businessCentral/subscriptions/postman.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { LateWork } from '../faults/lateWork.ts';
import type { Latency } from '../latency/latency.ts';
import type { Context } from '../service.ts';
import type { Switches } from '../switches.ts';
import type { StoredWorld } from '../worldLog.ts';

/** What the control address can reach. */
export type Controls = {
  stored: StoredWorld;
  faults: Faults;
  lateWork: LateWork;
  latency: Latency;
  switches: Switches;
  clock: Clock;
  postman: Postman;
  /** Where the bot connector answers. */
  botConnector: () => string;
};

export type OperationInput = {
  /** Parts of the path by the names they have in the operation's path, decoded. */
  parts: Record<string, string>;
  /** JSON of the body; an empty object where there is none. */
  body: unknown;
  context: Context;
  controls: Controls;
};

/** One thing to ask of the control address. Gives the body of the answer; nothing for an empty one. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{names}` for what varies. */
  path: string;
  summary: string;
  run: (input: OperationInput) => unknown;
};
