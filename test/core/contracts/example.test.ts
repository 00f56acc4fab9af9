import { buildSchema, parse, validate } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { examplesIn } from '../../../src/core/contracts/example.ts';
import { prepareReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { orders } from '../../orders/orders.ts';

const proto = `syntax = "proto3";
package shop.stock.v1;
service Stock {
  rpc Reserve(ReserveRequest) returns (Reservation);
  rpc Watch(stream shop.stock.v1.ReserveRequest) returns (stream Reservation);
}
message ReserveRequest {
  string sku = 1;
  oneof by { int64 order_id = 2; string cart = 3; }
  repeated Priority priorities = 4;
  map<string, Line> lines = 5;
}
enum Priority { PRIORITY_UNSPECIFIED = 0; PRIORITY_HIGH = 1; }
`;
const messages = `syntax = "proto3";
package shop.stock.v1;
import "google/protobuf/timestamp.proto";
message Reservation { bytes token = 1 [json_name = "ticket"]; google.protobuf.Timestamp until = 2; Reservation instead_of = 3; Missing gone = 4; }
message Line { constructor odd = 1; double weight = 2; }
`;
const schema = `type Query {
  order(id: ID!, locale: String): Order
  find(by: Filter!, first: Int = 20): [Hit!]!
}
type Mutation { cancel(input: CancelInput!): Order! }
input CancelInput { id: ID!, reasons: [Reason!]!, note: String, notify: Boolean! = true }
input Filter { total: Float!, again: [Filter!]! }
enum Reason { LATE WRONG }
union Hit = Order | Line
`;
const types = `type Order { id: ID!, total: Float!, paid: Boolean, reason: Reason, lines: [Line!]!, page(after: ID!): Line, next: Order }
type Line { sku: constructor, quantity: Int! }
scalar constructor
`;

function treeWith(texts: Readonly<Record<string, string>>) {
  return treeOf({ paths: Object.keys(texts), texts, refused: {} });
}
const texts = {
  'a.yaml': orders,
  'proto/stock.proto': proto,
  'proto/messages.proto': messages,
  'graphql/schema.graphql': schema,
  'graphql/types.graphql': types,
};
const all = treeWith(texts);
beforeAll(() => prepareReaders([all]));

const example = (operation: string, text = orders, others: Readonly<Record<string, string>> = {}) =>
  examplesIn('a.yaml', treeWith({ 'a.yaml': text, ...others }), 'after')(operation);
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

  test.each([
    ['[{ key: [] }]', [['key']], null, ['X-Key: <key>']],
    ['[{ key: [], login: [] }]', [['key', 'login']], 'login', ['X-Key: <key>', 'Authorization: Bearer <token>']],
    ['[{}, { key: [] }, { login: [] }]', [[], ['key'], ['login']], 'login', []],
    ['7', [], null, []],
  ])('has credentials, where the contract asks for some: %s', (security, schemes, token, headers) => {
    const kinds = 'key: { type: apiKey, in: header, name: X-Key }\n    login: { type: http, scheme: bearer }';
    const text = orders
      .replace('paths:', `security: ${security}\npaths:`)
      .replace('components:', `components:\n  securitySchemes:\n    ${kinds}`);
    expect(example('GET /orders/{id}', text)).toMatchObject({
      schemes,
      token,
      request: ['GET /orders/text HTTP/1.1', ...headers],
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

  test.each(["'#/components/schemas/Paid%20order'", "'#/components/x-kept/a~1b%7E1c/0'"])('follows %s', (reference) => {
    const text = `openapi: 3.1.0
info: { title: A, version: 1.0.0 }
paths:
  /a:
    post: { requestBody: { content: { application/json: { schema: { $ref: ${reference} } } } }, responses: {} }
components:
  schemas: { Paid order: { const: 7 } }
  x-kept: { a/b/c: [{ const: 7 }] }
`;
    expect(example('POST /a', text)?.request.at(-1)).toBe('7');
  });

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

  test('has the other answers, the first success before them', () => {
    const text = orders.replace("        '200':", "        '400': { description: No. }\n        '200':");
    expect(text).not.toBe(orders);
    const { response, others } = example('GET /orders/{id}', text) ?? {};
    expect([response?.[0], others?.[0]]).toEqual(['HTTP/1.1 200', ['HTTP/1.1 400']]);
  });

  test('has no empty items where it ends', () => {
    expect(
      answering(`{ type: array, items: ${'{ type: array, items: '.repeat(9)}{}${' }'.repeat(9)} }`)?.response?.join(''),
    ).not.toContain('null');
  });

  test('follows what stands in another file, and leads on from there', () => {
    const text = orders.replace("'#/components/schemas/Order'", "'parts/order.yaml#/Order'");
    expect(text).not.toBe(orders);
    const others = {
      'parts/order.yaml': `Order: { type: object, properties: { buyer: { $ref: '#/Buyer' } } }\nBuyer: { type: object, properties: { name: { const: maria } } }\n`,
    };
    expect(example('GET /orders/{id}', text, others)?.response?.join('')).toContain('"name": "maria"');
    expect(example('GET /orders/{id}', text)?.response?.join('')).not.toContain('maria');
  });

  test.each(['GET /nothing', 'GET', '', 'CONSTRUCTOR /orders', 'GET __proto__', 'webhook POST paid'])(
    '%j has none',
    (operation) => {
      expect(example(operation)).toBeNull();
    },
  );

  test('of a text that is no contract, or of a format that writes no requests, is none', () => {
    expect([
      example('GET /a', 'a: ['),
      example('POST', '{}'),
      examplesIn('a.graphql', treeWith({ 'a.graphql': 'type Query { a: Int }' }), 'after')('a'),
    ]).toEqual([null, null, null]);
  });
});

describe('an example of a call of gRPC', () => {
  const called = (operation: string, path = 'proto/stock.proto') => examplesIn(path, all, 'after')(operation);

  test('is made with grpcurl, with a message of all fields, and of each oneof the first', () => {
    const { request = [], response, ...told } = called('shop.stock.v1.Stock/Reserve') ?? {};
    expect(told).toMatchObject({ language: 'sh', path: 'proto/stock.proto', line: 4, schemes: null });
    const text = request.join('\n');
    expect(text).toMatch(
      /^grpcurl -plaintext -proto proto\/stock\.proto -d '\{[\s\S]*\}' localhost:50051 shop\.stock\.v1\.Stock\/Reserve$/u,
    );
    expect(JSON.parse(text.slice(text.indexOf("'") + 1, text.lastIndexOf("'")))).toEqual({
      sku: 'text',
      orderId: '1',
      priorities: ['PRIORITY_HIGH'],
      lines: { key: { weight: 1 } },
    });
    expect(JSON.parse((response ?? []).join(''))).toEqual({ ticket: 'dGV4dA==', until: '2026-01-31T12:00:00Z' });
  });

  test('is read from its own file, whatever a copy of that says', () => {
    const copied = treeWith({ ...texts, 'a/stock.proto': proto.replace('string sku', 'bool sku') });
    const { request = [] } = examplesIn('proto/stock.proto', copied, 'after')('shop.stock.v1.Stock/Reserve') ?? {};
    expect(request.join('')).toContain('"sku": "text"');
    expect(request.join('')).toContain('"weight": 1');
  });

  test('is found from each file of its package, and says where it streams', () => {
    const { request = [], path } = called('shop.stock.v1.Stock/Watch', 'proto/messages.proto') ?? {};
    expect(path).toBe('proto/stock.proto');
    expect([request[0], request.at(-1)]).toEqual([
      '# a stream of messages like this one',
      '# answered by a stream of messages',
    ]);
  });

  test.each(['shop.stock.v1.Stock/Gone', 'Stock/Reserve', 'shop.stock.v1.constructor/toString', '__proto__/x', ''])(
    '%j has none',
    (operation) => expect(called(operation)).toBeNull(),
  );
});

describe('an example of an operation of GraphQL', () => {
  const asked = (operation: string) => examplesIn('graphql/schema.graphql', all, 'before')(operation);

  test('gives what has to be given, and selects what needs nothing', () => {
    const { request = [], response, ...told } = asked('Mutation.cancel') ?? {};
    expect(told).toMatchObject({
      language: 'graphql',
      path: 'graphql/schema.graphql',
      line: 5,
      schemes: null,
      side: 'before',
    });
    expect(request.slice(0, 5)).toEqual([
      'mutation {',
      '  cancel(input: {id: "1", reasons: [LATE]}) {',
      '    id',
      '    total',
      '    paid',
    ]);
    expect(request.join(' ')).not.toContain('page');
    const { cancel } = (JSON.parse((response ?? []).join('')) as { data: { cancel: object } }).data;
    expect(cancel).toMatchObject({ id: '1', total: 1.5, lines: [{ sku: 'text', quantity: 1 }], next: { id: '1' } });
  });

  test('is a query that its schema allows', () => {
    for (const operation of ['Query.order', 'Query.find', 'Mutation.cancel']) {
      const query = parse((asked(operation)?.request ?? []).join('\n'));
      const errors = validate(buildSchema(`${schema}${types}`), query).map(({ message }) => message);
      expect(errors).toEqual([]);
    }
    expect(asked('Query.find')).toMatchObject({
      isList: true,
      request: ['query {', expect.any(String), '    __typename', '  }', '}'],
    });
  });

  test.each(['Query.gone', 'query.order', 'Query.constructor', ''])('%j has none', (operation) =>
    expect(asked(operation)).toBeNull(),
  );
});
