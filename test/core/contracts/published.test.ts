import { describe, expect, test } from 'vitest';
import { contractFiles } from '../../../src/core/contracts/files.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { rawAddresses } from '../../../src/core/trees/raw-addresses.ts';

await allReaders();

const draft = 'https://json-schema.org/draft/2020-12/schema';
const at = (name: string) => `https://shop.example/schemas/${name}`;
const schema = (id: string, more: object) => JSON.stringify({ $schema: draft, $id: at(id), ...more });
const cart = (ref: string, minProperties = 1) =>
  schema('cart.json', { minProperties, properties: { order: { $ref: ref } } });

type Texts = Readonly<Record<string, string>>;

/** Two trees of these paths, of which so much was brought; the cart alone changed. */
function read(before: Texts, after: Texts, paths: readonly string[] = []) {
  const tree = (texts: Texts) =>
    treeOf({ paths: [...new Set([...Object.keys(texts), ...paths])].toSorted(), texts, refused: {} });
  const options = { asOf: '2026-11-22', renamed: new Map(), format: null, mode: null };
  const changed = new Set(['schemas/cart.json']);
  const { contracts, unread, wanted } = readContracts(tree(before), tree(after), { ...options, changed });
  const differences = contracts.flatMap((one) => one.differences.map(({ effect, name }) => `${effect} ${name}`));
  return { differences, unread: unread.map(({ because }) => because), wanted };
}

describe('a file of the repository itself, by its address on GitHub', () => {
  const order = (type: string) => `type: object\nproperties:\n  total: { type: ${type} }\n`;
  const api = (ref: string) => JSON.stringify({ $schema: draft, properties: { order: { $ref: ref } } });
  const told = (ref: string, publishedAt: readonly string[]) => {
    const [was, now] = ['string', 'integer'].map((type) => {
      const texts = { 'schemas/cart.json': api(ref), 'parts/order.yaml': order(type) };
      return treeOf({ paths: Object.keys(texts), texts, refused: {}, publishedAt });
    });
    if (!was || !now) throw new Error('there are two trees');
    const changed = new Set(['parts/order.yaml']);
    const options = { asOf: '2026-11-22', changed, renamed: new Map(), format: null, mode: null };
    return readContracts(was, now, options).contracts.flatMap(({ differences }) => differences.map(({ name }) => name));
  };

  test.each([
    'https://raw.githubusercontent.com/acme/shop/main/parts/order.yaml',
    'https://raw.githubusercontent.com/acme/shop/refs/heads/master/parts/order.yaml#',
    'https://github.com/acme/shop/raw/HEAD/parts/order.yaml?raw=true',
    'https://github.com/acme/shop/blob/main/parts/order.yaml',
  ])('is read from the tree: %s', (ref) => {
    expect(told(ref, rawAddresses('acme/shop'))).toEqual(['total', 'total']);
  });

  test.each([
    ['another repository', 'https://raw.githubusercontent.com/acme/parts/main/parts/order.yaml'],
    ['a version of it', 'https://raw.githubusercontent.com/acme/shop/v1.2.0/parts/order.yaml'],
    ['a file that it lacks', 'https://raw.githubusercontent.com/acme/shop/main/order.yaml'],
  ])('is not read where the address is of %s', (_, ref) => {
    expect(told(ref, rawAddresses('acme/shop'))).toEqual([]);
  });

  test('is not read where nobody knows which repository it is', () => {
    expect(told('https://raw.githubusercontent.com/acme/shop/main/parts/order.yaml', [])).toEqual([]);
  });
});

describe('a schema that is referred to by its published address', () => {
  const order = (type: string) => schema('order.json', { type });
  const [was, now] = [cart(at('order.json')), cart(at('order.json'), 2)];
  const before = { 'schemas/cart.json': was };

  test('is asked for where a file of the tree is called like the end of it, wherever that is', () => {
    const { wanted, unread } = read(before, { 'schemas/cart.json': now }, [
      'v1/parts/order.schema.json',
      'v1/parts/pay.json',
    ]);
    expect({ wanted, unread }).toEqual({ wanted: ['v1/parts/order.schema.json'], unread: [] });
  });

  test('and among its neighbours where none is', () => {
    const paths = ['README.md', 'schemas/o.json', 'schemas/old/a.json', 'top.yaml', 'web/b.json'];
    expect(read(before, { 'schemas/cart.json': now }, paths).wanted).toEqual(['schemas/o.json', 'top.yaml']);
  });

  test('is read where one states the address, and nothing else is', () => {
    const files = (text: string, type: string) => ({ 'schemas/cart.json': text, 'schemas/o.json': order(type) });
    expect(read(files(was, 'object'), files(was, 'string'))).toEqual({
      differences: ['replaced order', 'replaced order'],
      unread: [],
      wanted: [],
    });
    const lost = read(files(cart(at('pay.json')), 'object'), files(cart(at('bill.json')), 'object'));
    expect(lost.unread).toEqual([expect.stringContaining('bill.json'), expect.stringContaining('pay.json')]);
    expect(lost.differences).toEqual([]);
  });

  test('is read by an address that is relative to the one of the schema, and in a file of several', () => {
    const several = (type: string) => schema('all.json', { $defs: { order: { $id: 'order.json', type } } });
    for (const ref of ['order.json', '/schemas/order.json', at('order.json')]) {
      const files = (type: string) => ({ 'schemas/cart.json': cart(ref), 'schemas/all.json': several(type) });
      expect(read(files('object'), files('string')), ref).toMatchObject({
        differences: ['replaced order', 'replaced order'],
        unread: [],
      });
    }
  });

  test('is read as draft-04 writes it, and no literal is one', () => {
    const files = (type: string) => {
      const $schema = 'http://json-schema.org/draft-04/schema#';
      const properties = { total: { $ref: 'money.json' }, note: { enum: [{ id: 'money.json' }] } };
      const definitions = { money: { id: 'money.json', type } };
      return {
        'schemas/cart.json': JSON.stringify({ $schema, id: at('cart.json'), type: 'object', properties, definitions }),
      };
    };
    expect(read(files('string'), files('integer'))).toMatchObject({
      differences: ['replaced money', 'replaced money'],
      unread: [],
    });
  });

  test('is the neighbour where a copy of the tree has kept the addresses', () => {
    const files = (type: string) => ({
      'schemas/cart.json': cart('order.json'),
      'schemas/order.json': order(type),
      'old/order.json': order('object'),
    });
    expect(read(files('object'), files('string')).differences).toEqual(['replaced order', 'replaced order']);
  });

  test('opens no more files than it may', () => {
    const refs = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`p${index}`, { $ref: at(`p${index}`) }]));
    const text = (most: number) => ({
      'schemas/cart.json': schema('cart.json', { maxProperties: most, properties: refs }),
    });
    const paths = Array.from({ length: 4_000 }, (_, index) => `d${index % 100}/p${Math.floor(index / 100)}.json`);
    const { wanted } = read(text(40), text(50), paths);
    // The one that refers to them is the first of the 300.
    expect(wanted).toHaveLength(299);
  });
});

test('the files beside a schema that are called like the end of an address are asked for with it', () => {
  const needs = (...refs: readonly string[]) =>
    contractFiles.needs('schemas/cart.json', refs.map((ref) => cart(ref)).join('\n'));
  expect(needs(at('order.json'), 'https://shop.example/pay/', 'part.json')).toEqual([
    'schemas/order.json',
    'schemas/pay.json',
    'schemas/pay.schema.json',
    'schemas/pay.yaml',
    'schemas/part.json',
  ]);
  expect(needs('#/$defs/order')).toEqual([]);
});

describe('schemas that only refer to each other', () => {
  const ring = (more: object = {}) => ({
    'schemas/cart.json': schema('cart.json', { $ref: 'order.json', ...more }),
    'schemas/order.json': schema('order.json', { $ref: 'cart.json' }),
  });

  test('are not compared with one that says something, and it is said', () => {
    const typed = { ...ring(), 'schemas/cart.json': schema('cart.json', { type: 'object', required: ['id'] }) };
    for (const { differences, unread } of [read(typed, ring()), read(ring(), typed)]) {
      expect(unread).toEqual([expect.stringContaining('lead back'), expect.stringContaining('lead back')]);
      expect(differences).toEqual([]);
    }
  });

  test('and are read in silence where one of them says something', () => {
    expect(read(ring({ type: 'object' }), ring({ type: 'string' }))).toMatchObject({ unread: [] });
  });
});
