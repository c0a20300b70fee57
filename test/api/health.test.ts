import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { getHealth } from '../../api/routes/getHealth.ts';

test('is not well, and says no more than that, when the database does not answer', async () => {
  const app = express().get(
    '/health',
    getHealth(async () => {
      throw new Error('password authentication failed for user "invoicing"');
    }),
  );
  const server = app.listen(0);
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const response = await fetch(`http://localhost:${port}/health`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: 'databaseUnavailable' },
  ]);
});
