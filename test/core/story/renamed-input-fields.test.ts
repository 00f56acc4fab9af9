import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const schema = (pay: string, refund = 'id: ID!') =>
  `type Query { order: ID }\ntype Mutation { pay(input: PayInput): ID refund(input: RefundInput): ID }\ninput PayInput { id: ID! ${pay} }\ninput RefundInput { ${refund} }\n`;
const told = (before: string, after: string) =>
  saidOf({ 'schema.graphql': before }, { 'schema.graphql': after }).map(({ message }) => message);

test('fields of an input that are gone are said with the required ones that come', () => {
  expect(told(schema('sum: Int!, note: String'), schema('total: Int!'))).toEqual([
    'The required field `total` was added to PayInput in arguments of Mutation.pay. `sum` and `note` are refused now.',
  ]);
});

test('so are those whose type goes with them', () => {
  const before = `${schema('link: Link')}enum Link { MAP PRICE }\n`;
  expect(told(before, `${schema('screen: Screen!')}enum Screen { MAP PRICE }\n`)).toEqual([
    'The required field `screen` was added to PayInput in arguments of Mutation.pay. `link` is refused now.',
  ]);
});

test('of two inputs, or where nothing has to be sent, each is said by itself', () => {
  expect(told(schema('sum: Int!'), schema('total: Int'))).toEqual([
    'The input field `sum` was removed from PayInput in arguments of Mutation.pay.',
  ]);
  expect(told(schema('sum: Int!'), schema('', 'id: ID!, total: Int!'))).toHaveLength(2);
});
