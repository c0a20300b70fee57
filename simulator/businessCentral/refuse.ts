import type { ServiceResponse } from '../service.ts';
import { BusinessCentralError } from './errors.ts';

/** What Business Central, or the gateway in front of it, says for an error it was told to answer. */
export function refuse(fault: { status: number; code?: string | undefined }): ServiceResponse {
  const { status } = fault;
  // Gateways answer for services they cannot reach, and they speak HTML.
  if (fault.code === undefined && (status === 502 || status === 504)) return gatewayPage(status);
  const said = usual[status] ?? { code: 'Unknown', message: 'An error occurred.' };
  const error = new BusinessCentralError(status, fault.code ?? said.code, said.message);
  return error.toResponse(correlationId);
}

/** A fault is told of before the request has an id of its own. */
const correlationId = '00000000-0000-0000-0000-000000000000';

// Limits: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/api-reference/v2.0/dynamics-rate-limits
const usual: Record<number, { code: string; message: string }> = {
  400: {
    code: 'Application_DialogException',
    message:
      'The activity was deadlocked with another user who is modifying the same table. Please retry the activity.',
  },
  401: {
    code: 'Authentication_InvalidCredentials',
    message: 'The server has rejected the client credentials.',
  },
  403: {
    code: 'Authorization_RequestDenied',
    message:
      'Sorry, the current permissions prevented the action. (TableData 36 Sales Header Insert: Base Application)',
  },
  404: {
    code: 'BadRequest_ResourceNotFound',
    message: "Resource not found for the segment 'api'.",
  },
  408: {
    code: 'Internal_ServerError',
    message: 'The operation was canceled because it took longer than the time limit of 8 minutes.',
  },
  409: {
    code: 'Internal_ServerError',
    message: 'Your activity was deadlocked with another user modifying the same record.',
  },
  413: {
    code: 'BadRequest',
    message: 'The request is too large.',
  },
  429: {
    code: 'Application_TooManyRequests',
    message: 'Too many requests reached. Actual (101). Maximum (100).',
  },
  500: { code: 'Internal_ServerError', message: 'Cannot establish a connection to the database.' },
  503: { code: 'Internal_ServerError', message: 'The service is temporarily unavailable.' },
};

const gatewayTexts: Record<number, string> = { 502: 'Bad Gateway', 504: 'Gateway Time-out' };

function gatewayPage(status: number): ServiceResponse {
  const title = `${status} ${gatewayTexts[status] ?? ''}`;
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}
