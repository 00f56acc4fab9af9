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

test('arguments of a field that are gone are said with the required ones that come, wherever several fields have them', () => {
  const orders = (argument: string) => {
    const fields = ['insert', 'update'].map((name) => `${name}(id: ID!, ${argument}): ID`).join(' ');
    return `type Query { id: ID }\ntype Mutation { order: OrderMutation! }\ntype OrderMutation { ${fields} }\n`;
  };
  expect(told(orders('zone: ID!'), orders('zones: [ID!]!'))).toEqual([
    'The required argument `zones` was added to OrderMutation.insert in results of Mutation.order. `zone` is gone. The same in OrderMutation.update in results of Mutation.order.',
  ]);
  expect(told(orders('zone: ID!'), orders('zones: [ID!]'))).toEqual([
    'The argument `zone` is no longer accepted in OrderMutation.insert in results of Mutation.order. The same in OrderMutation.update in results of Mutation.order.',
  ]);
});

test('so is a field of a schema by itself', () => {
  const event = (name: string, more: readonly string[] = []) => ({
    'config/order.schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { id: {}, [name]: { type: 'string' }, ...Object.fromEntries(more.map((one) => [one, {}])) },
      required: ['id', name],
      additionalProperties: false,
    }),
  });
  const said = saidOf(event('orderId', ['note']), event('order_id'));
  expect(said.map(({ message }) => message)).toEqual([
    'The required field `order_id` was added to the schema. `orderId` and `note` are refused now.',
  ]);
});
