// What the simulated Bot Framework holds.

/** A bot as it is registered in Azure. */
export type Bot = {
  /** Client id of its application in Entra. */
  id: string;
  name: string;
  /** Where activities are sent. */
  endpoint: string;
  /** What the bot is told to call back at; `null` for the address of this connector. */
  serviceUrl: string | null;
};

/** The chat of a person with a bot. It stays when the app is removed, and is the same when it comes back. */
export type BotConversation = {
  id: string;
  botId: string;
  tenantId: string;
  userId: string;
  isInstalled: boolean;
  /** The person wants to hear no more of the bot. */
  isBlocked: boolean;
};

export type BotActivity = {
  id: string;
  conversationId: string;
  from: 'bot' | 'person';
  /** Instants in UTC. */
  sentAt: string;
  editedAt: string | null;
  isDeleted: boolean;
  /** A message of the person that the bot did not take. */
  isUndelivered: boolean;
  /** As the sender wrote it. */
  content: ActivityContent;
};

export type ActivityContent = {
  text?: string | undefined;
  textFormat?: string | undefined;
  summary?: string | undefined;
  attachments?: Attachment[] | undefined;
  replyToId?: string | undefined;
};

export type Attachment = { contentType: string; content?: unknown; name?: string | undefined };
