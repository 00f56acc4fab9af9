import { expect, test } from 'vitest';
import { readConsumers } from '../../../src/core/consumers/index.ts';
import { pactConsumers } from '../../../src/core/consumers/pact.ts';
import { postmanConsumers } from '../../../src/core/consumers/postman.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { withUses } from '../../../src/core/contracts/with-uses.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const orders = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
servers: [{ url: https://api.example.com/v1 }]
paths:
  /orders:
    post:
      parameters:
        - { name: dry, in: query, schema: { type: boolean } }
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } }
      responses: { '201': { description: Made. } }
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: An order.
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
  /orders/latest:
    get: { responses: { '200': { description: The latest. } } }
components:
  schemas:
    NewOrder:
      type: object
      properties:
        sku: { type: string }
        speed: { type: string, enum: [slow, fast] }
    Order:
      type: object
      required: [id, total, lines]
      properties:
        id: { type: string }
        total: { type: number }
        lines:
          type: array
          items: { type: object, required: [sku, price], properties: { sku: { type: string }, price: { type: number } } }
`;

const pact = (interactions: readonly object[], more: object = {}) =>
  JSON.stringify({ consumer: { name: 'checkout-web' }, provider: { name: 'orders' }, interactions, ...more }, null, 2);

const get = (body: object, path = '/v1/orders/12') => ({
  request: { method: 'get', path },
  response: { status: 200, body },
});
const post = (body: object, query: unknown = '') => ({
  request: { method: 'POST', path: '/orders', query, body },
  response: { status: 201 },
});

const collection = (item: readonly object[]) =>
  JSON.stringify({
    info: { name: 'Smoke', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item: [{ name: 'folder', item }],
  });

const tree = (text: string) => treeOf({ paths: ['orders.yaml'], texts: { 'orders.yaml': text }, refused: {} });

/** Who is known to expect what an edit of the API takes away, with the text of the line. */
function users(edit: readonly [string, string], files: Readonly<Record<string, string>>) {
  const known = readConsumers(files, new Set(['openapi']));
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const after = orders.replace(...edit);
  expect(after).not.toBe(orders);
  const { contracts } = readContracts(tree(orders), tree(after), options);
  const used = withUses(contracts, tree(orders), tree(after), options, { known, texts: files });
  const uses = used.flatMap(({ differences }) => differences.flatMap((one) => one.consumers ?? []));
  return uses.map(({ by, file, line }) => `${by}: ${files[file]?.split('\n')[line - 1]?.trim().slice(0, 20)}`);
}

const pacts = (...interactions: readonly object[]) => ({ 'pacts/checkout-web-orders.json': pact(interactions) });

test.each<[string, [string, string], object, object, string]>([
  [
    'a field of an answer goes',
    ['        total: { type: number }\n', ''],
    get({ id: '1' }),
    get({ total: 2 }),
    '"total": 2',
  ],
  [
    'a field of an item is of another type',
    ['price: { type: number }', 'price: { type: string }'],
    get({ lines: [{ sku: 'a' }] }),
    get({ lines: [{ sku: 'a', price: 1 }] }),
    '"price": 1',
  ],
  [
    'a field need not come any more',
    ['[id, total, lines]', '[id, lines]'],
    get({ id: '1' }),
    get({ total: 1 }),
    '"total": 1',
  ],
  ['an operation goes', ['    post:', '    put:'], get({ id: '1' }), post({ sku: 'a' }), '{'],
  [
    'another field has to be sent',
    [
      '      type: object\n      properties:\n        sku',
      '      type: object\n      required: [speed]\n      properties:\n        sku',
    ],
    post({ speed: 'slow' }),
    post({ sku: 'a' }),
    '"body": {',
  ],
  [
    'a value is no longer taken',
    ['[slow, fast]', '[slow]'],
    post({ speed: 'slow' }),
    post({ speed: 'fast' }),
    '"speed": "fast"',
  ],
  [
    'a parameter goes',
    ['        - { name: dry, in: query, schema: { type: boolean } }\n', '        []\n'],
    post({}),
    post({}, { dry: ['true'] }),
    '"dry": [',
  ],
  [
    'another parameter has to be sent',
    ['{ name: dry, in: query,', '{ name: dry, in: query, required: true,'],
    post({}, 'dry=true'),
    post({}, 'wet=true'),
    '{',
  ],
  ['another status comes', ["'201'", "'204'"], get({}), post({}), '"response": {'],
])('where %s, who expects otherwise is known, and nobody else', (_story, edit, without, expecting, line) => {
  expect(users(edit, pacts(without))).toEqual([]);
  expect(users(edit, pacts(expecting))).toEqual([`checkout-web: ${line}`]);
});

const drop: [string, string] = ['        total: { type: number }\n', ''];

test('bodies of version 4 stand in their content', () => {
  const { request, response } = get({ total: 1 });
  const content = { contentType: 'application/json', encoded: false, content: response.body };
  const one = { type: 'Synchronous/HTTP', request, response: { ...response, body: content } };
  expect(users(drop, pacts(one))).toEqual(['checkout-web: "total": 1']);
});

test('the path with most words is the one that is meant', () => {
  expect(users(drop, pacts(get({ total: 1 }, '/orders/latest')))).toEqual([]);
});

test('who talks to another API is none of this one, unless it names this one', () => {
  const elsewhere = [get({}, '/refunds'), get({}, '/refunds/1')];
  const other = { 'pacts/web.json': pact([get({ total: 1 }), ...elsewhere], { provider: { name: 'billing' } }) };
  expect(users(drop, other)).toEqual([]);
  const named = { 'pacts/web.json': pact([get({ total: 1 }), ...elsewhere], { provider: { name: 'orders-service' } }) };
  expect(users(drop, named)).toEqual(['checkout-web: "total": 1']);
});

test('a collection of Postman says what is asked, and not what is expected', () => {
  const one = {
    name: 'make',
    request: {
      method: 'POST',
      url: { raw: '{{base}}/orders?dry=1', host: ['{{base}}'], path: ['orders'], query: [{ key: 'dry', value: '1' }] },
      body: { mode: 'raw', raw: '{"speed":"fast","sku":"{{sku}}"}' },
    },
  };
  const two = { name: 'get', request: 'https://api.example.com/v1/orders/:id', response: [{ body: '{"total":1}' }] };
  const files = { 'tests/smoke.postman_collection.json': collection([one, two]) };
  expect(users(['[slow, fast]', '[slow]'], files)).toHaveLength(1);
  expect(users(['  /orders/{id}:\n    get:', '  /orders/{id}:\n    head:'], files)).toHaveLength(1);
  expect(users(['{ name: dry, in: query,', '{ name: dry, in: query, required: true,'], files)).toEqual([]);
  expect(users(drop, files)).toEqual([]);
});

test('files of consumers are never contracts', () => {
  const body = {
    openapi: '3.1.0',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'record',
    fields: [],
  };
  const texts = { 'pacts/a.json': pact([get(body)]), 'smoke.postman_collection.json': collection([get(body)]) };
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const files = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  expect(readContracts(treeOf({ paths: [], texts: {}, refused: {} }), files, options)).toEqual({
    contracts: [],
    unread: [],
    wanted: [],
  });
});

test('files are told by what is in them, and never by their names alone', () => {
  expect(pactConsumers.isNamed('impact/report.json')).toBe(false);
  expect(pactConsumers.read('pacts/a.json', '{"interactions": [], "consumer": {"name": "a"}}')).toEqual([]);
  expect(postmanConsumers.read('postman.json', '{"info": {"schema": "https://example.com"}, "item": []}')).toEqual([]);
});

const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;

test.each([
  ['nothing closes', '{"consumer": {"name": "a"}, "interactions": ['],
  [
    'all is of another type',
    '{"consumer": 1, "provider": [], "interactions": {"a": 1}, "info": "x", "item": {"a": null}}',
  ],
  ['every part is null', pact([{ request: null, response: null }, { request: { path: 1, query: [null], body: [] } }])],
  ['an interaction is a text', pact(['x' as never, null as never])],
  ['it is nested ten thousand deep', `{"interactions": ${deep}, "item": ${deep}}`],
  ['it has 20,000 interactions', `{"interactions": [${'{},'.repeat(20_000)}{}]}`],
  ['it is larger than 10 MB', `{"interactions": "${'x'.repeat(10_000_001)}"}`],
  ['percent signs are no encoding', pact([get({}, '/orders/%E0%A4%A')])],
])('where %s nobody is known, and nothing breaks', (_story, text) => {
  expect(users(drop, { 'pacts/a.json': text, 'postman.json': text })).toEqual([]);
});
