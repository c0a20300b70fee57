import type { RequestHandler } from 'express';

/** 200 when the database answers, else 503; for load balancers, so without a token and without details. */
export function getHealth(ping: () => Promise<void>): RequestHandler {
  return async (_request, response) => {
    response.set('cache-control', 'no-store');
    try {
      await ping();
      response.json({ status: 'ok' });
    } catch {
      response.status(503).json({ status: 'databaseUnavailable' });
    }
  };
}
