import { expect, test } from 'vitest';
import { asId } from '../../api/domain/ids.ts';
import { settleWindowMs } from '../../api/domain/settleWindow.ts';
import { createSettleWatch } from '../../api/jobs/settleWatch.ts';

const draft = {
  id: asId<'salesInvoiceDraft'>('draft'),
  attempt: 1,
  sentAt: '2026-11-20T09:59:00.000Z',
  unknownSince: '2026-11-20T10:00:00.000Z',
};

test('what is unknown is over only after a whole window in this process, whatever the clocks say', () => {
  let elapsed = 5_000;
  const watch = createSettleWatch(() => elapsed);
  expect(watch.isOver({ ...draft, unknownSince: '2020-01-01T00:00:00.000Z' })).toBe(false);
  watch.begin(draft);
  elapsed += settleWindowMs - 1;
  expect(watch.isOver(draft)).toBe(false);
  elapsed += 1;
  expect(watch.isOver(draft)).toBe(true);
});

test('a later attempt, and a process that was started again, watch from the beginning', () => {
  let elapsed = 0;
  const watch = createSettleWatch(() => elapsed);
  watch.begin(draft);
  elapsed += settleWindowMs;
  expect(watch.isOver(draft)).toBe(true);
  expect(watch.isOver({ ...draft, attempt: 2 })).toBe(false);
  expect(createSettleWatch(() => elapsed).isOver(draft)).toBe(false);
});
