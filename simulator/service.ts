// The seam between HTTP and the simulated services: a service is one function from a request to a response.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import { SimulatorError } from './simulatorError.ts';
import type { SwitchSettings } from './switches.ts';
import type { World } from './world.ts';

export type ServiceRequest = {
  method: string;
  /** As sent: the path is still percent-encoded. */
  url: URL;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: Buffer;
};

export type ServiceResponse = {
  status: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON; text and bytes as they are; nothing for an empty body. */
  body?: unknown;
  /** The connection breaks behind the body: more was announced than comes. */
  endsAbruptly?: true;
};

/** What a handler may use beside its request. `now` is the one instant of this request. */
export type Context = {
  world: World;
  now: Date;
  /** The same instant in the time by which tokens are made and judged. */
  tokenTime: Date;
  clock: Clock;
  random: Random;
  /** How the points are turned that Microsoft leaves open. */
  switches: SwitchSettings;
  /** Scheme, host and port by which the caller addressed this service: the base of absolute links. */
  origin: string;
};

export type Handler = (
  request: ServiceRequest,
  context: Context,
) => ServiceResponse | Promise<ServiceResponse>;

/** What comes back over the network. */
export type Answered = ServiceResponse | 'cutConnection';

export type RunningService = { origin: string; port: number; close(): Promise<void> };

export type ListenOptions = {
  port: number;
  handle: (request: ServiceRequest, origin: string) => Promise<Answered>;
  /** The longest body that the service takes, and what it says about a longer one. */
  bodies?: { most: number; refuse: (origin: string) => ServiceResponse };
};

/** For services that publish no limit: the simulator should not be a way to fill memory. */
const usualBodies: NonNullable<ListenOptions['bodies']> = {
  most: 32 * 1024 * 1024,
  refuse: () => ({ status: 413 }),
};

/** Serves one simulated service on 127.0.0.1; port 0 takes any free one. */
export async function listen(options: ListenOptions): Promise<RunningService> {
  const { port } = options;
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, options);
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `http://localhost:${taken}`,
    port: taken,
    close: () => closeServer(server),
  };
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new SimulatorError(
      `Cannot use port ${port}: another program listens there. Stop that one, or choose other ports with --port.`,
    );
  }
  if (error.code === 'EACCES') {
    return new SimulatorError(
      `Cannot use port ${port}: this machine does not allow it. Choose other ports with --port.`,
    );
  }
  return error;
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { handle, bodies = usualBodies }: ListenOptions,
): Promise<void> {
  try {
    const headers = flatHeaders(incoming);
    const origin = addressedOrigin(headers);
    const body = await readBody(incoming, bodies.most);
    if (body === 'tooLong') {
      // The rest of the body is not waited for.
      const { headers: said, ...refusal } = bodies.refuse(origin);
      send(outgoing, { ...refusal, headers: { ...said, connection: 'close' } });
      return;
    }
    const url = new URL(incoming.url ?? '/', origin);
    const response = await handle({ method: incoming.method ?? 'GET', url, headers, body }, origin);
    if (response === 'cutConnection') incoming.socket.destroy();
    else send(outgoing, response);
  } catch (error) {
    // A fault of the simulator itself, never a simulated one: shown in full to whoever develops against it.
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    send(outgoing, { status: 500, headers: { 'x-simulator-fault': '1' }, body: stack });
  }
}

/** A reverse proxy tells by which host it was addressed, as in front of the real services. */
function addressedOrigin(headers: Record<string, string>): string {
  const host = headers['x-forwarded-host'] ?? headers['host'] ?? 'localhost';
  const scheme = headers['x-forwarded-proto'] ?? 'http';
  return `${scheme}://${host}`;
}

function flatHeaders(incoming: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function readBody(incoming: IncomingMessage, most: number): Promise<Buffer | 'tooLong'> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length'] ?? 0) > most) resolve('tooLong');
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) resolve('tooLong');
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', reject);
  });
}

function send(outgoing: ServerResponse, response: ServiceResponse): void {
  const { status, headers = {}, body, endsAbruptly } = response;
  if (endsAbruptly) {
    outgoing.writeHead(status, headers).write(body, () => outgoing.destroy());
  } else if (body === undefined) {
    outgoing.writeHead(status, headers).end();
  } else if (typeof body === 'string' || Buffer.isBuffer(body)) {
    outgoing
      .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers })
      .end(body);
  } else {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    outgoing.writeHead(status, { ...type, ...headers }).end(JSON.stringify(body));
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
