import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { under } from '../../orders/carrying.ts';
import { effectsOf, type Files } from '../../orders/differences.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

type Json = Record<string, unknown>;

/** A contract with one call, to pay for an order, that takes a value of the given schema. */
function paying(schema: Json, more: Json = {}, version = '3.1.0'): Files {
  const body = { required: true, content: { 'application/json': { schema } } };
  const pay = { requestBody: body, responses: { 204: { description: 'Paid.' } } };
  const { paths = {}, ...rest } = more;
  const contract = { openapi: version, info: { title: 'Shop', version: '1.0.0' } };
  return { 'shop.yaml': dump({ ...contract, paths: { '/payments': { post: pay }, ...(paths as Json) }, ...rest }) };
}

const component = (schema: Json) => ({ components: { schemas: { Held: schema } } });

describe('what is data is compared to the last character', () => {
  it.each([
    ['const', { title: 'gift' }, { title: 'sale' }],
    ['const', { 'x-kind': 1 }, { 'x-kind': 2 }],
    ['const', [], {}],
    ['const', ['gift'], { 0: 'gift' }],
    ['default', { description: 'none' }, { description: 'some' }],
    ['enum', [{ $ref: '#/a', example: 1 }], [{ $ref: '#/a', example: 2 }]],
  ])('%s', (keyword, was, now) => {
    const method = (value: unknown) => paying({ type: 'object', properties: { method: { [keyword]: value } } });
    expect(effectsOf(method(was), method(was))).toEqual([]);
    expect(effectsOf(method(was), method(now))).not.toEqual([]);
  });
});

describe('where keys are names, a name may be called like a remark', () => {
  it.each(['title', 'x-total', 'description', 'tags', 'example', 'default'])('a field called %s', (name) => {
    const field = (type: string) => paying({ type: 'object', properties: { [name]: { type } } });
    expect(effectsOf(field('string'), field('integer'))).toEqual([`schema type input replaced ${name}`]);
  });

  it('a media type, a callback, a webhook and a scheme that begin with x-', () => {
    const answer = (...types: string[]) => ({
      description: 'The label.',
      content: Object.fromEntries(types.map((type) => [type, {}])),
    });
    const label = (...types: string[]) =>
      paying({}, { paths: { '/label': { get: { responses: { 200: answer(...types) } } } } });
    expect(effectsOf(label('x-print/label', 'image/png'), label('image/png'))).toEqual([
      'media-type presence output narrowed x-print/label',
    ]);
    const done = { '{$request.body#/url}': { post: { responses: { 200: { description: 'Seen.' } } } } };
    const order = (callbacks: Json) => ({
      paths: { '/orders': { post: { responses: { 201: { description: 'Made.' } }, callbacks } } },
    });
    expect(effectsOf(paying({}, order({ 'x-done': done })), paying({}, order({})))).toEqual([
      'operation presence output widened callback x-done POST {$request.body#/url}',
    ]);
    expect(effectsOf(paying({}, order({ done })), paying({}, order({ made: done })))).toEqual([]);
    const told = { post: { responses: { 200: { description: 'Seen.' } } } };
    expect(effectsOf(paying({}, { webhooks: { 'x-told': told } }), paying({}))).toEqual([
      'operation presence output widened webhook POST x-told',
    ]);
    const key = { components: { securitySchemes: { 'x-key': { type: 'apiKey', in: 'header', name: 'Key' } } } };
    expect(
      effectsOf(paying({}, { ...key, security: [{}] }), paying({}, { ...key, security: [{ 'x-key': [] }] })),
    ).toEqual(expect.arrayContaining(['security presence input narrowed anonymous']));
  });

  it('and among fields it is a remark', () => {
    const held = (more: Json) =>
      paying({ type: 'object', not: { type: 'array', ...more }, xml: { name: 'p', ...more } });
    expect(effectsOf(held({ 'x-note': 1 }), held({ 'x-note': 2, description: 'No lists.' }))).toEqual([]);
  });
});

describe('what is equal by its text may differ by what it refers to', () => {
  const asked = under('then', { required: ['z'] });
  const referring = (keyword: string, held: Json) =>
    paying({ type: 'object', [keyword]: { $ref: '#/components/schemas/Held' }, ...asked }, component(held));

  it.each(['not', 'if'])('%s', (keyword) => {
    expect(effectsOf(referring(keyword, { required: ['a'] }), referring(keyword, { required: ['a'] }))).toEqual([]);
    expect(effectsOf(referring(keyword, { required: ['a'] }), referring(keyword, { required: ['b'] }))).toEqual([
      keyword === 'not' ? 'schema not input narrowed request body' : 'constraint if input replaced if',
    ]);
  });

  it('and differ by its text and say the same', () => {
    const inline = paying({ type: 'object', not: { required: ['a'] } }, component({}));
    expect(effectsOf(referring('not', { required: ['a'] }), inline)).toEqual([]);
  });

  it('a media type that is shared', () => {
    const shared = (type: string) => ({
      paths: {
        '/label': {
          get: {
            responses: {
              200: {
                description: 'The label.',
                content: { 'application/json': { $ref: '#/components/mediaTypes/Label' } },
              },
            },
          },
        },
      },
      components: { mediaTypes: { Label: { schema: { type: 'object', properties: { code: { type } } } } } },
    });
    expect(effectsOf(paying({}, shared('string'), '3.2.0'), paying({}, shared('integer'), '3.2.0'))).toEqual([
      'schema type output replaced code',
    ]);
  });

  it('by the place that the path gives to a parameter', () => {
    const parameter = (name: string, type: string) => ({ name, in: 'path', required: true, schema: { type } });
    const get = { parameters: [parameter('shop', 'string'), parameter('order', 'integer')], responses: {} };
    const moved = (path: string) => paying({}, { paths: { [path]: { get } } });
    expect(effectsOf(moved('/{shop}/orders/{order}'), moved('/{order}/orders/{shop}'))).toEqual(
      expect.arrayContaining(['schema type input narrowed order']),
    );
  });

  it('by the version it is written in', () => {
    const note = paying({ type: 'object', properties: { note: { type: 'string', nullable: true } } }, {}, '3.0.3');
    const later = { 'shop.yaml': note['shop.yaml']?.replace('3.0.3', '3.1.0') ?? '' };
    expect(effectsOf(note, later)).toEqual(['schema nullable input noted note']);
    const beside = { allOf: [{ $ref: '#/components/schemas/Held', maxLength: 5 }] };
    const [was, now] = ['3.0.3', '3.1.0'].map((version) => paying(beside, component({ type: 'string' }), version));
    expect(effectsOf(was ?? {}, now ?? {})).toEqual([]);
    const longer = paying({ allOf: [{ ...beside.allOf[0], maxLength: 9 }] }, component({ type: 'string' }), '3.0.3');
    expect(effectsOf(longer, now ?? {})).toEqual(['schema maxLength input narrowed request body']);
  });

  it('by the file that a component of the same name is in', () => {
    const item = (type: string) => dump({ Item: { type: 'object', properties: { id: { type } } } });
    const get = (file: string) => ({
      get: {
        responses: {
          200: { description: 'It.', content: { 'application/json': { schema: { $ref: `${file}#/Item` } } } },
        },
      },
    });
    const shop = paying({}, { paths: { '/a': get('a.yaml'), '/b': get('b.yaml') } });
    const both = (type: string) => ({ ...shop, 'a.yaml': item(type), 'b.yaml': item(type) });
    expect(effectsOf(both('string'), both('integer'))).toHaveLength(2);
  });
});

describe('a $ref that is an address', () => {
  const address = 'https://shop.example/schemas/order';
  const order = (more: Json) => ({ $id: address, type: 'object', required: ['total'], ...more });
  const paid = (ref: string, held: Json) => paying({ $ref: ref }, component(held));

  it('leads to the schema of the document that has it as its $id, and into it', () => {
    const described = { properties: { total: {} } };
    expect(effectsOf(paid(address, order(described)), paid(address, order({ ...described, required: [] })))).toEqual([
      'property required input widened total',
    ]);
    const nested = (type: string) =>
      order({ properties: { total: { $ref: '#/$defs/Money' } }, $defs: { Money: { type } } });
    expect(effectsOf(paid(address, nested('string')), paid(address, nested('integer')))).toEqual([
      'schema type input replaced Money',
    ]);
  });

  it('is relative to the $id around it, as is an $id inside of that', () => {
    for (const ref of ['money', 'https://shop.example/schemas/money', '/schemas/money']) {
      const nested = (type: string) =>
        order({ properties: { total: { $ref: ref } }, $defs: { Money: { $id: 'money', type } } });
      expect(effectsOf(paid(address, nested('string')), paid(address, nested('integer'))), ref).toEqual([
        'schema type input replaced money',
      ]);
    }
  });

  it('leads to the anchor of its own schema, where others have one of that name', () => {
    const amount = (type: string) => ({ $anchor: 'amount', type });
    const refund = { $id: 'refund', properties: { sum: { $ref: '#amount' } }, $defs: { Sum: amount('boolean') } };
    const nested = (type: string) =>
      order({
        $defs: { Refund: refund, Total: amount(type) },
        properties: { total: { $ref: '#amount' }, refund: { $ref: 'refund' } },
      });
    expect(effectsOf(paid(address, nested('string')), paid(address, nested('integer')))).toEqual([
      'schema type input replaced amount',
    ]);
  });

  it('is read from the tree where a contract says that it is published there', () => {
    const parts = (type: string) => dump({ Order: { type: 'object', properties: { total: { type } } } });
    const published = (more: Json, ref: string, type: string): Files => ({
      ...paying({ $ref: ref }, more),
      'parts/order.yaml': parts(type),
    });
    for (const more of [
      { $self: 'https://shop.example/v1/shop.yaml' },
      { servers: [{ url: 'https://shop.example/v1/' }] },
    ]) {
      const ref = 'https://shop.example/v1/parts/order.yaml#/Order';
      expect(effectsOf(published(more, ref, 'string'), published(more, ref, 'integer'))).toHaveLength(1);
    }
  });

  it('or where the file itself says so, and is not fetched otherwise', () => {
    const tree = (type: string | null) => {
      const own = type === null ? {} : { 'money.json': JSON.stringify({ $id: 'https://shop.example/money', type }) };
      const texts = { ...paying({ $ref: 'https://shop.example/money' }), ...own };
      return treeOf({ paths: Object.keys(texts), texts, refused: {} });
    };
    const options = { asOf: '2026-11-22', changed: null, renamed: new Map(), format: null, mode: null };
    const read = (was: string | null, now: string | null) => readContracts(tree(was), tree(now), options);
    const { contracts, unread } = read('string', 'integer');
    expect({ unread, count: contracts[0]?.differences.length }).toEqual({ unread: [], count: 1 });
    expect(read(null, null).unread).toMatchObject([{ because: expect.stringContaining('on another host') }]);
  });
});
