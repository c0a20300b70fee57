// Errors in Business Central's words.
// Codes: https://learn.microsoft.com/dynamics365/business-central/dev-itpro/webservices/dynamics-error-codes
import type { ServiceResponse } from '../service.ts';

/** Thrown anywhere inside the service; becomes the answer of the request or of the item of a batch. */
export class BusinessCentralError extends Error {
  override name = 'BusinessCentralError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Messages end with the id under which Microsoft's support finds the request. */
  toResponse(correlationId: string): ServiceResponse {
    const message = `${this.message}  CorrelationId:  ${correlationId}.`;
    return { status: this.status, body: { error: { code: this.code, message } } };
  }
}

/** An id that leads to nothing. Of its code reports differ: `turnedErrors.ts`. */
export class MissingEntityError extends BusinessCentralError {}

/** What OData has and filters of Business Central have not. Of its status reports differ: `turnedErrors.ts`. */
export class UnsupportedOperatorError extends BusinessCentralError {}

export function badRequest(message: string): BusinessCentralError {
  return new BusinessCentralError(400, 'BadRequest', message);
}

/** `Error()` of AL: most refusals of the API pages. */
export function dialogError(message: string): BusinessCentralError {
  return new BusinessCentralError(400, 'Application_DialogException', message);
}

/** `TestField` of AL for a field that is blank. `record` is like `Customer: No.=10000`. */
export function blankField(field: string, record: string): BusinessCentralError {
  const message = `${field} must have a value in ${record}. It cannot be zero or empty.`;
  return new BusinessCentralError(400, 'Application_FieldValidationException', message);
}

/** `TestField` of AL for a field that must have a certain value. */
export function wrongField(
  field: { name: string; expected: string; current: string },
  record: string,
): BusinessCentralError {
  const message = `${field.name} must be equal to '${field.expected}' in ${record}. Current value is '${field.current}'.`;
  return new BusinessCentralError(400, 'Application_FieldValidationException', message);
}

export function readOnlyField(name: string): BusinessCentralError {
  return new BusinessCentralError(
    400,
    'BadRequest_InvalidOperation',
    `Control '${name}' is read-only.`,
  );
}

export function unknownSegment(segment: string): BusinessCentralError {
  const message = `Resource not found for the segment '${segment}'.`;
  return new BusinessCentralError(404, 'BadRequest_ResourceNotFound', message);
}

export function missingEntity(name: string): MissingEntityError {
  const message = `Resource not found for the segment '${name}'.`;
  return new MissingEntityError(404, 'BadRequest_ResourceNotFound', message);
}

/** For example a key that is not a GUID. */
export function badSyntax(): BusinessCentralError {
  return new BusinessCentralError(
    404,
    'BadRequest_NotFound',
    'Bad Request - Error in query syntax.',
  );
}

export function badQuery(message: string): BusinessCentralError {
  return new BusinessCentralError(400, 'BadRequest_InvalidRequestUrl', message);
}

export function methodNotAllowed(method: string, set: string): BusinessCentralError {
  const message = `'${method}' requests for '${set}' of EdmType 'Entity' are not allowed within Microsoft Dynamics 365 Business Central OData web services.`;
  return new BusinessCentralError(405, 'BadRequest_MethodNotAllowed', message);
}

export function notImplemented(message: string): BusinessCentralError {
  return new BusinessCentralError(501, 'BadRequest_MethodNotImplemented', message);
}

export function unsupportedOperator(message: string): UnsupportedOperatorError {
  return new UnsupportedOperatorError(501, 'BadRequest_MethodNotImplemented', message);
}

/** `VALIDATE` of AL for a value that is in no row of the related table. */
export function noRelatedRecord(relation: {
  field: string;
  table: string;
  value: string;
  relatedTable: string;
}): BusinessCentralError {
  const { field, table, value, relatedTable } = relation;
  const message = `The field ${field} of table ${table} contains a value (${value}) that cannot be found in the related table (${relatedTable}).`;
  return new BusinessCentralError(400, 'Internal_InvalidTableRelation', message);
}

export function recordNotFound(table: string, identification: string): BusinessCentralError {
  const message = `The ${table} does not exist. Identification fields and values: ${identification}`;
  return new BusinessCentralError(400, 'Internal_RecordNotFound', message);
}

export function unauthorized(): BusinessCentralError {
  return new BusinessCentralError(
    401,
    'Authentication_InvalidCredentials',
    'The server has rejected the client credentials.',
  );
}

/** The bracket is never translated: `TableData 36 Sales Header Insert: Base Application`. */
export function permissionDenied(bracket: string): BusinessCentralError {
  const message = `Sorry, the current permissions prevented the action. (${bracket})`;
  return new BusinessCentralError(403, 'Authorization_RequestDenied', message);
}

export function companyNotFound(): BusinessCentralError {
  return new BusinessCentralError(
    404,
    'Internal_CompanyNotFound',
    "Can't process the request because the default company can't be found. You must specify a default company in the service configuration file or specify a company in each request.",
  );
}
