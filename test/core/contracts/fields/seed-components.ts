import { schemas, type SchemaRef } from './seed-values.ts';

/** The components of OpenAPI 3: two of each kind, so that a `$ref` can be turned from one to the other. */
export function components(version: string, ref: SchemaRef) {
  const text = { schema: { type: 'string' } };
  const object = { schema: { type: 'object' } };
  const ok = { responses: { 200: { description: 'ok' } } };
  return {
    schemas: schemas(version, ref),
    parameters: {
      Page: { name: 'page', in: 'query', schema: { type: 'integer' } },
      Other: { name: 'other', in: 'query', schema: { type: 'integer' } },
    },
    headers: { Limit: { schema: { type: 'integer' } }, Other: { schema: { type: 'boolean' } } },
    responses: {
      Missing: { description: 'no', content: { 'application/json': object } },
      Other: { description: 'other', content: { 'application/json': text } },
    },
    requestBodies: {
      Put: { content: { 'application/json': object } },
      Other: { content: { 'application/json': text } },
    },
    examples: { One: { value: 1 } },
    links: { Self: { operationId: 'readOrder' }, Other: { operationId: 'other' } },
    callbacks: {
      Shared: { '{$request.body#/shared}': { post: ok } },
      Other: { '{$request.body#/other}': { post: ok } },
    },
    ...(version < '3.1' ? {} : { pathItems: { Shared: { get: ok }, Other: { put: ok } } }),
    ...(version < '3.2' ? {} : { mediaTypes: { Shared: object, Other: text } }),
    securitySchemes: {
      oauth: { type: 'oauth2', flows: flows(version) },
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example/.well-known' },
      other: { type: 'apiKey', in: 'query', name: 'other' },
    },
  };
}

function flows(version: string) {
  const flow = { refreshUrl: 'https://id.example/refresh', scopes: { read: 'Read' } };
  const asking = { authorizationUrl: 'https://id.example/authorize', ...flow };
  const token = { tokenUrl: 'https://id.example/token' };
  return {
    implicit: asking,
    password: { ...token, ...flow },
    clientCredentials: { ...token, ...flow },
    authorizationCode: { ...token, ...asking },
    ...(version < '3.2'
      ? {}
      : { deviceAuthorization: { deviceAuthorizationUrl: 'https://id.example/device', ...token, ...flow } }),
  };
}
