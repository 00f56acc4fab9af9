import { describe, expect, test } from 'vitest';
import { saidOf, type Texts } from './told.ts';

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
    expect(one?.message).toBe('The field `Mutation.pay` was removed.');
    expect(one?.group?.members).toHaveLength(4);
  });

  test('with all operations that started from it is no finding of its own', () => {
    const before = `schema { query: Query, mutation: Change }\n${rest}type Change { pay: ID, close: ID }\n`;
    expect(messages(before, `schema { query: Query }\n${rest}`)).toEqual([
      '2 fields were removed: `Mutation.pay` and `Mutation.close`.',
    ]);
  });

  test('because another kind of type has its name says what it is called now, where all that was of it is of one type', () => {
    const before = rest
      .replace('note: Note', 'note: Note, state: State, past: [State!]')
      .concat('enum State { OPEN PAID }\n');
    const after = (state: string, past: string) =>
      before
        .replace('state: State, past: [State!]', `state: ${state}, past: ${past}`)
        .replace('enum State {', 'enum OrderState {')
        .concat('type State { name: String }\n');
    expect(messages(before, after('OrderState', '[OrderState!]'))).toEqual([
      '`State` is now `object`, and was `enum`. What was of this type is of `OrderState` now.',
    ]);
    expect(messages(before, after('OrderState', '[String!]'))).toHaveLength(3);
    expect(messages(before, after('State', '[State!]'))).toEqual(['`State` is now `object`, and was `enum`.']);
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

  test('takes with it that an interface could be of it, where something else named it', () => {
    const before = `${rest}extend type Query { node: Node, groups: Group }
interface Node { id: ID! }
type Group implements Node { id: ID!, members: [Member] }
type Member implements Node { id: ID! }
type Kept implements Node { id: ID! }
`;
    const after = `${rest}extend type Query { node: Node }\ninterface Node { id: ID! }\ntype Kept implements Node { id: ID! }\n`;
    expect(messages(before, after)).toEqual(['The field `Query.groups` was removed.']);
  });

  test('takes with it what only it named, though an interface could be of that', () => {
    const before = `${rest}extend type Query { source: Source, settings: Settings }
interface Source { id: ID! }
interface Settings { open: Boolean }
type ShopSettings implements Settings { open: Boolean }
type Shop implements Source { id: ID!, settings: ShopSettings }
type Kept implements Source { id: ID! }
type KeptSettings implements Settings { open: Boolean }
`;
    const without = (text: string) => text.replace(/type ShopSettings .*\n/, '');
    expect(messages(before, without(before).replace(/type Shop .*\n/, ''))).toEqual([
      expect.stringMatching(/^`Shop` no longer implements Source/),
    ]);
    const apart = before.replace(', settings: ShopSettings', '');
    expect(messages(apart, without(apart).replace(/type Shop .*\n/, ''))).toHaveLength(2);
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
    '3 values are no longer accepted for Kind in arguments and results of Query.find: `A`, `B` and `C`.',
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

test('types of protobuf of one name that several messages hold go each with the field that it was of', () => {
  const message = (name: string, field: string, kind = '') => `message ${name} {\n  ${field}\n  ${kind}\n}\n`;
  const failure = 'message Failure {\n Kind kind = 1;\n enum Kind { NONE = 0; }\n }';
  const file = (...messages: readonly string[]) => ({
    'orders.proto': `syntax = "proto3";\npackage shop;\n${messages.join('')}`,
  });
  const both = file(message('Order', 'Failure error = 1;', failure), message('Refund', 'Failure error = 1;', failure));
  const told = (after: Texts) => saidOf(both, after).map(({ message }) => message);
  expect(told(file(message('Order', 'reserved 1;'), message('Refund', 'reserved 1;')))).toEqual([
    'The field `error` was removed from Order. The same in Refund.',
  ]);
  // What another message holds goes with nothing.
  const kept = message('Refund', 'Failure error = 1;', failure);
  const spare = file(message('Order', 'Refund.Failure error = 1;', failure), kept);
  expect(saidOf(spare, file(message('Order', 'reserved 1;'), kept)).map(({ message }) => message)).toEqual([
    'The field `error` was removed from Order.',
    expect.stringMatching(/^2 types were removed: `Order.Failure` and `Order.Failure.Kind`\.$/),
  ]);
});

test('a field of protobuf that has another type in a oneof is one finding', () => {
  const file = (fields: string, more: string) =>
    `syntax = "proto3";\npackage shop;\nmessage A {}\nmessage B {}\nmessage Order {\n  oneof kind {\n    A a = 1;\n${more}  }\n${fields}}\n`;
  const told = (after: string) =>
    saidOf({ 'orders.proto': file('  A b = 2;\n', '') }, { 'orders.proto': after }).map(({ message }) => message);
  expect(told(file('', '    B c = 2;\n'))).toEqual([
    'The field `b` of Order is called `c` now, and its type changed from `shop.A` to `shop.B`.',
  ]);
  expect(told(file('', '    A b = 2;\n'))).toEqual([expect.stringMatching(/^The oneof of `b` in Order changed/)]);
});

test('messages of protobuf that nothing named are one list, and so is what moved from one file to another', () => {
  const head = 'syntax = "proto3";\npackage shop;\n';
  const [refund, gift] = ['message Refund { string id = 1; }\n', 'message Gift { string id = 1; }\n'];
  const order = `${head}message Order { string id = 1; }\n`;
  const said = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);
  expect(said({ 'orders.proto': order + refund + gift }, { 'orders.proto': order })).toEqual([
    '2 types were removed: `Refund` and `Gift`.',
  ]);
  const before = { 'orders.proto': order + refund + gift, 'gifts.proto': head };
  expect(said(before, { 'orders.proto': order, 'gifts.proto': head + refund + gift })).toEqual([
    '2 declarations moved from `orders.proto` to `gifts.proto`: `Refund` and `Gift`.',
  ]);
  expect(said(before, { 'orders.proto': order + refund, 'gifts.proto': head + gift })).toEqual([
    'The message `Gift` moved from `orders.proto` to `gifts.proto`.',
  ]);
});

test('values of an enum of protobuf that are called otherwise are one list', () => {
  const file = (...values: readonly string[]) =>
    `syntax = "proto3";\npackage shop;\nenum State { ${values.map((one, number) => `${one} = ${number};`).join(' ')} }\n`;
  const before = { 'orders.proto': file('NONE', 'OPEN', 'PAID') };
  const said = saidOf(before, { 'orders.proto': file('NONE', 'STATE_OPEN', 'STATE_PAID') });
  expect(said.map(({ message }) => message)).toEqual([
    '2 values of State are called otherwise now: `STATE_OPEN` and `STATE_PAID`.',
  ]);
});

test('fields of protobuf that have other numbers are one list, and what else changed of one goes with its number', () => {
  const file = (fields: string) => `syntax = "proto3";\npackage shop;\nmessage Order { ${fields} }\n`;
  const said = (before: string, after: string) =>
    saidOf({ 'orders.proto': file(before) }, { 'orders.proto': file(after) }).map(({ message }) => message);
  expect(said('string id = 1; int32 size = 2; string page = 3;', 'int32 size = 1; string page = 2;')).toEqual([
    'In Order `size` and `page` have other numbers now, and `id` is gone.',
  ]);
  // So does one that has the number of another one now, and another type.
  expect(
    said(
      'string id = 1; int32 size = 2; string page = 3; string note = 4;',
      'int32 size = 1; string page = 2; bool open = 4;',
    ),
  ).toEqual(['In Order `size` and `page` have other numbers now, and `id` and `note` are gone.']);
  expect(said('string id = 1; string note = 4;', 'string id = 1; bool open = 4;')).toEqual([
    expect.stringMatching(/^The field `note` of Order/),
  ]);
  const both = (fields: string) => `${file(fields)}message Cart { ${fields} }\n`;
  const alike = saidOf(
    { 'orders.proto': both('int32 a = 1; string b = 2;') },
    { 'orders.proto': both('string b = 1; int32 a = 2;') },
  );
  expect(alike.map(({ message }) => message)).toEqual(['In Order and Cart `a` and `b` have other numbers now.']);
  expect(said('repeated int32 parts = 3;', 'string parts = 7;')).toEqual([
    'The number of `parts` in Order changed from `3` to `7`.',
  ]);
});

test('messages of protobuf that only a service named go with the service', () => {
  const kept = 'syntax = "proto3";\npackage shop;\nmessage Order {}\n';
  const gone = 'message Asked {}\nmessage Answered {}\nservice Desk { rpc Ask(Asked) returns (stream Answered); }\n';
  const said = (before: string) => saidOf({ 'a.proto': before }, { 'a.proto': kept }).map(({ message }) => message);
  expect(said(`${kept}${gone}`)).toEqual(['The service `Desk` was removed.']);
  expect(said(`${kept}${gone}message Unasked {}\n`)).toEqual([
    'The service `Desk` was removed.',
    'The message `Unasked` was removed.',
  ]);
});

test('types that only a service of Thrift named go with it', () => {
  const kept = 'struct Order { 1: string id }\nservice Orders { Order get(1: string id) }\n';
  const sink =
    'struct Event { 1: string id }\nstruct Range { 1: i64 from }\nexception Full { 1: string why }\nservice Sink { list<Event> events(1: Range range) throws (1: Full full) }\n';
  const other = 'struct Refund { 1: string id }\n';
  const told = (before: string, after: string) =>
    saidOf({ 'a.thrift': before }, { 'a.thrift': after }).map(({ rule }) => rule);
  expect(told(kept + sink, kept)).toEqual(['contract/service-removed']);
  expect(told(kept + sink + other, kept).toSorted()).toEqual(['contract/message-removed', 'contract/service-removed']);
});

test('types of Thrift go with the functions that named them, in another file too, and constants are one list', () => {
  const types =
    'const i32 MOST = 1\nconst i32 LEAST = 2\nstruct Order { 1: string id }\nstruct Note { 1: string text }\n';
  const store = `include "types.thrift"
struct Part { 1: i32 number }
struct Asked { 1: list<Part> parts }
service Store {
  string get(1: string id),
  list<types.Note> notes(1: Asked asked),
}
`;
  const short = store.replace(/struct .*\n/g, '').replace(/ {2}list.*\n/, '');
  const told = (given: string, after: string) =>
    saidOf({ 'types.thrift': types, 'store.thrift': given }, { 'types.thrift': after, 'store.thrift': short }).map(
      ({ message }) => message,
    );
  expect(told(store, types.replace(/struct Note.*\n/, ''))).toEqual(['The method `notes` was removed.']);
  expect(told(store, types.replace(/struct Order.*\n/, ''))).toEqual([
    'The method `notes` was removed.',
    'The message `Order` was removed.',
  ]);
  // What a file calls by its name alone is its own.
  expect(
    told(
      store.replace('types.Note', 'Note').replace('struct', 'struct Note {}\nstruct'),
      types.replace(/struct Note.*\n/, ''),
    ),
  ).toHaveLength(2);
  expect(told(short, types.replace(/const .*\n/g, ''))).toEqual(['2 declarations were removed: `MOST` and `LEAST`.']);
  expect(told(short, types.replace(/ = ./g, ' = 7'))).toEqual(['2 constants changed: `MOST` and `LEAST`.']);
});

test('what extends the options of a file is in no message, and is dangerous to change', () => {
  const file = (extended: string, number: number) =>
    `syntax = "proto2";\npackage shop;\nimport "google/protobuf/descriptor.proto";\nmessage Order { extensions 100 to max; }\nextend ${extended} { optional string note = ${number}; }\n`;
  const severities = (extended: string) =>
    saidOf({ 'orders.proto': file(extended, 50000) }, { 'orders.proto': file(extended, 1364) }).map(
      ({ change }) => change?.severity,
    );
  expect(severities('google.protobuf.FieldOptions')).toEqual(['dangerous']);
  expect(severities('Order')).toEqual(['breaking']);
});
