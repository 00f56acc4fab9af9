import { components } from './seed-components.ts';
import { order } from './seed-values.ts';

/** A valid document of OpenAPI 3 in which every kind of object stands where an operation meets it. */
export function seed3(version: '3.0' | '3.1' | '3.2') {
  const ref = (name: string) => `#/components/schemas/${name}`;
  const docs = { url: 'https://docs.example' };
  const json = () => ({ schema: order(version, ref), examples: { one: { value: {} } } });
  const ok = { responses: { 200: { description: 'ok' } } };
  const told = { requestBody: { content: { 'application/json': { schema: order(version, ref) } } }, ...ok };
  return {
    openapi: `${version}.0`,
    info: { title: 'Shop', version: '1.0.0', contact: { name: 'Shop' }, license: { name: 'MIT' } },
    servers: [{ url: 'https://{region}.shop.example', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
    tags: [{ name: 'orders', externalDocs: docs }],
    externalDocs: docs,
    security: [{ oauth: ['read'] }, { key: [] }, { bearer: [] }, { oidc: [] }],
    paths: {
      '/orders/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: {
          operationId: 'readOrder',
          tags: ['orders'],
          externalDocs: docs,
          parameters: parameters(),
          responses: {
            200: { description: 'ok', headers: headers(), content: answers(version, json()), links: links() },
            404: { $ref: '#/components/responses/Missing' },
            default: { description: 'else', content: { 'application/json': { schema: { $ref: ref('Used') } } } },
          },
        },
        post: {
          requestBody: { content: { 'application/json': json(), ...forms(version) } },
          responses: { 204: { description: 'done' } },
          callbacks: {
            onPaid: { '{$request.body#/url}': { post: told } },
            shared: { $ref: '#/components/callbacks/Shared' },
          },
        },
        put: {
          requestBody: { $ref: '#/components/requestBodies/Put' },
          responses: { 204: { description: 'done' } },
          security: [{ key: [] }],
        },
        ...(version < '3.2' ? {} : { additionalOperations: { COPY: { responses: { 204: { description: 'done' } } } } }),
      },
      '/stock': {
        servers: [{ url: 'https://stock.example' }],
        get: {
          servers: [{ url: 'https://{site}.stock.example', variables: { site: { default: 'a', enum: ['a', 'b'] } } }],
          ...ok,
        },
        delete: { responses: { 204: { description: 'done' } } },
      },
      ...(version < '3.1' ? {} : { '/shared': { $ref: '#/components/pathItems/Shared' } }),
    },
    ...(version < '3.1' ? {} : { webhooks: { paid: { post: told } } }),
    components: components(version, ref),
  };
}

function parameters() {
  const list = { type: 'array', items: { type: 'string' } };
  return [
    { name: 'ids', in: 'query', schema: list, examples: { one: { value: [] } } },
    {
      name: 'filter',
      in: 'query',
      style: 'deepObject',
      explode: true,
      schema: { type: 'object', properties: { a: { type: 'string' } } },
    },
    { name: 'when', in: 'query', content: { 'application/json': { schema: { type: 'object' } } } },
    { name: 'X-Trace', in: 'header', schema: list },
    { name: 'X-Span', in: 'header', schema: { type: 'object', properties: { from: { type: 'integer' } } } },
    { name: 'session', in: 'cookie', schema: list },
    { $ref: '#/components/parameters/Page' },
  ];
}

function headers() {
  return {
    'X-Next': { schema: { type: 'array', items: { type: 'string' } } },
    'X-Range': { schema: { type: 'object', properties: { from: { type: 'integer' } } } },
    'X-Json': { content: { 'application/json': { schema: { type: 'object' } } } },
    'X-Ref': { $ref: '#/components/headers/Limit' },
    'X-Shown': { schema: { type: 'string' }, examples: { one: { value: 'a' } } },
  };
}

function answers(version: string, json: object) {
  const id = { type: 'string', xml: { name: 'id' } };
  const tags = { type: 'array', items: { type: 'string' } };
  const object = { type: 'object', properties: { tags, notes: tags } };
  return {
    'application/json': json,
    'multipart/related': { schema: object, encoding: { tags: { contentType: 'text/css' }, notes: {} } },
    'multipart/alternative': { schema: object },
    'application/x-www-form-urlencoded': { schema: object, encoding: { tags: { explode: false } } },
    'application/xml': { schema: { type: 'object', xml: { name: 'order' }, properties: { id } } },
    ...(version < '3.2'
      ? {}
      : {
          'application/jsonl': { itemSchema: { type: 'object' } },
          'application/shared': { $ref: '#/components/mediaTypes/Shared' },
        }),
  };
}

function forms(version: string) {
  const tags = { type: 'array', items: { type: 'string' } };
  const object = { type: 'object', properties: { tags, notes: tags } };
  const part = {
    contentType: 'text/plain',
    headers: { 'X-Part': { schema: { type: 'integer' } }, 'X-Span': { schema: { type: 'object' } } },
  };
  const text = { contentType: 'text/plain' };
  return {
    'multipart/form-data': { schema: object, encoding: { tags: part, notes: {} } },
    'multipart/alternative': { schema: object },
    'application/x-www-form-urlencoded': { schema: object, encoding: { tags: { explode: false } } },
    ...(version < '3.2'
      ? {}
      : {
          'multipart/mixed': {
            itemSchema: { type: 'object' },
            prefixEncoding: [{ ...text, encoding: { a: text } }],
            itemEncoding: { contentType: 'multipart/mixed', prefixEncoding: [text], itemEncoding: text },
          },
        }),
  };
}

function links() {
  return {
    parent: {
      operationId: 'readOrder',
      parameters: { id: '$response.body#/parent' },
      server: { url: 'https://other.example' },
    },
    same: { $ref: '#/components/links/Self' },
  };
}
