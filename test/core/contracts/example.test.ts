import { beforeAll, describe, expect, test } from 'vitest';
import { examplesIn } from '../../../src/core/contracts/example.ts';
import { prepareReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { orders } from '../../orders/orders.ts';

beforeAll(() => prepareReaders([treeOf({ paths: ['a.yaml'], texts: { 'a.yaml': orders }, refused: {} })]));

const example = (operation: string, text = orders) => examplesIn('a.yaml', text, 'after')(operation);
const answering = (schema: string) =>
  example(
    'GET /a',
    `openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: A.\n          content: { application/json: { schema: ${schema} } }\ncomponents: { schemas: { Tree: { type: object, properties: { below: { type: array, items: { $ref: '#/components/schemas/Tree' } } } } } }\n`,
  );
const bodyOf = (schema: string) => JSON.parse(answering(schema)?.response?.slice(3).join('') ?? 'null') as unknown;

describe('an example of an operation', () => {
  test('is sent with what is required, and answered with all there is', () => {
    expect(example('GET /orders/{id}')).toMatchObject({
      line: 5,
      request: ['GET /orders/text HTTP/1.1'],
      parameters: ['id', 'expand'],
      schemes: [],
      isList: false,
    });
    expect(example('GET /orders/{id}')?.response?.join('')).toContain('"note": "text"');
    const { request = [] } = example('POST /orders') ?? {};
    expect(JSON.parse(request.slice(3).join(''))).toEqual({ total: 0 });
  });

  test('has credentials, where the contract asks for some', () => {
    const text = orders
      .replace('paths:', 'security: [{ login: [] }]\npaths:')
      .replace('components:', 'components:\n  securitySchemes:\n    login: { type: apiKey, in: header, name: X-Key }');
    expect(example('GET /orders/{id}', text)).toMatchObject({
      schemes: ['login'],
      request: ['GET /orders/text HTTP/1.1', 'X-Key: <key>'],
    });
  });

  test.each([
    [`{ type: integer, minimum: 3 }`, 3],
    [`{ type: [string, 'null'], enum: [late, wrong] }`, 'late'],
    [`{ type: string, format: uuid }`, '00000000-0000-4000-8000-000000000000'],
    [`{ example: { a: 1 } }`, { a: 1 }],
    [`{ oneOf: [{ type: boolean }, { type: string }] }`, true],
    [
      `{ allOf: [{ type: object, properties: { a: { const: 1 } } }, { type: object, properties: { b: { default: x } } }] }`,
      { a: 1, b: 'x' },
    ],
    [`{ type: object, properties: { secret: { type: string, writeOnly: true } } }`, {}],
  ])('of %s is %j', (schema, value) => expect(bodyOf(schema)).toEqual(value));

  test.each([
    `{ $ref: '#/components/schemas/Tree' }`,
    `{ $ref: '#/components/schemas/Missing' }`,
    `{ $ref: 'other.yaml#/Order' }`,
    `{ $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' }`,
    `{ allOf: [{ $ref: '#/components/schemas/Tree' }], oneOf: 7, type: { a: 1 }, properties: [1] }`,
    `{ type: array, items: { type: array, items: { type: array, items: { type: array, items: {} } } } }`,
    `[]`,
    `null`,
    `{ const: 12345678901234567890 }`,
  ])('of %s comes to an end', (schema) => expect(answering(schema)?.request).toEqual(['GET /a HTTP/1.1']));

  test.each(['GET /nothing', 'GET', '', 'CONSTRUCTOR /orders', 'GET __proto__', 'webhook POST paid'])(
    '%j has none',
    (operation) => {
      expect(example(operation)).toBeNull();
    },
  );

  test('of a text that is no contract, or of a format that writes no requests, is none', () => {
    expect([
      examplesIn('a.yaml', 'a: [', 'after')('GET /a'),
      examplesIn('a.graphql', 'type Query { a: Int }', 'after')('a'),
    ]).toEqual([null, null]);
  });
});
