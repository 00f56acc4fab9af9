import type { Files } from './differences.ts';

type Json = Record<string, unknown>;

/** A contract in OpenAPI 3.1 that uses every part of the format once. Each call makes a new one, free to be edited. */
export function everyFeature(): Json {
  const money = { type: 'number', minimum: 0, exclusiveMaximum: 100, multipleOf: 0.5 };
  return {
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.4.0' },
    servers: [{ url: 'https://orders.example/v1' }],
    security: [{ key: [] }, {}],
    paths: {
      '/orders/{id}': {
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { $ref: '#/components/parameters/Trace' },
        ],
        get: {
          operationId: 'getOrder',
          deprecated: true,
          'x-sunset': '2027-01-01',
          'x-stability-level': 'beta',
          parameters: [
            {
              name: 'expand',
              in: 'query',
              explode: false,
              schema: { type: 'array', items: { enum: ['lines', null] } },
            },
            {
              name: 'filter',
              in: 'query',
              content: json({ type: 'object', properties: { paid: { type: 'boolean' } } }),
            },
          ],
          responses: {
            200: { headers: { ETag: { required: true, schema: { pattern: '^a' } } }, content: json(ref('Order')) },
            '4XX': { $ref: '#/components/responses/Problem' },
            default: { description: 'Anything else.' },
          },
          security: [{ oauth: ['orders.read', 'orders.write'] }],
        },
        put: {
          requestBody: {
            required: true,
            content: {
              ...json({ allOf: [ref('Order'), { required: ['note'] }] }),
              'multipart/form-data': {
                schema: { properties: { scan: { type: 'string', contentEncoding: 'base64' } } },
              },
            },
          },
          callbacks: {
            paid: {
              '{$request.body#/url}': { post: { requestBody: { content: json(ref('Payment')) }, responses: {} } },
            },
          },
          responses: { 201: { description: 'Created.' } },
        },
      },
    },
    webhooks: { shipped: { post: { requestBody: { content: json(ref('Order')) }, responses: { 200: {} } } } },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        oauth: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://id.example', scopes: {} } } },
      },
      parameters: { Trace: { name: 'X-Trace', in: 'header', schema: { type: 'string', default: 'none' } } },
      responses: {
        Problem: { content: { 'application/problem+json': { schema: { additionalProperties: { type: 'string' } } } } },
      },
      schemas: {
        Order: {
          type: 'object',
          required: ['id', 'total'],
          properties: {
            id: { type: 'string', readOnly: true },
            total: money,
            note: { type: ['string', 'null'], minLength: 1, maxLength: 20, default: 'none' },
            secret: { type: 'string', writeOnly: true, deprecated: true, 'x-sunset': '2028-01-01' },
            status: { enum: ['open', 'paid'] },
            channel: { 'x-extensible-enum': ['web', 'shop'] },
            parent: ref('Order'),
            lines: {
              type: 'array',
              minItems: 1,
              uniqueItems: true,
              items: ref('Line'),
              contains: { required: ['sku'] },
            },
            size: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'integer' }], items: false },
          },
          patternProperties: { '^x-': { type: 'string' } },
          propertyNames: { pattern: '^[a-z]' },
          dependentRequired: { note: ['status'] },
          dependentSchemas: { note: { required: ['channel'] } },
          if: { required: ['note'] },
          // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
          then: { required: ['status'] },
          else: { required: ['total'] },
          unevaluatedProperties: false,
          maxProperties: 20,
          not: { required: ['draft'] },
        },
        Line: { type: 'object', properties: { sku: { const: 'A-1' }, kind: {} }, additionalProperties: false },
        Payment: {
          oneOf: [ref('Card'), ref('Cash'), { type: 'null' }],
          discriminator: { propertyName: 'kind', mapping: { card: '#/components/schemas/Card' } },
        },
        Card: { type: 'object', properties: { kind: { type: 'string' }, number: { type: 'string' } } },
        Cash: {
          anyOf: [
            { type: 'object', properties: { kind: { type: 'string' }, till: { type: 'string' } } },
            { type: 'object', properties: { kind: { type: 'string' }, safe: { type: 'string' } } },
          ],
        },
      },
    },
  };
}

/** The same for OpenAPI 2.0. */
export function everyLegacyFeature(): Json {
  const order = { $ref: '#/definitions/Order' };
  return {
    swagger: '2.0',
    info: { title: 'Orders', version: '1.4.0' },
    host: 'orders.example',
    basePath: '/v1',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      '/orders': {
        get: {
          parameters: [
            { name: 'tags', in: 'query', type: 'array', items: { type: 'string' }, collectionFormat: 'csv' },
            { name: 'limit', in: 'query', type: 'integer', maximum: 10, exclusiveMaximum: true },
          ],
          responses: { 200: { schema: { type: 'array', items: order }, headers: { 'X-Count': { type: 'integer' } } } },
        },
        post: {
          consumes: ['multipart/form-data'],
          parameters: [
            { name: 'scan', in: 'formData', type: 'file', required: true },
            { name: 'note', in: 'formData', type: 'string' },
          ],
          responses: { 201: { description: 'Created.' } },
          security: [{ basic: [] }],
        },
        put: { parameters: [{ name: 'order', in: 'body', required: true, schema: order }], responses: {} },
      },
    },
    securityDefinitions: { basic: { type: 'basic' } },
    definitions: {
      Order: {
        type: 'object',
        discriminator: 'kind',
        required: ['kind'],
        properties: { kind: { type: 'string', 'x-nullable': true }, total: { type: 'integer', format: 'int32' } },
      },
      Gift: { allOf: [order, { type: 'object', properties: { wish: { type: 'string' } } }] },
    },
  };
}

/** A contract as a file. */
export function asFile(contract: unknown): Files {
  return { 'orders.json': JSON.stringify(contract, null, 2) };
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

function json(schema: unknown): Json {
  return { 'application/json': { schema } };
}
