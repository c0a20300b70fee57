// A server of a test's own, for answers that no well-behaved service gives.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Origins } from '../../api/http/origins.ts';
import { createTransport, type Transport } from '../../api/http/transport.ts';

export type Received = {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
};

/** `cut` breaks the connection without an answer, `silence` never answers. */
export type Said =
  { status?: number; headers?: Record<string, string>; body?: string | object } | 'cut' | 'silence';

export type LocalServer = {
  origin: string;
  received: Received[];
  /** Answers for all three services. */
  origins: Origins;
  transport: Transport;
};

/** Serves until the test is over. `answer` is told how many requests came before. */
export async function serve(
  answer: (request: Received, before: number) => Said | Promise<Said>,
): Promise<LocalServer> {
  const received: Received[] = [];
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
    received.push(request);
    say(outgoing, await answer(request, received.length - 1));
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const origin = `http://127.0.0.1:${port}`;
  const services = { entra: origin, graph: origin, businessCentral: origin };
  const origins = { ...services, botConnector: origin, botLogin: origin };
  return { origin, received, origins, transport: createTransport({ origins }) };
}

function say(outgoing: ServerResponse, said: Said): void {
  if (said === 'silence') return;
  if (said === 'cut') {
    outgoing.socket?.destroy();
    return;
  }
  const { status = 200, headers = {}, body = '' } = said;
  outgoing.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
}
