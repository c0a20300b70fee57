// The Bot Connector, as far as bots of one person's chat see it, and the documents by which they check its tokens.
import { audiences, readCaller } from '../entra/tokens.ts';
import type { Context, Handler, ServiceRequest } from '../service.ts';
import type { SimulatedService } from '../simulatedService.ts';
import { ConnectorError, connectorErrorResponse, refuse, unauthorized } from './connectorError.ts';
import { frameworkConfiguration, frameworkKeys } from './frameworkTokens.ts';
import { findOperation } from './operations.ts';
import type { Bot } from './records.ts';

export const botConnectorService: SimulatedService = { name: 'botConnector', handle, refuse };

/** Open to everyone. */
const documents: Record<string, Handler> = {
  '/v1/.well-known/openidconfiguration': frameworkConfiguration,
  '/v1/.well-known/keys': frameworkKeys,
};

async function handle(...[request, context]: Parameters<Handler>) {
  const { pathname } = request.url;
  const document = Object.hasOwn(documents, pathname) ? documents[pathname] : undefined;
  if (document) return document(request, context);
  const bot = await callingBot(request, context);
  if (bot === 'nobody') return unauthorized();
  try {
    return findOperation(request)({ bot, request, context });
  } catch (error) {
    if (error instanceof ConnectorError) return connectorErrorResponse(error);
    throw error;
  }
}

/** A bot calls with a token that it got at Entra ID for `https://api.botframework.com/.default`. */
async function callingBot({ headers }: ServiceRequest, context: Context): Promise<Bot | 'nobody'> {
  const caller = await readCaller(headers['authorization'], audiences.botFramework, context);
  if (!caller || caller.userId !== null) return 'nobody';
  return context.world.bots.get(caller.clientId) ?? 'nobody';
}
