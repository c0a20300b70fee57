import type { Logger } from 'pino';
import type { BusinessCentralFor } from '../businessCentral/businessCentral.ts';
import type { BookingsFor } from '../graph/bookings.ts';
import type { BotMessenger } from '../notifications/botMessenger.ts';
import type { Db } from '../state/database.ts';
import type { LookedThrough } from './lookedThrough.ts';
import type { Queue } from './queue.ts';
import type { SettleWatch } from './settleWatch.ts';

/** What jobs work with; each takes only the parts that it names. */
export type JobParts = {
  db: Db;
  bookingsFor: BookingsFor;
  businessCentralFor: BusinessCentralFor;
  queue: Queue;
  logger: Logger;
  /** Instant in UTC. */
  now: () => string;
  /** Milliseconds on a clock that nobody sets. */
  elapsedMs: () => number;
  /** What this process knows of unanswered sendings. */
  settleWatch: SettleWatch;
  newId: () => string;
  /** `null` where no bot is registered. */
  bot: { messenger: BotMessenger; teamsAppId: string } | null;
  lookedThrough: LookedThrough;
};
