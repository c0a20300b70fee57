import type { Queue } from '../jobs/queue.ts';
import type { BotMessenger } from '../notifications/botMessenger.ts';
import type { BotTokenVerifier } from '../notifications/verifyBotToken.ts';
import type { Db } from '../state/database.ts';

/** What the bot's routes work with. */
export type BotParts = {
  db: Db;
  queue: Queue;
  newId: () => string;
  now: () => string;
  messenger: BotMessenger;
  verifyBotToken: BotTokenVerifier;
  /** Empty lets every tenant in. */
  allowedTenantIds: string[];
  teamsAppId: string;
};
