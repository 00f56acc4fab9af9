import { describe, expect, it, test } from 'vitest';
import { detect } from '../../../../src/core/contracts/detect.ts';
import { contractFiles } from '../../../../src/core/contracts/files.ts';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Files = Readonly<Record<string, unknown>>;

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));
const tree = (files: Files) =>
  treeOf({
    paths: Object.keys(files),
    texts: Object.fromEntries(Object.entries(files).map(([path, value]) => [path, text(value)])),
    refused: {},
  });

function read(before: Files, after: Files, renamed: Readonly<Record<string, string>> = {}) {
  const options = { asOf: '2026-06-01', changed: null, format: null, mode: null };
  const { contracts, unread } = readContracts(tree(before), tree(after), {
    ...options,
    renamed: new Map(Object.entries(renamed)),
  });
  const said = contracts.flatMap(({ path, differences }) =>
    differences.map(({ effect, aspect, name }) => `${path}: ${effect} ${aspect} ${name}`),
  );
  return { said, unread };
}

const order = {
  type: 'object',
  properties: { id: { type: 'string' }, total: { type: 'integer' }, buyer: { type: 'object' } },
  required: ['id'],
};
const stricter = { ...order, required: ['id', 'total'] };
const { required: _, ...loose } = order;

describe('a file that says nowhere that it is a JSON Schema is one', () => {
  it.each<[string, string, unknown]>([
    ['where it lists what is required', 'orders/order.json', order],
    ['where it is closed', 'orders/order.json', { ...loose, additionalProperties: false }],
    ['where it has definitions', 'order.json', { ...loose, definitions: { money: { type: 'integer' } } }],
    ['where it has a title', 'order.json', { title: 'Order', ...loose }],
    ['where its folder says so', 'schemas/order.json', loose],
    ['where its name says so', 'order-schema.json', loose],
    ['where it may be null', 'order.json', { ...order, type: ['object', 'null'] }],
    [
      'whatever each property says of its values',
      'order.json',
      {
        ...order,
        $defs: { money: { type: 'integer' } },
        properties: {
          total: { $ref: '#/$defs/money' },
          state: { enum: ['open'] },
          lines: { anyOf: [{ type: 'array' }, { const: 0 }] },
          note: {},
          extra: true,
        },
      },
    ],
    ['where it is written on one line', 'order.json', JSON.stringify(order)],
    ['where it is a list with a title', 'orders.json', { title: 'Orders', type: 'array', items: order }],
    ['where it is one of several, with a title', 'order.json', { title: 'Order', anyOf: [order, { type: 'null' }] }],
    [
      'where it is one of its definitions',
      'order.json',
      { oneOf: [{ $ref: '#/$defs/order' }, { $ref: '#/$defs/id' }], $defs: { order, id: { type: 'string' } } },
    ],
    ['where it is called as its definition', 'order.json', { $ref: '#/definitions/order', definitions: { order } }],
  ])('%s', (_name, path, schema) => {
    expect(detect(tree({ [path]: schema }), null)).toEqual([{ path, format: 'json-schema' }]);
  });
});

describe('a file is no JSON Schema by what it holds', () => {
  it.each<[string, string, unknown]>([
    ['where nothing confirms it', 'order.json', loose],
    ['where it states another dialect', 'order.json', { $schema: 'https://example.com/forms/v1', ...order }],
    ['where it is YAML, as parts of API descriptions are', 'schemas/order.yaml', JSON.stringify(order)],
    ['where it is of no object', 'schemas/orders.json', { ...order, type: 'array' }],
    ['where it says no type, as mappings of an index do', 'schemas/index.json', { properties: order.properties }],
    [
      'where a property has a type that JSON Schema has not',
      'schemas/index.json',
      { ...order, properties: { id: { type: 'keyword' } } },
    ],
    [
      'where a property is no schema',
      'schemas/shape.json',
      { ...order, properties: { type: { type: 'string' }, width: 3 } },
    ],
    [
      'where a property says nothing of its values',
      'schemas/form.json',
      { ...order, properties: { id: { label: 'Number' } } },
    ],
    ['where nothing confirms a list', 'orders.json', { type: 'array', items: order }],
    ['where its items are a type of Avro', 'orders.json', { title: 'Orders', type: 'array', items: 'string' }],
    ['where nothing confirms alternatives', 'order.json', { anyOf: [order, { type: 'null' }] }],
    ['where an alternative is no schema', 'choice.json', { title: 'Ask', anyOf: [{ label: 'Yes' }, { label: 'No' }] }],
    ['where a definition is none', 'ask.json', { $ref: '#/definitions/yes', definitions: { yes: { label: 'Yes' } } }],
    ['where all of several apply, as in an example', 'order.json', { title: 'Order', allOf: [order] }],
    ['where its properties are a list', 'schemas/map.json', { ...order, properties: [{ type: 'string' }] }],
    ['where it has none', 'schemas/empty.json', { ...order, properties: {} }],
    ['where a schema is a part of it', 'schemas/tool.json', { name: 'order', parameters: order }],
    [
      'where it refers to places of the document it was cut out of',
      'schemas/order.json',
      { ...order, properties: { total: { $ref: '#/components/schemas/Money' } } },
    ],
    ['where it is a list', 'schemas/all.json', [order]],
    ['where it is no JSON', 'schemas/order.json', `${JSON.stringify(order)},`],
    ['where it is longer than what is looked into', 'schemas/order.json', { ...order, title: 'x'.repeat(1_000_000) }],
    [
      'where it declares types of Avro',
      'schemas/order.json',
      { type: 'record', name: 'Order', fields: [{ name: 'properties', type: 'string' }] },
    ],
  ])('%s', (_name, path, value) => {
    expect(detect(tree({ [path]: value }), null).filter(({ format }) => format === 'json-schema')).toEqual([]);
  });
});

test('what breaks a list or an alternative is said', () => {
  const list = (items: unknown) => ({ title: 'Orders', type: 'array', items });
  const either = (one: unknown) => ({ title: 'Order', anyOf: [one, { type: 'string' }] });
  for (const whole of [list, either]) {
    expect(read({ 'order.json': whole(order) }, { 'order.json': whole(stricter) }).said).toContain(
      'order.json: narrowed required total',
    );
  }
});

test('what breaks it is said', () => {
  expect(read({ 'order.json': order }, { 'order.json': stricter }).said).toContain(
    'order.json: narrowed required total',
  );
  expect(read({ 'order.json': order }, { 'order.json': order }).said).toEqual([]);
});

describe('where another contract refers to it', () => {
  const api = (ref: string) => ({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1' },
    paths: {
      '/orders': {
        get: { responses: { 200: { description: 'All', content: { 'application/json': { schema: { $ref: ref } } } } } },
      },
    },
  });
  const between = { type: 'object', title: 'Page', properties: { first: { $ref: 'order.json' } } };

  it('is a part of that alone, through another part too', () => {
    const [directly, through] = [api('schemas/order.json'), api('schemas/page.json')];
    const { said } = read(
      { 'api.json': directly, 'schemas/order.json': order },
      { 'api.json': directly, 'schemas/order.json': stricter },
    );
    expect(said).toEqual(['api.json: narrowed required total']);
    const part = read(
      { 'api.json': through, 'schemas/page.json': between, 'schemas/order.json': order },
      { 'api.json': through, 'schemas/page.json': between, 'schemas/order.json': stricter },
    );
    expect(part.said).toEqual(['api.json: narrowed required total']);
  });

  it('is so in both versions once one of them refers to it, under its former name too', () => {
    const inline = api('#/components/schemas/Order');
    const own = { ...inline, components: { schemas: { Order: order } } };
    const { said, unread } = read(
      { 'api.json': own, 'schemas/old.json': order },
      { 'api.json': api('schemas/order.json'), 'schemas/order.json': order },
      { 'schemas/old.json': 'schemas/order.json' },
    );
    expect(unread).toEqual([]);
    expect(said).toEqual([]);
    const back = read(
      { 'api.json': api('schemas/order.json'), 'schemas/order.json': order },
      { 'api.json': own, 'schemas/old.json': order },
      { 'schemas/order.json': 'schemas/old.json' },
    );
    expect(back).toEqual({ said: [], unread: [] });
  });

  it('is a contract by itself where nothing does', () => {
    const elsewhere = api('schemas/other.json');
    const { said } = read(
      { 'api.json': elsewhere, 'schemas/order.json': order },
      { 'api.json': elsewhere, 'schemas/order.json': stricter },
    );
    expect(said).toContain('schemas/order.json: narrowed required total');
  });

  it('is looked for beyond the change, and not where a schema says what it is', () => {
    const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
    expect(contractFiles.isPart('order.json', text(order))).toBe(true);
    expect(contractFiles.isPart('order.json', text({ ...dialect, ...order }))).toBe(false);
  });
});

test('a version in which it is recognised no longer is said to be unread, and not removed', () => {
  const other = { ...order, properties: { id: { type: 'strng' } } };
  const { said, unread } = read({ 'order.json': order }, { 'order.json': other });
  expect(said).toEqual([]);
  expect(unread).toMatchObject([{ file: 'order.json', because: expect.stringContaining('does not look like') }]);
});

test('it may begin to say what it is', () => {
  const stated = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...order };
  const { said, unread } = read({ 'order.json': order }, { 'order.json': stated });
  expect(unread).toEqual([]);
  expect(said.filter((one) => !one.includes('noted'))).toEqual([]);
});
