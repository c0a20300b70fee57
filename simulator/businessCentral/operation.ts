// One operation of the API: a request by itself, or an item of a batch.
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import type { Access } from './access.ts';
import type { BusinessCentralSwitches } from './businessCentralSwitches.ts';
import type { Segment } from './odata/path.ts';
import type { Company } from './records.ts';

export type Operation = {
  method: string;
  /** Encoded segments behind the root. */
  segments: readonly string[];
  options: URLSearchParams;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** Read from JSON; `undefined` where nothing was sent. */
  body: unknown;
};

export type Session = {
  world: World;
  access: Access;
  now: Date;
  random: Random;
  switches: BusinessCentralSwitches;
  /** Absolute address of the API's root. */
  root: string;
};

/** An operation inside a company. */
export type CompanyOperation = Operation & { path: readonly Segment[]; company: Company };
