import { expect, test } from 'vitest';
import { read, unread } from './read-schemas.ts';

const deep = (open: string, close: string) => `${open.repeat(100_000)}Int${close.repeat(100_000)}`;

test.each([
  ['lists in lists', `type Query { order: ${deep('[', ']')} }`],
  ['a default in defaults', `type Query { order(of: Int = ${deep('[', ']')}): ID }`],
  ['a selection in selections', `type Query { order: ID }\nquery Ask ${deep('{ order ', '}')}`],
])('%s, a hundred thousand deep, are unread', (_what, text) => {
  expect(unread({ 'orders.graphql': text })).toEqual([
    expect.stringContaining('its parts stand in each other too deeply'),
  ]);
});

test('a name that is defined twice is unread, where the second one is', () => {
  const twice = 'type Query { order: ID }\n\ntype Order { id: ID }\ntype Order { key: ID }\n';
  expect(unread({ 'orders.graphql': twice })).toEqual([
    'orders.graphql:4 the type `Order` is defined twice, and not alike',
  ]);
  expect(unread({ 'orders.graphql': 'type Query {\n  order: ID\n  order: Int\n}' })).toEqual([
    'orders.graphql:3 the field `order` is defined twice, and not alike',
  ]);
});

test('a field that is written twice alike is one field', () => {
  const text = 'type Query {\n  order: ID\n  order: ID\n}\n';
  expect(read({ 'a.graphql': 'type Query {\n  order: ID\n}\n' }, { 'a.graphql': text })).toMatchObject({
    contracts: [{ differences: [] }],
    unread: [],
  });
});

test('a type that two files of one schema define is unread', () => {
  const files = {
    'orders.graphql': 'type Query { order: Order }\ntype Order { id: ID }',
    'b.graphql': 'type Order { key: ID }',
  };
  expect(unread(files)).toContain('b.graphql:1 the type `Order` is defined in another file of its schema too');
});

test('names that JavaScript knows are names', () => {
  const text =
    'type Query {\n  constructor: __proto__\n}\n\ntype __proto__ {\n  toString: Int\n  hasOwnProperty: Int\n}\n';
  const { contracts } = read({ 'a.graphql': text }, { 'a.graphql': text.replace('  toString: Int\n', '') });
  expect(contracts.flatMap(({ differences }) => differences.map(({ name }) => name))).toEqual(['toString']);
});

test('twenty thousand types that lead to each other take no time', { timeout: 20_000 }, () => {
  const types = Array.from({ length: 20_000 }, (_, index) => `type T${index} { next: T${index + 1} }`).join('\n');
  const { contracts } = read(
    { 'a.graphql': 'type Query { first: T0 }' },
    { 'a.graphql': `type Query { first: T0 }\n${types}` },
  );
  expect(contracts[0]?.differences.length).toBe(20_000);
});
