// Asks an Express app as an HTTP client does, without a socket between them.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Writable } from 'node:stream';
import type { Express } from 'express';

export type ApiRequest = {
  method: string;
  /** From `/api` on. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
};

export type ApiAnswer = { status: number; body: unknown };

export function inject(
  app: Express,
  { method, path, headers, body }: ApiRequest,
): Promise<ApiAnswer> {
  const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body));
  const request = new IncomingMessage(new Socket());
  request.method = method;
  request.url = path;
  request.headers = {
    ...headers,
    ...(bytes && { 'content-type': 'application/json', 'content-length': String(bytes.length) }),
  };
  if (bytes) request.push(bytes);
  request.push(null);
  return new Promise((resolve) => {
    const response = new ServerResponse(request);
    const chunks: Buffer[] = [];
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        chunks.push(chunk);
        done();
      },
    });
    // A response wants a socket, but all that it does with it is to write.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    response.assignSocket(sink as Socket);
    response.once('finish', () => resolve({ status: response.statusCode, body: bodyOf(chunks) }));
    app(request, response);
  });
}

/** What stands behind the headers. Express tells the length of JSON, so that nothing comes in chunks. */
function bodyOf(chunks: Buffer[]): unknown {
  const text = Buffer.concat(chunks).toString('utf8');
  const body = text.slice(text.indexOf('\r\n\r\n') + 4);
  return body === '' ? undefined : JSON.parse(body);
}
