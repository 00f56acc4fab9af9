import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { read, stated } from './read-schemas.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const orders = `type Query {
  order(id: ID!, lang: String = "en"): Order
  find(by: Sort): [Order!]!
}

type Order {
  id: ID!
  state: State
}

enum State {
  OPEN
  PAID
}

enum Sort {
  DATE
  TOTAL
}
`;

const snapshot = (text: string) => ({ paths: ['a.graphql'], texts: { 'a.graphql': text }, refused: {} });

const edited = (...edits: readonly [string, string][]) =>
  stated(
    { 'orders.graphql': orders },
    { 'orders.graphql': edits.reduce((text, [from, to]) => text.replace(from, to), orders) },
  );

test.each<[string, [string, string], readonly string[]]>([
  ['an operation goes', ['  find(by: Sort): [Order!]!\n', ''], ['input narrowed presence Query.find 3 -> 1']],
  ['a field of an answer goes', ['  state: State\n', ''], ['output widened presence state 8 -> 6']],
  ['an answer may be null', ['[Order!]!', '[Order!]'], ['output widened nullable find 3 -> 3']],
  ['what a list holds may be null', ['[Order!]!', '[Order]!'], ['output widened type find 3 -> 3']],
  ['an argument became required', ['by: Sort', 'by: Sort!'], ['input narrowed required by 3 -> 3']],
  ['a default changed', ['"en"', '"de"'], ['input replaced default lang 2 -> 2']],
  ['a default went', [' = "en"', ''], ['input replaced default lang 2 -> 2']],
  ['a value that is only received came', ['  PAID', '  PAID\n  LOST'], ['output widened presence LOST 11 -> 14']],
  ['a value that is only sent went', ['  TOTAL\n', ''], ['input narrowed presence TOTAL 18 -> 16']],
  ['an argument was deprecated', ['"en"', '"en" @deprecated'], ['input noted deprecated lang 2 -> 2']],
])('%s', (_story, edit, expected) => {
  expect(edited(edit)).toEqual(expected);
});

test('what means the same is no difference', () => {
  expect(edited(['id: ID!, lang: String = "en"', 'lang: String = """en""", id: ID!'])).toEqual([]);
  expect(edited(['type Order', '"An order."\ntype Order'])).toEqual([]);
  expect(edited(['type Query', 'schema {\n  query: Query\n}\n\ntype Query'])).toEqual([]);
});

test('an enum that is sent and received is read both ways', () => {
  const both = orders.replace('by: Sort', 'by: Sort, state: State');
  const [difference] = read({ 'a.graphql': both }, { 'a.graphql': both.replace('  PAID\n', '') }).contracts.flatMap(
    ({ differences }) => differences,
  );
  expect(difference).toMatchObject({ direction: 'input', effect: 'narrowed', also: [{ direction: 'output' }] });
});

test('a difference names the operations that meet it, over lists, interfaces and inputs', () => {
  const [difference] = read(
    { 'a.graphql': orders },
    { 'a.graphql': orders.replace('  state: State\n', '') },
  ).contracts.flatMap(({ differences }) => differences);
  expect(difference).toMatchObject({ usedBy: ['Query.order', 'Query.find'], where: expect.stringContaining('Order') });
});

test('a field that may be null is asked for as any other, and missed when it goes', () => {
  const { result } = compareContracts({
    asOf: '2026-06-01',
    format: null,
    mode: null,
    pairs: [],
    before: snapshot(orders),
    after: snapshot(orders.replace('  state: State\n', '')),
  });
  expect(result.changes).toMatchObject([{ rule: 'contract/selectable-field-removed', severity: 'breaking' }]);
});

test('a directive that GraphQL gives a meaning elsewhere is said as any other', () => {
  expect(edited(['state: State', 'state: State @oneOf'])).toEqual(['output noted directives state 8 -> 8']);
});

test('a field that is required without an argument and a default says that once', () => {
  const input = 'type Query {\n  quote(ship: Ship): Int\n}\n\ninput Ship {\n  weight: Int\n}\n';
  expect(stated({ 'a.graphql': input }, { 'a.graphql': input.replace('weight: Int', 'weight: Int!') })).toEqual([
    'input narrowed required weight 6 -> 6',
  ]);
});

test('a root type may be called as one likes', () => {
  const named = orders.replace('type Query', 'schema {\n  query: Shop\n}\n\ntype Shop');
  expect(stated({ 'a.graphql': named }, { 'a.graphql': named.replace(/ {2}find.*\n/, '') })).toEqual([
    'input narrowed presence Query.find 7 -> 5',
  ]);
});

test('a type that fields hold is none that operations start from, whatever it is called', () => {
  const period = `${orders}type Subscription {\n  interval: String\n  amount: Int\n}\n`;
  const without = (text: string) => ({ 'a.graphql': text.replace('  amount: Int\n', '') });
  expect(stated({ 'a.graphql': period }, without(period))).toEqual([
    'input narrowed presence Subscription.amount 22 -> 20',
  ]);
  const held = period.replace('  state: State\n', '  state: State\n  subscription: Subscription\n');
  expect(stated({ 'a.graphql': held }, without(held))).toEqual(['output widened presence amount 23 -> 21']);
});

test("a hidden field is gone for clients, and what happens to it later is nobody's business", () => {
  const hidden = 'state: State @inaccessible';
  expect(edited(['state: State', hidden])).toEqual(['output replaced hidden state 8 -> 8']);
  const before = { 'a.graphql': orders.replace('state: State', hidden) };
  expect(stated(before, { 'a.graphql': orders.replace('  state: State\n', '') })).toEqual([
    'neither widened presence state 8 -> 6',
  ]);
});

test('what no operation leads to is nothing that a request can break on', () => {
  const severity = (before: string, from: string, to: string) =>
    compareContracts({
      before: snapshot(before),
      after: snapshot(before.replace(from, to)),
      pairs: [],
      format: null,
      mode: null,
      asOf: '2026-06-01',
    }).result.verdict;
  const gift = 'type Gift { id: ID!, note: String }\n';
  expect(severity(`${orders}${gift}`, ', note: String', '')).toBe('dangerous');
  expect(severity(gift, ', note: String', '')).toBe('breaking');
  const asked = orders.replace('state: State', 'state: State\n  gift: Gift') + gift;
  expect(severity(asked, ', note: String', '')).toBe('breaking');
  // A gateway asks for an entity, and a fragment may be on what a type implements.
  expect(severity(`${orders}${gift.replace('Gift', 'Gift @key(fields: "id")')}`, ', note: String', '')).toBe(
    'breaking',
  );
  const marked = `${orders.replace('type Order', 'type Order implements Marked')}interface Marked { id: ID!, mark: ID }\n`;
  expect(severity(marked, ', mark: ID', '')).toBe('breaking');
  const directive = 'directive @sorted(by: Order2!) on FIELD\ninput Order2 { by: Sort, then: Sort }\n';
  expect(severity(`${orders}${directive}`, ', then: Sort', '')).toBe('breaking');
});

test('a default is what is read, however it is written', () => {
  const asking = (type: string, value: string) => ({ 'a.graphql': `type Query { find(by: ${type} = ${value}): Int }` });
  const differ = (type: string, was: string, now: string) => stated(asking(type, was), asking(type, now)).length > 0;
  expect(differ('Float', '1', '1.0')).toBe(false);
  expect(differ('[[Int!]!]', '1', '[[1]]')).toBe(false);
  expect(differ('Float', '1', '1.5')).toBe(true);
  expect(differ('[Int]', 'null', '[null]')).toBe(true);
  expect(differ('Price', '1', '1.0')).toBe(true);
});

test('a schema may begin with a description on the line of a type', () => {
  expect(
    stated({ 'a.graphql': '"to ask" type Query { pay: Int }' }, { 'a.graphql': '"to ask" type Query { pay: ID }' }),
  ).toHaveLength(1);
});
