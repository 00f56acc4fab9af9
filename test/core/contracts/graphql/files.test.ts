import { expect, test } from 'vitest';
import { read, stated } from './read-schemas.ts';

const query = 'type Query {\n  order: Order\n  pay: Int\n}\n';
const order = 'type Order {\n  id: ID!\n  state: State\n}\n';
const state = 'enum State {\n  OPEN\n}\n';

test("where a type is written is nobody's business", () => {
  const before = { 'schema.graphql': `${query}${order}${state}` };
  expect(stated(before, { 'schema.graphql': query, 'types/a.graphql': order, 'types/b.gql': state })).toEqual([]);
});

test('what extends a type belongs to it, with its own line', () => {
  const before = { 'a.graphql': `${query}${order}${state}`, 'b.graphql': 'extend enum State {\n  PAID\n}\n' };
  const after = { ...before, 'b.graphql': 'extend enum State {\n  PAID\n  LOST\n}\n' };
  expect(stated(before, after)).toEqual(['output widened presence LOST 9 -> 3']);
});

test.each([
  ['@keyset(name: "orders")', 1],
  ['@key(fields: "id")', 2],
])('what extends a type with %s', (directive, contracts) => {
  const extension = `extend type Order ${directive} {\n  note: String\n}\n`;
  const files = { 'a/a.graphql': `${query}${order}${state}`, 'b/b.graphql': `${extension}` };
  const after = { ...files, 'b/b.graphql': extension.replace('note', 'memo') };
  expect(read(files, after).contracts).toHaveLength(contracts);
});

test('two schemas of one repository stay apart, though both are asked for orders', () => {
  const files = { 'shop/a.graphql': `${query}${order}${state}`, 'admin/a.graphql': `${query}${order}${state}` };
  const after = { ...files, 'admin/a.graphql': files['admin/a.graphql'].replace('  pay: Int\n', '') };
  const { contracts } = read(files, after);
  expect(contracts.map(({ path, differences }) => [path, differences.length])).toEqual([
    ['shop/a.graphql', 0],
    ['admin/a.graphql', 1],
  ]);
});

test('a schema that becomes a part of another one loses what is not in that one', () => {
  const part = 'type Refund {\n  id: ID!\n  total: Int\n}\n';
  const before = { 'shop/schema.graphql': `${query}${order}${state}`, 'pay/refund.graphql': part };
  const joining = (text: string) => ({
    ...before,
    'pay/refund.graphql': `${text}extend type Query {\n  refund: Refund\n}\n`,
  });
  const lost = (after: Readonly<Record<string, string>>) => {
    const { contracts, unread } = read(before, after);
    expect(unread).toEqual([]);
    return contracts.flatMap(({ differences }) => differences.flatMap(({ name, now }) => (now === null ? [name] : [])));
  };
  expect(lost(joining(part))).toEqual([]);
  expect(lost(joining(part.replace('  total: Int\n', '')))).toEqual(['total']);
});

test('of a file that cannot be read nothing is said to be gone, and the others are compared', () => {
  const before = { 'a.graphql': query, 'b.graphql': `${order}${state}` };
  const { contracts, unread } = read(before, {
    'a.graphql': query.replace('  pay: Int\n', ''),
    'b.graphql': 'type {{',
  });
  expect(contracts.flatMap(({ differences }) => differences.map(({ name }) => name))).toEqual(['Query.pay']);
  expect(unread).toMatchObject([{ file: 'b.graphql', line: 1 }]);
});

test('of a schema whose first file cannot be read the other files are compared', () => {
  const before = { 'a.graphql': query, 'b.graphql': `${order}${state}`, 'c.graphql': 'extend type Order { note: ID }' };
  const after = { ...before, 'a.graphql': 'type Query {', 'b.graphql': `${order.replace('  id: ID!\n', '')}${state}` };
  const { contracts, unread } = read(before, after);
  expect(contracts.flatMap(({ differences }) => differences.map(({ name }) => name))).toEqual(['id']);
  expect(unread).toMatchObject([{ file: 'a.graphql', line: 1 }]);
  // Of one that is unread as a whole nothing is said of its other files.
  const twice = { ...before, 'c.graphql': order };
  expect(read(before, twice)).toMatchObject({ contracts: [], unread: [{ file: 'c.graphql' }] });
});

test('a document that only asks is no contract', () => {
  expect(read({ 'ask.graphql': 'query Pay { pay }' }, {})).toMatchObject({ contracts: [], unread: [] });
  const beside = { 'a.graphql': query, 'ask.graphql': 'query Pay { pay }' };
  expect(read(beside, { 'a.graphql': query })).toMatchObject({ contracts: [{ differences: [] }], unread: [] });
});
