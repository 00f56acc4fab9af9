import { describe, expect, test } from 'vitest';
import { compared, said } from './said.ts';

const orders = `namespace java shop.orders
namespace * shop

/**/
# what it costs
typedef i64 Cents

//
enum Status {
  OPEN = 1,
  PAID = 2
}

struct Order {
  1: required string id
  2: Cents total = 0x10
  3: optional list<Status> history (go.tag = "json")
  5: map<string, Item> items
}

union Item {
  1: string sku;
  2: i32 gift;
}

exception NotFound { 1: string id }

const map<string, i32> most = { "a": 1, "b": 2 }

service Base {
  void ping()
}

service Orders extends Base {
  Order get(1: string id, 2: i32 depth) throws (1: NotFound e),
  oneway void note(1: string text)
}
`;

const edit = (from: string, to: string) => {
  expect(orders.split(from)).toHaveLength(2);
  return orders.replace(from, to);
};

describe('Thrift', () => {
  test.each([
    [
      'field removed',
      '  3: optional list<Status> history (go.tag = "json")\n',
      '',
      'breaking numbered-field-removed 17-14',
    ],
    ['required field removed', '  1: required string id\n', '', 'breaking numbered-field-removed 15-14'],
    ['type of a field', '2: Cents total', '2: i32 total', 'breaking field-type-changed 16-16'],
    ['type inside a container', 'map<string, Item>', 'map<i32, Item>', 'breaking field-type-changed 18-18'],
    ['number of a field', '5: map', '6: map', 'breaking field-number-changed 18-18'],
    ['required field', '  5: map', '  6: required i32 due\n  5: map', 'breaking required-field-added 14-18'],
    ['field in between', '  5: map', '  4: i32 due\n  5: map', 'dangerous field-number-in-between 14-18'],
    ['became required', '3: optional', '3: required', 'breaking field-cardinality-changed 17-17'],
    ['no longer required', '1: required', '1: optional', 'breaking field-cardinality-changed 15-15'],
    ['default', '= 0x10', '= 17', 'dangerous numbered-field-default-changed 16-16'],
    ['default removed', ' = 0x10', '', 'dangerous numbered-field-default-changed 16-16'],
    ['name of a field', 'Cents total', 'Cents amount', 'dangerous generated-name-changed 16-16'],
    ['value of an enum removed', ',\n  PAID = 2', '', 'breaking enum-number-removed 11-9'],
    ['name of a value', 'PAID = 2', 'SETTLED = 2', 'dangerous generated-name-changed 11-11'],
    ['value of an enum', 'PAID = 2', 'PAID = 2, LATE', 'dangerous response-enum-value-added 9-11'],
    ['typedef', 'i64 Cents', 'i32 Cents', 'breaking definition-changed 6-6'],
    ['union that is a struct', 'union Item', 'struct Item', 'breaking definition-changed 21-21'],
    ['member of a union', '  2: i32 gift;\n', '', 'breaking numbered-field-removed 23-21'],
    ['constant', '"b": 2', '"b": 3', 'dangerous constant-changed 28-28'],
    [
      'constant removed',
      'const map<string, i32> most = { "a": 1, "b": 2 }\n',
      '',
      'dangerous generated-declaration-removed 28-1',
    ],
    ['namespace', 'java shop.orders', 'java shop.ordering', 'dangerous namespace-changed 1-1'],
    ['namespace removed', 'namespace * shop\n', '', 'dangerous namespace-changed 2-1'],
    ['function removed', '  void ping()\n', '', 'breaking method-removed 31-30'],
    ['result', 'Order get', 'Item get', 'breaking method-type-changed 35-35'],
    ['oneway', 'oneway void', 'void', 'breaking method-type-changed 36-36'],
    ['argument removed', ', 2: i32 depth', '', 'breaking numbered-field-removed 35-35'],
    ['type of an argument', '2: i32 depth', '2: i64 depth', 'breaking field-type-changed 35-35'],
    ['exception no longer thrown', ' throws (1: NotFound e)', '', 'breaking numbered-field-removed 35-35'],
    [
      'exception after none',
      'void ping()',
      'void ping() throws (1: NotFound e)',
      'dangerous alternative-skipped 31-31',
    ],
    ['inheritance', ' extends Base', '', 'breaking inheritance-changed 34-34'],
  ])('%s', (_, from, to, expected) => {
    expect(said(orders, edit(from, to))).toEqual([expected]);
  });

  test.each([
    ['field after the last', '  5: map<string, Item> items\n', '  5: map<string, Item> items\n  6: i32 due\n'],
    ['other names and notations', '= 0x10', '= 16'],
    ['order of a map and comments', '{ "a": 1, "b": 2 }', '{ "b": 2; "a": 1 } // both'],
    ['argument after the last', '2: i32 depth', '2: i32 depth, 3: bool all'],
    ['exception of a function that is not answered', 'text)', 'text) throws (1: NotFound e)'],
    ['function', 'void ping()', 'void ping(), void pong()'],
    ['optional that says nothing', '3: optional list', '3: list'],
    ['annotation', 'go.tag = "json"', 'go.tag = "yaml"'],
  ])('%s breaks nobody', (_, from, to) => {
    expect(said(orders, edit(from, to))).toEqual([]);
  });

  test('a value with another number is read as another one', () => {
    expect(said(orders, edit('PAID = 2', 'PAID = 3'))).toEqual(['breaking enum-value-renumbered 11-11']);
    const list = (values: string) => `enum Status { ${values} }\nstruct Order { 1: Status status }\n`;
    const [before, after] = [list('PLACED, PAID'), list('PLACED, HELD, PAID')];
    expect(said(before, after)).toEqual([
      'dangerous response-enum-value-added 1-1',
      'breaking enum-value-renumbered 1-1',
    ]);
    expect(said(after, before)).toEqual(['breaking enum-number-removed 1-1', 'breaking enum-value-renumbered 1-1']);
  });

  test('a value that is gone is read as nothing, and an optional argument that is gone is skipped', () => {
    const shop = (values: string, taken: string) =>
      `enum Status { ${values} }\nservice Orders { Status find(1: string id${taken}) }\n`;
    const [before, fewer] = [shop('PLACED, PAID', ', 2: optional string note'), shop('PLACED', '')];
    expect(said(before, fewer, 'WIRE')).toEqual(['breaking enum-number-removed 1-1']);
    expect(said(fewer, before, 'WIRE')).toEqual(['dangerous response-enum-value-added 1-1']);
    const optional = shop('PLACED, PAID', '');
    expect(said(before, optional, 'WIRE')).toEqual([]);
    expect(said(before, optional)).toEqual(['breaking numbered-field-removed 2-2']);
    const required = before.replace('optional', 'required');
    expect(said(required, optional, 'WIRE')).toEqual(['breaking numbered-field-removed 2-2']);
  });

  test('a field that is another type of the same bytes breaks code alone', () => {
    const after = edit('Cents total', 'i64 total');
    expect(said(orders, after)).toEqual(['dangerous generated-type-may-change 16-16']);
    expect(said(orders, after, 'WIRE')).toEqual([]);
    const status = edit('list<Status> history', 'list<i32> history');
    expect(said(orders, status)).toEqual(['breaking generated-type-changed 17-17']);
    expect(said(orders, status, 'WIRE')).toEqual([]);
    expect(said(orders, edit('Cents total', 'i32 total'), 'WIRE')).toHaveLength(1);
  });

  test('a text and bytes are the same on the wire, wherever they stand', () => {
    const file = (type: string) =>
      `typedef ${type} Key\nstruct A {\n  1: ${type} a\n  2: map<${type}, list<${type}>> b\n}\nservice S {\n  ${type} get(1: Key key)\n}\n`;
    expect(said(file('binary'), file('string'))).toEqual(
      [3, 4, 1, 7].map((line) => `dangerous generated-type-may-change ${line}-${line}`),
    );
    expect(said(file('binary'), file('string'), 'WIRE')).toEqual([]);
    expect(said(file('binary'), file('i64'), 'WIRE')).toHaveLength(4);
  });

  test('a number that gets the name of another field is read as that field', () => {
    const parcel = (one: string, other: string) => `struct Parcel {\n  1: i32 ${one}\n  2: i32 ${other}\n}\n`;
    const swapped = ['breaking field-name-moved 2-2', 'breaking field-name-moved 3-3'];
    expect(said(parcel('width', 'height'), parcel('height', 'width'))).toEqual(swapped);
    expect(said(parcel('width', 'height'), parcel('height', 'width'), 'WIRE')).toEqual(swapped);
    expect(said(parcel('width', 'height'), parcel('wide', 'high'))).toEqual([
      'dangerous generated-name-changed 2-2',
      'dangerous generated-name-changed 3-3',
    ]);
    const uncounted = (fields: string) => `struct Parcel {\n${fields}}\n`;
    expect(said(uncounted('  i32 width\n'), uncounted('  i32 depth\n  i32 width\n'))).toEqual([
      'breaking field-name-moved 2-2',
    ]);
  });

  test('what moves to a file that is included is compared with what it is there', () => {
    const here = 'struct Money { 1: i64 cents }\nstruct Order { 1: Money total }\n';
    const moved = (type: string) => ({
      'idl/orders.thrift': 'include "money.thrift"\nstruct Order { 1: money.Money total }\n',
      'idl/money.thrift': `struct Money { 1: ${type} cents }\n`,
    });
    expect(said(here, moved('i64'))).toEqual(['dangerous declared-in-other-file 1-1']);
    expect(said(here, moved('i32'))).toEqual([
      'dangerous declared-in-other-file 1-1',
      'breaking field-type-changed 1-1',
    ]);
    expect(said(here, moved('i64'), 'WIRE')).toEqual([]);
    expect(said(here, 'struct Order { 1: string total }\n')).toContain('breaking message-removed 1-1');
  });

  test('what a file declared that is gone is compared with what another declares now', () => {
    const money = (type: string) => `struct Money { 1: ${type} cents }\n`;
    const before = { 'idl/money.thrift': money('i64'), 'idl/tax.thrift': 'struct Tax { 1: i64 cents }\n' };
    const after = (type: string) => ({ 'idl/tax.thrift': `struct Tax { 1: i64 cents }\n${money(type)}` });
    expect(said(before, after('i64'))).toEqual([]);
    expect(said(before, after('i32'))).toEqual(['breaking field-type-changed 1-2']);
    // Another version of it was there before, and stays.
    const both = { 'v1/money.thrift': money('i64'), 'v2/money.thrift': money('i32') };
    expect(said(both, { 'v2/money.thrift': money('i32') })).toEqual(['breaking message-removed 1-undefined']);
  });

  test('a type of an included file is what that file says', () => {
    const shared = 'struct Money { 1: i64 cents }\nstruct Price { 1: i64 amount }\nstruct Text { 1: string cents }\n';
    const main = (type: string) => ({
      'idl/shared.thrift': shared,
      'idl/order.thrift': `include "shared.thrift"\nstruct Order {\n  1: shared.${type} total\n}\n`,
    });
    expect(said(main('Money'), main('Price'), 'WIRE')).toEqual([]);
    expect(said(main('Money'), main('Text'), 'WIRE')).toEqual(['breaking field-type-changed 3-3']);
  });

  test('a function that moves to the service that is extended is still there', () => {
    const own = 'service Base { void ping() }\nservice Orders { void ping(), void pay(1: i32 cents) }\n';
    const moved = (pay: string) => `service Base { void ping(), ${pay} }\nservice Orders extends Base {}\n`;
    expect(said(own, moved('void pay(1: i32 cents)'))).toEqual([]);
    expect(said(own, moved('void pay(1: i64 cents)'))).toEqual(['breaking field-type-changed 2-1']);
    expect(said(own, moved('void note()'))).toEqual(['breaking method-removed 2-2']);
    const circle = 'service A extends B { void a() }\nservice B extends A { void b() }\n';
    expect(said(circle, circle.replace('void b()', ''))).toEqual(['breaking method-removed 2-2']);
  });

  test('a type that nothing declares is in no code, and may become one', () => {
    const order = (type: string) => `struct Money { 1: i64 cents }\nstruct Order {\n  1: optional ${type} total\n}\n`;
    expect(said(order('String'), order('string'))).toEqual([]);
    expect(said(order('list<Sum>'), order('Money'))).toEqual([]);
    expect(said(order('i64'), order('string'))).toEqual(['breaking field-type-changed 3-3']);
    expect(said(order('string'), order('String'))).toEqual(['breaking field-type-changed 3-3']);
    // What another file declares that is not here is not known.
    const other = (type: string) => `include "gone.thrift"\nstruct Order {\n  1: ${type} total\n}\n`;
    const { changes } = compared(other('gone.Money'), other('string'));
    expect(changes.map(({ rule }) => rule)).toContain('contract/field-type-changed');
  });

  test('a missing include is named, and the rest is compared', () => {
    const text = 'include "gone.thrift"\nstruct Order {\n  1: gone.Money total\n  2: string id\n}\n';
    const { changes, unread } = compared(text, text.replace('  2: string id\n', ''));
    expect(changes.map(({ rule, before }) => [rule, before?.line])).toContainEqual([
      'contract/numbered-field-removed',
      4,
    ]);
    expect(unread).toMatchObject([
      { file: 'idl/orders.thrift', line: 1, because: expect.stringContaining('gone.thrift') },
    ]);
  });
});

test('an annotation that nobody reads is a hint', () => {
  const order = (tag: string) => `struct Order {\n  1: string id (go.tag = "${tag}")\n}\n`;
  expect(compared(order('id'), order('key')).changes.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'safe contract/unread-hint-changed',
  ]);
});
