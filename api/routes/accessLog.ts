import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** Gives every request an id, which its answer and its log lines carry. */
export function accessLog({
  logger,
  newId,
}: {
  logger: Logger;
  newId: () => string;
}): RequestHandler {
  return (request, response, next) => {
    const requestId = newId();
    response.locals['requestId'] = requestId;
    response.set('x-request-id', requestId);
    response.on('finish', () => {
      logger.debug({ requestId, method: request.method, status: response.statusCode }, 'answered');
    });
    next();
  };
}
