// The chat with the app's bot, for the page.
import { z } from 'zod';
import { actInChat, ChatAct } from '../botConnector/chatAct.ts';
import { readChat } from '../botConnector/person.ts';
import { isCrossSite } from '../crossSite.ts';
import { findUser } from '../entra/users.ts';
import type { Context, ServiceRequest, ServiceResponse } from '../service.ts';
import { SimulatorError } from '../simulatorError.ts';

const Person = z.looseObject({ user: z.string() });

/** `GET` gives what the person sees, `POST` does what they do. */
export async function chat(
  request: ServiceRequest,
  context: Context,
  connectorOrigin: string,
): Promise<ServiceResponse> {
  if (isCrossSite(request)) return { status: 403, body: { notice: 'crossSite' } };
  const isReading = request.method === 'GET';
  const { user: name, ...rest } = isReading
    ? { user: request.url.searchParams.get('user') ?? '' }
    : Person.parse(JSON.parse(request.body.toString('utf8')));
  const user = findUser(context.world, name);
  if (!user) return answer(404, { notice: 'There is no such user' });
  const person = { user, connectorOrigin, context };
  try {
    if (isReading) return answer(200, context.world.bots.size === 0 ? {} : readChat(person));
    return answer(200, await actInChat(person, ChatAct.parse(rest)));
  } catch (error) {
    if (error instanceof SimulatorError) return answer(409, { notice: error.message });
    throw error;
  }
}

function answer(status: number, body: object): ServiceResponse {
  return { status, headers: { 'cache-control': 'no-store' }, body };
}
