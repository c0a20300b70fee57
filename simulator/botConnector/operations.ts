// What a bot can ask of the connector: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#conversation-operations
import type { ServiceRequest, ServiceResponse } from '../service.ts';
import type { ConnectorCall, ConnectorOperation } from './connectorCall.ts';
import { ConnectorError } from './connectorError.ts';
import { createConversation } from './createConversation.ts';
import { deleteActivity, sendActivity, updateActivity } from './messages.ts';
import { getMember, listMembers, pageMembers } from './members.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const operations: [Method, path: string, ConnectorOperation | 'notImitated'][] = [
  ['POST', '/v3/conversations', createConversation],
  ['GET', '/v3/conversations', 'notImitated'],
  ['POST', '/v3/conversations/*/activities', sendActivity],
  ['POST', '/v3/conversations/*/activities/history', 'notImitated'],
  ['POST', '/v3/conversations/*/activities/*', sendActivity],
  ['PUT', '/v3/conversations/*/activities/*', updateActivity],
  ['DELETE', '/v3/conversations/*/activities/*', deleteActivity],
  ['GET', '/v3/conversations/*/activities/*/members', listMembers],
  ['GET', '/v3/conversations/*/members', listMembers],
  ['GET', '/v3/conversations/*/members/*', getMember],
  ['DELETE', '/v3/conversations/*/members/*', 'notImitated'],
  ['GET', '/v3/conversations/*/pagedmembers', pageMembers],
  ['POST', '/v3/conversations/*/attachments', 'notImitated'],
];

/** Gives the operation with its ids. Throws a `ConnectorError` for a path without one. */
export function findOperation(request: ServiceRequest): (call: ConnectorCall) => ServiceResponse {
  const path = pathOf(request);
  const found = operations
    .filter(([, pattern]) => idsOf(pattern, path) !== undefined)
    .toSorted(([, a], [, b]) => stars(a) - stars(b));
  const [match] = found.filter(([method]) => method === request.method);
  if (!match && found.length > 0) {
    throw new ConnectorError(405, 'MethodNotAllowed', 'Method not allowed.');
  }
  if (!match) throw new ConnectorError(404, 'NotFound', 'There is no operation at this address.');
  const [, pattern, operation] = match;
  if (operation === 'notImitated') {
    throw new ConnectorError(
      501,
      'NotImplemented',
      'The simulator does not imitate this operation.',
    );
  }
  return (call) => operation(call, idsOf(pattern, path) ?? []);
}

/** Behind the region, and the tenant, of a service URL: `/teams/`, `/emea/`, `/emea/{tenantId}/`. */
function pathOf({ url }: ServiceRequest): string {
  return url.pathname
    .replace(/^\/(teams|amer|emea|apac|in)(\/[\da-f-]{36})?(?=\/)/i, '')
    .replace(/\/+/g, '/');
}

function idsOf(pattern: string, path: string): string[] | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const isMatch = wanted.every((part, index) => part === '*' || part === given[index]);
  if (!isMatch) return undefined;
  return given.filter((_, index) => wanted[index] === '*').map(decode);
}

function stars(pattern: string): number {
  return pattern.split('*').length;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ConnectorError(400, 'BadSyntax', 'Bad format of conversation ID');
  }
}
