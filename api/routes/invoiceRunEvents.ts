// Server-sent events of a run: https://html.spec.whatwg.org/multipage/server-sent-events.html
// Each event says how things stand, not what happened: whoever missed some has missed nothing.
import type { InvoiceRunEvent } from '../contract/invoiceRuns.ts';

/** How a run stands. `seq` is the number of its last entry in the journal, and the id of the event. */
export type InvoiceRunStep = {
  seq: number;
  event: InvoiceRunEvent;
  /** Nothing more will happen by itself. */
  isOver: boolean;
};

export type Following = {
  /** With the drafts that moved since an entry of the journal. */
  read: (since: number) => Promise<InvoiceRunStep>;
  pause: () => Promise<unknown>;
  signal: AbortSignal;
  /** The header of whoever goes on where the connection was lost. */
  lastEventId: string | undefined;
};

/** Proxies close what is silent for long. */
const heartbeatEvery = 15;
/** After so many looks whoever follows has to come again, with a token and rights that hold. */
const looks = 300;

export async function* invoiceRunEvents(following: Following): AsyncGenerator<string> {
  const { read, pause, signal, lastEventId = '' } = following;
  let seen = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : 0;
  let told = '';
  for (let look = 1; look <= looks && !signal.aborted; look += 1) {
    const { seq, event, isOver } = await read(seen);
    const state = JSON.stringify(event.run);
    if (seq > seen || state !== told) {
      yield eventText({ id: seq, name: 'progress', data: event });
      seen = seq;
      told = state;
    } else if (look % heartbeatEvery === 0) {
      yield ': heartbeat\n\n';
    }
    if (isOver) {
      yield eventText({ id: seen, name: 'end', data: {} });
      return;
    }
    await pause();
  }
}

function eventText({ id, name, data }: { id: number; name: string; data: unknown }): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
