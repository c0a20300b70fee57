// The OpenAPI document, made from the same schemas that check the requests.
import { z } from 'zod';
import { ErrorBody } from '../contract/errors.ts';
import { operations, type Operation } from '../contract/operations.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.0.3. `version` is the product's. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(operations)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = describe(name, operation);
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Bookings Invoicing for Business Central', version },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: jsonSchema(ErrorBody, 'output') },
    },
  };
}

function describe(name: string, operation: Operation): Json {
  const { method, status, summary, role, body } = operation;
  const takesBody = !(body instanceof z.ZodUnknown);
  const required = !body.safeParse(undefined).success;
  return {
    operationId: name,
    summary,
    description: `Needs the role \`${role}\`.`,
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...headersOf(name, method),
    ],
    ...(takesBody && { requestBody: { required, content: json(jsonSchema(body, 'input')) } }),
    responses: {
      [status]: {
        description: summary,
        ...(status !== 204 && { content: contentOf(operation) }),
      },
      default: {
        description: 'Refused; the code says why',
        content: json({ $ref: '#/components/schemas/Error' }),
      },
    },
  };
}

function contentOf({ response, text }: Operation): Json {
  const asText = text === undefined ? {} : { [text]: { schema: { type: 'string' } } };
  return response instanceof z.ZodString
    ? asText
    : { ...json(jsonSchema(response, 'output')), ...asText };
}

function json(schema: Json): Json {
  return { 'application/json': { schema } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io });
  return rest;
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** Headers are not in the schemas of the contract; these are all there are. */
function headersOf(name: string, method: string): Json[] {
  if (name === 'startInvoiceRun' || name === 'retryInvoiceRun') return [header('Idempotency-Key')];
  if (name === 'followInvoiceRun') return [{ ...header('Last-Event-ID'), required: false }];
  const changesSetup = name === 'updateSyncSetup' || name === 'deleteSyncSetup';
  return changesSetup && method !== 'get' ? [header('If-Match')] : [];
}

function header(name: string): Json {
  return { name, in: 'header', required: true, schema: { type: 'string' } };
}
