import { counting } from '../counting.ts';

const count = counting('en');

/** What can be done about an invoice run, and what became of it. */
export const runActions = {
  stop: {
    action: 'Stop…',
    title: 'Stop this run?',
    text: (waiting: number) => [
      count(waiting, {
        one: '# draft has not been sent. It will not be created, and its bookings can be invoiced again.',
        other:
          '# drafts have not been sent. They will not be created, and their bookings can be invoiced again.',
      }),
      'Drafts that are in Business Central stay there. Where Business Central has not answered yet, we find out first.',
    ],
    confirm: 'Stop the run',
    done: 'The run is being stopped.',
    stopping: 'Stopping. We are finding out about the drafts that were on their way.',
  },
  retry: (n: number) => count(n, { one: 'Try # draft again', other: 'Try # drafts again' }),
  undo: {
    action: (n: number) => count(n, { one: 'Undo # draft…', other: 'Undo # drafts…' }),
    title: (n: number) =>
      count(n, {
        one: 'Delete # draft invoice again?',
        other: 'Delete # draft invoices again?',
      }),
    text: [
      'The draft invoices are deleted in Business Central, and their bookings can be invoiced again.',
      'What somebody edited, released or posted since is left alone. The receipt says for each draft what became of it.',
    ],
    confirm: (n: number) => count(n, { one: 'Delete # draft', other: 'Delete # drafts' }),
    begun: 'The drafts are being deleted.',
    running: (n: number) =>
      count(n, { one: '# draft is being deleted', other: '# drafts are being deleted' }),
  },
  undoResults: {
    pending: 'Is being deleted in Business Central.',
    undone: 'Deleted in Business Central. Its bookings can be invoiced again.',
    changed: 'Not deleted: somebody changed it in Business Central since it was created.',
    posted: 'Not deleted: it is posted.',
    credited: 'Not deleted: it was posted and credited.',
    gone: 'Somebody had deleted it in Business Central already.',
    noAccess: 'Not deleted: you may not delete it in Business Central. A colleague can undo it.',
    refused: 'Not deleted: Business Central refused.',
  },
  removed: (n: number) =>
    count(n, {
      one: '# draft invoice of this run is no longer in Business Central. Its bookings can be invoiced again.',
      other:
        '# draft invoices of this run are no longer in Business Central. Their bookings can be invoiced again.',
    }),
  retryOf: 'This run tries again what was not created in an earlier one.',
  openEarlier: 'Open the earlier run',
  retriedBy: 'What was not created was tried again in a later run.',
  openLater: 'Open the later run',
  download: 'Download CSV',
};
