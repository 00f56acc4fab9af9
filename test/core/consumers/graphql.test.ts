import { expect, test } from 'vitest';
import { graphqlConsumers } from '../../../src/core/consumers/graphql.ts';
import { readConsumers } from '../../../src/core/consumers/index.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { withUses } from '../../../src/core/contracts/with-uses.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const shop = `type Query {
  order(id: ID!, full: Boolean, page: Page): Order
  node(id: ID!): Node
  search(by: Sort, filter: Filter): [Hit!]!
}
interface Node { id: ID! }
type Order implements Node { id: ID! total: Int state: State customer: Customer }
type Customer { name: String mail: String }
union Hit = Order | Customer
enum State { OPEN PAID }
enum Sort { DATE TOTAL }
input Page { size: Int }
input Filter { since: String page: Page }
directive @masked(by: String) on FIELD
`;

const tree = (texts: Readonly<Record<string, string>>) => treeOf({ paths: Object.keys(texts), texts, refused: {} });

/** Who is known to use what an edit of the schema takes away, as `name:line`. */
function users(edits: readonly [string, string][], files: Readonly<Record<string, string>>, schema = shop) {
  const consumers = { known: readConsumers(files, new Set(['graphql'])), texts: files };
  const after = edits.reduce((text, [from, to]) => text.replace(from, to), schema);
  const sides = [schema, after].map((text) => tree({ 'api/schema.graphql': text }));
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts } = readContracts(sides[0] as never, sides[1] as never, options);
  const used = withUses(contracts, sides[0] as never, sides[1] as never, options, consumers);
  const uses = used.flatMap(({ differences }) => differences.flatMap((one) => one.consumers ?? []));
  return [...new Set(uses.map(({ by, file, line }) => `${by} ${file}:${line}`))];
}

const asking = (text: string) => ({ 'web/order.graphql': text });

test.each<[string, [string, string], string, string]>([
  ['a field', [' total: Int', ''], '{ order(id: 1) { id } }', 'query Cart { order(id: 1) { sum: total } }'],
  [
    'a field of a field',
    [' mail: String', ''],
    'query Cart { order(id: 1) { customer { name } } }',
    'query Cart { order(id: 1) { customer { mail } } }',
  ],
  ['an operation', ['  node(id: ID!): Node\n', ''], '{ order(id: 1) { id } }', 'query Cart { node(id: 1) { id } }'],
  [
    'the result of an operation',
    ['page: Page): Order', 'page: Page): Customer'],
    'query Cart { node(id: 1) { id } }',
    'query Cart { order(id: 1) { id } }',
  ],
  [
    'an argument',
    [', full: Boolean', ''],
    '{ order(id: 1) { id } }',
    'query Cart($f: Boolean) { order(id: 1, full: $f) { id } }',
  ],
  [
    'an argument that has to be given',
    ['full: Boolean', 'full: Boolean!'],
    '{ order(id: 1, full: true) { id } }',
    'query Cart { order(id: 1) { id } }',
  ],
  [
    'an argument that must not be null',
    ['full: Boolean', 'full: Boolean!'],
    'query Cart($f: Boolean!) { order(id: 1, full: $f) { id } }',
    'query Cart($f: Boolean) { order(id: 1, full: $f) { id } }',
  ],
  [
    'a new argument that has to be given',
    ['id: ID!, full', 'id: ID!, tax: Int!, full'],
    '{ search { __typename } }',
    'query Cart { order(id: 1) { id } }',
  ],
  [
    'a value that is sent',
    [' TOTAL', ''],
    '{ search(by: DATE) { __typename } }',
    'query Cart { search(by: TOTAL) { __typename } }',
  ],
  [
    'a default that is sent',
    [' TOTAL', ''],
    'query Cart($by: Sort = DATE) { search(by: $by) { __typename } }',
    'query Cart($by: Sort = TOTAL) { search(by: $by) { __typename } }',
  ],
  ['a value that may come', ['PAID', 'PAID LOST'], '{ order(id: 1) { id } }', 'query Cart { order(id: 1) { state } }'],
  [
    'a field of an input',
    ['since: String ', ''],
    '{ search(filter: { page: { size: 1 } }) { __typename } }',
    'query Cart { search(filter: { since: "" }) { __typename } }',
  ],
  [
    'an input inside of an input',
    ['size: Int', 'length: Int'],
    '{ search(filter: { since: "" }) { __typename } }',
    'query Cart { search(filter: { page: { size: 1 } }) { __typename } }',
  ],
  [
    'a new field of an input that has to be given',
    ['since: String', 'since: String until: String!'],
    '{ search { __typename } }',
    'query Cart($f: Filter) { search(filter: $f) { __typename } }',
  ],
  [
    'a type of a union',
    ['Hit = Order | Customer', 'Hit = Order'],
    '{ search { ... on Order { id } } }',
    'query Cart { search { ... on Customer { name } } }',
  ],
  [
    'an implementation',
    ['Order implements Node', 'Order'],
    '{ node(id: 1) { id } }',
    'query Cart { node(id: 1) { ... on Order { id } } }',
  ],
  [
    'a directive',
    ['directive @masked(by: String) on FIELD\n', ''],
    '{ order(id: 1) { id } }',
    'query Cart { order(id: 1) { id @masked } }',
  ],
  [
    'a type',
    ['input Page { size: Int }', 'input Paging { size: Int }'],
    '{ order(id: 1) { id } }',
    'query Cart($p: Page) { order(id: 1, page: $p) { id } }',
  ],
])('%s is used by who asks for it, and by nobody else', (_story, edit, without, using) => {
  expect(users([edit], asking(without))).toEqual([]);
  expect(users([edit], asking(using))).toEqual(['Cart web/order.graphql:1']);
});

test('each operation is named with the line that uses it, whatever stands around it', () => {
  const text =
    'query Cart($id: ID!) {\n  order(id: $id) {\n    ...parts\n    ... @include(if: true) {\n      total\n    }\n  }\n}\n\nfragment parts on Order {\n  id\n  amount: total\n}\n';
  expect(users([[' total: Int', '']], asking(text))).toEqual([
    'Cart web/order.graphql:5',
    'parts web/order.graphql:12',
  ]);
});

test.each([
  ['gql', 'const query = gql`\n  query Cart { order(id: 1) { ...parts total } }\n  ${parts}\n`;\n'],
  ['graphql', 'export const q = graphql(`\n  query Cart { order(id: 1) { total } }\n`);\n'],
  ['a comment', 'const q = /* GraphQL */ `\n  query Cart { order(id: ${ids[`${n}`]?.id ?? "}"} 1) { total } }\n`;\n'],
])('templates are told by %s', (_by, code) => {
  expect(users([[' total: Int', '']], { 'web/cart.tsx': code })).toEqual(['Cart web/cart.tsx:2']);
});

test('who was changed along with the contract uses it no more', () => {
  expect(users([['total: Int', 'sum: Int']], asking('query Cart { order(id: 1) { sum } }'))).toEqual([]);
});

test('what was changed along with the type of a field is left out, and the rest of the operation is not', () => {
  const edits: [string, string][] = [
    ['customer: Customer', 'customer: Person'],
    ['type Customer', 'type Person { born: Int } type Customer'],
    [' total: Int', ''],
  ];
  const text = 'query Cart {\n  order(id: 1) {\n    customer { born }\n    total\n  }\n}';
  expect(users(edits, asking(text))).toEqual(['Cart web/order.graphql:4']);
});

test('an operation of another schema is none of this one, and what a client answers itself is left out', () => {
  const other = 'query Repository { order(id: 1) { total stargazers } }';
  expect(users([[' total: Int', '']], asking(other))).toEqual([]);
  const local = 'query Cart { order(id: 1) { total isOpen @client } }';
  expect(users([[' total: Int', '']], asking(local))).toEqual(['Cart web/order.graphql:1']);
  const parted = shop.replace('type Order implements Node', 'type Order implements Node @key(fields: "id")');
  expect(users([[' total: Int', '']], asking(other), parted)).toEqual(['Repository web/order.graphql:1']);
  expect(users([[' total: Int', '']], asking(other), parted.replace('@key(fields:', '@keyset(name:'))).toEqual([]);
});

test('a type that goes from a part of a federation, or that is named without a field of it, is used by nobody', () => {
  const gone: [string, string] = ['type Customer { name: String mail: String }', 'type Person { name: String }'];
  const fragment = 'fragment card on Customer { name }';
  expect(users([gone, ['customer: Customer', 'customer: Person']], asking(fragment))).not.toEqual([]);
  const parted = shop.replace('type Order implements Node', 'type Order implements Node @key(fields: "id")');
  const person: [string, string][] = [gone, ['customer: Customer', 'customer: Person'], ['| Customer', '| Person']];
  expect(users(person, asking('fragment card on Customer { phone }'), parted)).toEqual([]);
  expect(users(person, asking('fragment card on Customer { __typename }'))).toEqual([]);
});

test('operations start at the types that the schema says', () => {
  const renamed = `schema { query: Root }\n${shop.replace('type Query', 'type Root')}`;
  expect(users([['  node(id: ID!): Node\n', '']], asking('query Cart { node(id: 1) { id } }'), renamed)).toEqual([
    'Cart web/order.graphql:1',
  ]);
});

test('the rest of a schema that is cut into many files is found around it', () => {
  const files = {
    'api/query.graphql': 'type Query { order: Order }',
    'api/other/query.graphql': 'type Query { version: Int }',
    ...asking('query Cart { order { total } }'),
  };
  const order = 'type Order { id: ID total: Int }';
  expect(users([[' total: Int', '']], files, order)).toEqual(['Cart web/order.graphql:1']);
});

test('a mixed file is a schema by what it defines, and a consumer by what it asks', () => {
  const mixed = `${shop}\nquery Cart { order(id: 1) { total } }\n`;
  const after = mixed.replace(' total: Int', '');
  expect(users([[' total: Int', '']], { 'api/schema.graphql': after }, mixed)).toEqual(['Cart api/schema.graphql:16']);
});

test('documents are never contracts', () => {
  const documents = {
    'web/order.graphql': 'query Cart {\n  type name\n}\n',
    'web/parts.gql': 'fragment parts on Order { id }\n',
  };
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  expect(readContracts(tree(documents), tree({}), options)).toEqual({ contracts: [], unread: [], wanted: [] });
});

test('who tests the schema, or was generated from it, is no client', () => {
  const generated = ['web/__generated__/order.ts', 'web/order.generated.ts', 'sdk/_generated_documents.graphql'];
  for (const path of ['api/tests/order.graphql', ...generated, 'web/order.d.ts', 'web/order.py']) {
    expect(graphqlConsumers.isNamed(path), path).toBe(false);
  }
  expect(graphqlConsumers.isNamed('web/regenerated.graphql')).toBe(true);
});

test.each([
  ['nothing closes', 'query Cart { order(id: 1) { total'],
  ['it is nested ten thousand deep', `query Cart ${'{ order '.repeat(10_000)}`],
  ['it has 150,000 fields', `query Cart { ${'total '.repeat(150_000)} }`],
  ['its fragments go in circles', 'fragment a on Order { ...b }\nfragment b on Order { ...a }'],
  ['a template never ends', 'const q = gql`query { ${ `${'],
])('where %s there is silence, and no crash', (_story, text) => {
  expect(users([[' total: Int', '']], { 'web/a.graphql': text, 'web/a.ts': `gql\`${text}` })).toEqual([]);
});
