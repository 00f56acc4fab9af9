import { describe, expect, test } from 'vitest';
import { saidOf } from './told.ts';

const rest = `type Query { orders: [Order!] }
type Order { id: ID!, note: Note }
type Note { text: String }
`;
const messages = (before: string, after: string) =>
  saidOf({ 'schema.graphql': before }, { 'schema.graphql': after }).map(({ message }) => message);

describe('a type of GraphQL that is gone', () => {
  test('with the only operation that named it is no finding of its own', () => {
    const before = `${rest}type Mutation { pay(with: Payment!): Receipt, close: ID }
input Payment { card: Card }
input Card { number: String }
type Receipt { total: Total }
type Total { amount: Int }
`;
    const [one, ...others] = saidOf(
      { 'schema.graphql': before },
      { 'schema.graphql': `${rest}type Mutation { close: ID }\n` },
    );
    expect(others).toEqual([]);
    expect(one?.message).toBe('The operation `Mutation.pay` was removed.');
    expect(one?.group?.members).toHaveLength(4);
  });

  test('with a field, a member or under another name is said with that', () => {
    const gone = rest.replace(', note: Note', '').replace(/type Note .*\n/, '');
    expect(messages(rest, gone)).toEqual([expect.stringMatching(/^The field `note` was removed from Order/)]);
    const renamed = rest.replaceAll('Note', 'Remark');
    expect(messages(rest, renamed)).toEqual([
      expect.stringMatching(/^The type of `note` in Order .* changed from `Note` to `Remark`/),
    ]);
    const search = `${rest}extend type Query { find: Found }\nunion Found = Order | Label\ntype Label { id: ID! }\n`;
    const without = search.replace(' | Label', '').replace(/type Label .*\n/, '');
    expect(messages(search, without)).toEqual([expect.stringContaining('`Label`')]);
  });

  test('says so where nothing else does', () => {
    const spare = 'type Spare { id: ID! }\n';
    expect(messages(`${rest}${spare}`, rest)).toEqual([expect.stringContaining('`Spare`')]);
    const loose = messages(`${rest}${spare}`, rest.replace(', note: Note', '').replace(/type Note .*\n/, ''));
    expect(loose).toHaveLength(2);
  });
});

test('values of an enum that goes both ways are one list', () => {
  const schema = (...values: string[]) =>
    `type Query { find(kind: Kind): [Kind] }\nenum Kind { ORDER ${values.join(' ')} }\n`;
  expect(messages(schema('A', 'B', 'C'), schema())).toEqual([
    '3 values are no longer accepted for Kind in requests and responses of Query.find: `A`, `B` and `C`.',
  ]);
});

test('a message of protobuf that is gone with the field and the method that named it is said with them', () => {
  const file = (field: string, method: string, types: string) =>
    `syntax = "proto3";\npackage shop;\nmessage Order { string id = 1; ${field} }\n${types}service Orders { rpc Get(Order) returns (Order); ${method} }\n`;
  const before = file(
    'Note note = 2;',
    'rpc Pay(Payment) returns (Order);',
    'message Note { Mood mood = 1; }\nenum Mood { CALM = 0; }\nmessage Payment {}\n',
  );
  const said = saidOf({ 'orders.proto': before }, { 'orders.proto': file('', '', '') }).map(({ message }) => message);
  expect(said.toSorted()).toEqual([
    'The field `note` was removed from Order.',
    expect.stringMatching(/^The method `Pay`/),
  ]);
});
