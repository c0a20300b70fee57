// Puts a handler behind every operation of the contract: token, role, parsing and answering are done here, once.
import { json, Router, type Request, type RequestHandler, type Response } from 'express';
import { operations, type Operation, type OperationName } from '../contract/operations.ts';
import type { Role } from '../contract/me.ts';
import type { Caller } from '../identity/verifyToken.ts';
import { ApiError, notFound } from './apiError.ts';
import type { Call, Handlers } from './call.ts';
import { parseRequest } from './parseRequest.ts';
import { hasRole, rolesOf } from './roles.ts';
import { sendText, TextAnswer } from './textAnswer.ts';

export type MountOptions = {
  handlers: Handlers;
  verifyToken: (authorization: string | undefined) => Promise<Caller>;
  now: () => string;
  defaultRole: Role;
};

/** Ids of a preview of ten thousand bookings, and room to spare. */
const bodyLimit = '1mb';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The keys of a constant object.
const operationNames = Object.keys(operations) as OperationName[];

/** A router with all operations, to be used below `/api`. */
export function mountOperations(options: MountOptions): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const readBody = json({ limit: bodyLimit });
  for (const name of operationNames) mount(router, name, { ...options, readBody });
  return router;
}

type Mounting = MountOptions & { readBody: RequestHandler };

function mount(router: Router, name: OperationName, options: Mounting): void {
  const operation: Operation = operations[name];
  const handle = options.handlers[name] as (call: Call<OperationName>) => Promise<unknown>;
  router[operation.method](expressPath(operation.path), async (request, response) => {
    response.locals['operation'] = name;
    const caller = await options.verifyToken(request.get('authorization'));
    requireRole(caller, operation.role, options.defaultRole);
    // Only now: what a stranger sends is not looked at.
    await read(options.readBody, request, response);
    const signal = signalOf(response);
    const call = parseCall(operation, { request, caller, now: options.now(), signal });
    await answer(response, operation.status, await handle(call));
  });
}

/** Express' middleware as a promise. */
function read(readBody: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void readBody(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error('Cannot read the body'));
    });
  });
}

/** `/a/{id}` as Express writes it: `/a/:id`. */
function expressPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

function requireRole(caller: Caller, needed: Role, defaultRole: Role): void {
  if (hasRole(rolesOf(caller, defaultRole), needed)) return;
  throw new ApiError(
    'roleMissing',
    `This needs the role "${needed}", which an administrator assigns in Microsoft Entra.`,
  );
}

/** Aborted when the connection is closed, be it by the other side. */
function signalOf(response: Response): AbortSignal {
  const closing = new AbortController();
  response.once('close', () => closing.abort());
  return closing.signal;
}

type Incoming = { request: Request; caller: Caller; now: string; signal: AbortSignal };

function parseCall(
  operation: Operation,
  { request, caller, now, signal }: Incoming,
): Call<OperationName> {
  const params = operation.params.safeParse(request.params);
  // An id that cannot be one of ours is an id we do not have.
  if (!params.success) throw notFound('resource');
  const call = {
    params: params.data,
    query: parseRequest(operation.query, request.query),
    body: parseRequest(operation.body, request.body),
    caller,
    user: { tenantId: caller.tenantId, userId: caller.userId, assertion: caller.assertion },
    now,
    header: (name: string) => request.get(name),
    signal,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The schemas of this very operation made the parts.
  return call as Call<OperationName>;
}

async function answer(response: Response, status: number, body: unknown): Promise<void> {
  response.status(status).set('cache-control', 'no-store');
  if (body instanceof TextAnswer) {
    await sendText(response, body);
    return;
  }
  if (body === undefined) {
    response.end();
    return;
  }
  if (hasEtag(body)) response.set('etag', body.etag);
  response.json(body);
}

function hasEtag(body: unknown): body is { etag: string } {
  return (
    typeof body === 'object' && body !== null && 'etag' in body && typeof body.etag === 'string'
  );
}
