import { order, schemas } from './seed-values.ts';

/** A valid document of OpenAPI 2.0 in which every kind of object stands where an operation meets it. */
export function seed2() {
  const ref = (name: string) => `#/definitions/${name}`;
  const docs = { url: 'https://docs.example' };
  const list = { type: 'array', items: { type: 'string' } };
  const count = { type: 'integer', minimum: 1, maximum: 90 };
  const json = ['application/json'];
  const done = { responses: { 204: { description: 'done' } } };
  return {
    swagger: '2.0',
    info: { title: 'Shop', version: '1.0.0', contact: { name: 'Shop' }, license: { name: 'MIT' } },
    host: 'shop.example',
    basePath: '/v1',
    schemes: ['https'],
    consumes: [...json, 'application/xml'],
    produces: [...json, 'application/xml'],
    tags: [{ name: 'orders', externalDocs: docs }],
    externalDocs: docs,
    security: ['basic', 'key', 'implicit', 'password', 'application', 'code'].map((name) => ({
      [name]: name === 'basic' || name === 'key' ? [] : ['read'],
    })),
    securityDefinitions: schemes(),
    paths: {
      '/other': { head: done },
      '/orders/{id}': {
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'shop', in: 'query', type: 'string' },
        ],
        get: {
          operationId: 'readOrder',
          produces: json,
          tags: ['orders'],
          externalDocs: docs,
          parameters: [
            { name: 'ids', in: 'query', ...list },
            { name: 'matrix', in: 'query', type: 'array', items: list },
            { name: 'counts', in: 'query', type: 'array', items: count },
            { name: 'count', in: 'query', ...count },
            { name: 'X-Trace', in: 'header', ...list },
            { $ref: '#/parameters/Page' },
          ],
          responses: {
            200: {
              description: 'ok',
              schema: order('2.0', ref),
              headers: {
                'X-Next': list,
                'X-Count': count,
                'X-Counts': { type: 'array', items: count },
                'X-Matrix': { type: 'array', items: list },
              },
              examples: { 'application/json': {} },
            },
            404: { $ref: '#/responses/Missing' },
            default: { description: 'else', schema: { $ref: ref('Used') } },
          },
        },
        delete: { responses: { 200: { description: 'gone', schema: { type: 'string' } } } },
        post: { parameters: [{ name: 'body', in: 'body', schema: order('2.0', ref) }], ...done },
        put: {
          consumes: ['multipart/form-data'],
          produces: [...json, 'application/xml'],
          schemes: ['https'],
          security: [{ key: [] }],
          parameters: [
            { name: 'tags', in: 'formData', ...list },
            { name: 'file', in: 'formData', type: 'file' },
          ],
          responses: { 200: { description: 'ok', schema: { type: 'file' } } },
        },
      },
    },
    definitions: schemas('2.0', ref),
    parameters: {
      Page: { name: 'page', in: 'query', type: 'integer' },
      Other: { name: 'other', in: 'query', type: 'integer' },
    },
    responses: {
      Missing: { description: 'no', schema: { type: 'object' } },
      Other: { description: 'other', schema: { type: 'string' } },
    },
  };
}

function schemes() {
  const oauth = { type: 'oauth2', scopes: { read: 'Read' } };
  const authorizationUrl = 'https://id.example/authorize';
  const tokenUrl = 'https://id.example/token';
  return {
    basic: { type: 'basic' },
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    other: { type: 'apiKey', in: 'query', name: 'other' },
    implicit: { ...oauth, flow: 'implicit', authorizationUrl },
    password: { ...oauth, flow: 'password', tokenUrl },
    application: { ...oauth, flow: 'application', tokenUrl },
    code: { ...oauth, flow: 'accessCode', authorizationUrl, tokenUrl },
  };
}
