// What the Bot Connector says when it refuses. Codes and texts:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
import type { ServiceResponse } from '../service.ts';

export class ConnectorError extends Error {
  override name = 'ConnectorError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export function connectorErrorResponse({ status, code, message }: ConnectorError): ServiceResponse {
  return { status, body: { error: { code, message } } };
}

/** The gateway's words, which have another form. */
export function unauthorized(): ServiceResponse {
  return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
}

/** For an error that the service was told to answer. */
export function refuse(fault: { status: number; code?: string | undefined }): ServiceResponse {
  if (fault.status === 401 && fault.code === undefined) return unauthorized();
  const [code, message] = usual[fault.status] ?? ['ServiceError', 'Something went wrong.'];
  return connectorErrorResponse(new ConnectorError(fault.status, fault.code ?? code, message));
}

const usual: Record<number, [code: string, message: string]> = {
  400: ['BadArgument', 'Bad argument.'],
  403: ['BotDisabledByAdmin', 'The tenant admin disabled this bot.'],
  404: ['ConversationNotFound', 'Conversation not found.'],
  412: ['PreconditionFailed', 'Precondition failed, please try again.'],
  413: ['MessageSizeTooBig', 'Message size too large.'],
  429: ['TooManyRequests', 'Too many requests.'],
  500: ['ServiceError', 'Internal server error.'],
  502: ['ServiceError', 'Service dependency issue.'],
  503: ['ServiceUnavailable', 'Service is unavailable.'],
  504: ['GatewayTimeout', 'Gateway timeout.'],
};
