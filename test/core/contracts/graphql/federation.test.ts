import { expect, test } from 'vitest';
import { stated } from './read-schemas.ts';

const link = (more: string) => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3"${more})\n`;
const shop = (key: string, name = '') => `type Query {
  product: Product
}
type Product ${key} {
  id: ID!
  name: String ${name}
}
`;

const differ = (before: string, after: string) => stated({ 'a.graphql': before }, { 'a.graphql': after });

test('the keys of an entity are fields in any order, with or without commas', () => {
  const key = (fields: string) => shop(`@key(fields: "${fields}")`);
  expect(differ(key('id shop { id code }'), key('shop { code, id }, id'))).toEqual([]);
  expect(differ(key('id shop { id code }'), key('id shop { id }'))).toEqual([
    'input narrowed identifiers Product 4 -> 4',
  ]);
  expect(differ(key('id name'), key('id'))).toEqual(['input narrowed identifiers Product 4 -> 4']);
});

test.each([
  ['with its namespace', '@federation__key', '@federation__inaccessible', ''],
  ['with a namespace of the schema', '@fed__key', '@fed__inaccessible', ', as: "fed"'],
  [
    'under another name',
    '@uid',
    '@private',
    ', import: [{ name: "@key", as: "@uid" }, { name: "@inaccessible", as: "@private" }]',
  ],
])('a directive of federation %s is what it is', (_story, key, hidden, more) => {
  const before = `${link(more)}${shop(`${key}(fields: "id")`)}`;
  expect(differ(before, `${link(more)}${shop('')}`)).toEqual(['input narrowed identifiers Product 5 -> 5']);
  expect(differ(before, `${link(more)}${shop(`${key}(fields: "id")`, hidden)}`)).toEqual([
    'output replaced hidden name 7 -> 7',
  ]);
});

test('a directive of that name that is not of federation is any other', () => {
  const other = '@link(url: "https://example.com/own/v1", import: [{ name: "@inaccessible", as: "@private" }])';
  const schema = (name: string) => `extend schema ${other}\n${shop('', name)}`;
  expect(differ(schema(''), schema('@private'))).toEqual(['output noted directives name 7 -> 7']);
});

test('a link holds for all files of its schema', () => {
  const files = (key: string) => ({
    'order.graphql': `type Order ${key} { id: ID! key: ID! }\n`,
    'root.graphql': `${link(', import: [{ name: "@key", as: "@uid" }]')}type Query { order: Order }\n`,
  });
  const [before, after] = [files('@uid(fields: "id")'), files('@uid(fields: "key")')];
  expect(stated(before, after)).toEqual(['input narrowed identifiers Order 1 -> 1']);
  // Another directive of that name is none of federation's.
  expect(stated(files('@other(fields: "id")'), files('@other(fields: "key")'))).toEqual([
    'input noted directives Order 1 -> 1',
  ]);
});
