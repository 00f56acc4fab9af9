import { expect, test } from 'vitest';
import { definitionsIn } from '../../../src/core/contracts/avro/names.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { Model } from '../../../src/core/contracts/smithy/model.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { type Document, rootOf } from '../../../src/core/texts/document.ts';
import { plainNotation } from '../../../src/core/texts/parsed.ts';

await allReaders();

const list = (count: number, make: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** Lists as long as they take minutes if each item is compared with each. */
const lists: readonly (readonly [what: string, file: string, text: (last: number) => string])[] = [
  [
    'numbers that a message reserves',
    'a.proto',
    (last) => `syntax = "proto3";\nmessage Order { reserved ${list(last, (index) => `${index * 2 + 2}`, ', ')}; }`,
  ],
  [
    'values of an option',
    'a.proto',
    (last) => `syntax = "proto3";\nmessage Order { option (codes) = { ${list(last, (index) => `code: ${index}`)} }; }`,
  ],
  [
    'extensions of a type',
    'a.graphql',
    (last) => `type Query { a: Int }\n${list(last, (index) => `extend type Query { a${index}: Int }`, '\n')}`,
  ],
  [
    'fields of a key',
    'a.graphql',
    (last) => `type Query { a: Int }\ntype Order @key(fields: "${list(last * 5, (index) => `f${index}`)}") { id: ID }`,
  ],
  [
    'servers',
    'a.json',
    (last) =>
      `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"servers":[${list(last, (index) => `{"url":"https://a${index}.example"}`, ',')}],"paths":{"/orders":{"get":{"responses":{"200":{"description":""}}}}}}`,
  ],
  [
    'schemas that extend one',
    'a.json',
    (last) =>
      `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"get":{"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/S0"}}}}}}}},"components":{"schemas":{"S0":{"discriminator":{"propertyName":"kind"},"properties":{"kind":{"type":"string"},"last":{"const":${last}}}},${list(3000, (index) => `"S${index + 1}":{"allOf":[{"$ref":"#/components/schemas/S0"}],"properties":{"f${index}":{"type":"string"}}}`, ',')}}}}`,
  ],
  [
    'anchors',
    'a.json',
    (last) =>
      `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"get":{"responses":{"200":{"description":"","content":{"application/json":{"schema":{"properties":{"last":{"const":${last}},${list(20_000, (index) => `"p${index}":{"$ref":"#a${index}"}`, ',')}}}}}}}}}},"components":{"schemas":{${list(20_000, (index) => `"S${index}":{"$anchor":"a${index}"}`, ',')}}}}`,
  ],
  [
    'blank lines',
    'a.proto',
    (last) => `syntax = "proto3";${list(last * 2, () => '', '\n')}message Order { string id = ${last}; }`,
  ],
  [
    'schemas of anything',
    'a.json',
    (last) =>
      `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"get":{"responses":{"200":{"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/All"}}}}}}}},"components":{"schemas":{"All":{"properties":{"last":{"const":${last}},${list(80_000, (index) => `"p${index}":{"$ref":"#/components/schemas/S${index}"}`, ',')}}},${list(80_000, (index) => `"S${index}":true`, ',')}}}}`,
  ],
];

test.each(lists)('%s may be thousands', { timeout: 30_000 }, (_what, file, text) => {
  const tree = (last: number) => treeOf({ paths: [file], texts: { [file]: text(last) }, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(tree(80_000), tree(79_999), options);
  expect({ unread, contracts }).toMatchObject({ unread: [], contracts: [{ differences: [{}] }] });
});

/** A text that nobody has to parse. */
const written = (value: unknown): Document => ({
  file: 'a',
  text: '',
  notation: plainNotation,
  value,
  locate: () => {},
});

test('a record of Avro may have more fields than a call has arguments', () => {
  const raw = { type: 'record', name: 'Order', fields: Array.from({ length: 130_000 }, () => ({ type: 'int' })) };
  expect(definitionsIn({ raw, spot: rootOf(written(raw)) })).toHaveLength(1);
});

test('only what mixins copy in Smithy is counted as copied', () => {
  const members = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`v${index}`, {}]));
  const shapes = Object.fromEntries(['a.b#C', 'a.b#D', 'a.b#E'].map((id) => [id, { type: 'enum', members }]));
  const model = new Model([written({ smithy: '2.0', shapes })], false);
  expect([...model.shapes.values()].map((shape) => model.membersOf(shape).size)).toEqual([200_000, 200_000, 200_000]);
});

test('lists that shapes have from chains of mixins are bounded', { timeout: 20_000 }, () => {
  const mixins = Array.from({ length: 2_000 }, (_, index) => {
    return [`a.b#M${index}`, { type: 'operation', mixins: [{ target: `a.b#M${index + 1}` }] }];
  });
  const model = new Model([written({ smithy: '2.0', shapes: Object.fromEntries(mixins) })], false);
  expect(() => [...model.shapes.values()].map((shape) => model.targetsOf(shape, 'errors'))).toThrow(RangeError);
});

const described = (rest: string) =>
  `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"paths":{"/orders":{"get":{"responses":{"200":{"description":""}}}}}${rest}}`;

/** Lists of which each item goes and another one comes, so long that it takes minutes to hold each against each. */
const replaced: readonly (readonly [
  what: string,
  differences: number,
  text: (name: (index: number) => string) => string,
])[] = [
  [
    'fields of an object',
    20_000,
    (name) =>
      `{"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{${list(5000, (index) => `"${name(index)}":{"type":"string"}`, ',')}}}`,
  ],
  [
    'conditions of a schema',
    2,
    (name) =>
      `{"$schema":"https://json-schema.org/draft/2020-12/schema","allOf":[${list(1500, (index) => `{"if":{"required":["${name(index)}"]},"then":{"required":["then ${name(index)}"]}}`, ',')}]}`,
  ],
  [
    'servers',
    4000,
    (name) => described(`,"servers":[${list(2000, (index) => `{"url":"https://${name(index)}.example"}`, ',')}]`),
  ],
];

test.each(replaced)('%s may all be others', { timeout: 30_000 }, (_what, differences, text) => {
  const tree = (name: string) => {
    const one = text((index) => `${name}${index}`);
    return treeOf({ paths: ['a.json'], texts: { 'a.json': one }, refused: {} });
  };
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(tree('a'), tree('b'), options);
  expect({ unread, differences: contracts.flatMap((one) => one.differences).length }).toEqual({
    unread: [],
    differences,
  });
});
