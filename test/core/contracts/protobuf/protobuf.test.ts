import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import type { ContractResult } from '../../../../src/core/model/contract-result.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

const head = 'syntax = "proto3";\npackage shop.orders.v1;\n';
const order = `${head}\nmessage Order {\n  string id = 1;\n  int64 total = 2;\n}\n`;

function resultOf(before: Texts | string, after: Texts | string, mode: string | null = null): ContractResult {
  const side = (given: Texts | string) => {
    const texts = typeof given === 'string' ? { 'orders.proto': given } : given;
    return { paths: Object.keys(texts), texts, refused: {} };
  };
  const request = { before: side(before), after: side(after), pairs: [], format: null, mode, asOf: '2026-06-01' };
  return compareContracts(request).result;
}

function changes(before: Texts | string, after: Texts | string, mode: string | null = null): string[] {
  const result = resultOf(before, after, mode);
  expect(result.unread).toEqual([]);
  return result.changes
    .filter(({ severity }) => severity !== 'safe')
    .map(({ rule, severity, before: was, after: now }) => {
      return `${severity} ${rule.replace('contract/', '')} ${was?.file}:${was?.line} ${now?.file}:${now?.line}`;
    });
}

describe('what differs', () => {
  const messages = `${head}message Order { string id = 1; repeated Line lines = 2; map<string, Line> by = 3; Order up = 4; }
message Line { enum Kind { GOOD = 0; BAD = 1; } Kind kind = 1; }
message Loose { string note = 1; }
`;
  const service = `${head}import "messages.proto";
service Orders { rpc Get(Loose2) returns (Order); rpc Put(stream .shop.orders.v1.Order) returns (Loose2); }
message Loose2 {}
`;
  const usersOf = (change: (text: string) => string, changed: keyof typeof texts = 'messages.proto') => {
    const side = (all: Texts) => treeOf({ paths: Object.keys(all), texts: all, refused: {} });
    const after = { ...texts, [changed]: change(texts[changed]) };
    expect(after).not.toEqual(texts);
    const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
    const { contracts } = readContracts(side(texts), side(after), options);
    return contracts.flatMap(({ differences }) =>
      differences.map(({ name, usedBy }) => `${name}: ${usedBy.join(' ')}`),
    );
  };
  const texts = { 'messages.proto': messages, 'service.proto': service };
  const [get, put] = ['shop.orders.v1.Orders/Get', 'shop.orders.v1.Orders/Put'];

  test('names the calls that carry it, from another file too', () => {
    expect(usersOf((text) => text.replace('string id = 1;', ''))).toEqual([`id: ${get} ${put}`]);
    expect(usersOf((text) => text.replace(' BAD = 1;', ''))).toEqual([`BAD: ${get} ${put}`]);
    expect(usersOf((text) => text.replace('string note = 1;', ''))).toEqual(['note: ']);
    expect(usersOf((text) => text.replace('stream ', ''), 'service.proto')).toEqual([`Put: ${put}`]);
    expect(usersOf((text) => text.replace(/rpc Get.*?;/u, ''), 'service.proto')).toEqual([`Get: ${get}`]);
  });

  test('says so in no sentence, because one message goes both ways', () => {
    const result = resultOf(texts, { ...texts, 'messages.proto': messages.replace('string id = 1;', '') });
    expect(result.changes.map(({ message }) => message)).toEqual(['The field `id` was removed from Order.']);
  });
});

describe('one file under two names', () => {
  const pairs = [['v1/orders.proto', 'orders-v2.proto']] as const;
  const of = (before: string, after: string) => {
    const side = (path: string, text: string) => ({ paths: [path], texts: { [path]: text }, refused: {} });
    const sides = { before: side(pairs[0][0], before), after: side(pairs[0][1], after) };
    const { result } = compareContracts({ ...sides, pairs, format: null, mode: null, asOf: '2026-06-01' });
    return result.changes.map(({ rule }) => rule);
  };

  test('is not gone', () => {
    expect(of(order, order)).toEqual([]);
  });

  test('is compared all the same', () => {
    expect(of(order, order.replace('orders.v1', 'orders.v2'))).toEqual(['contract/proto-package-changed']);
    expect(of(order, order.replace('proto3";', 'proto2";'))).toContain('contract/syntax-changed');
  });
});

describe('another package', () => {
  const other = (text: string) => text.replace('orders.v1', 'orders.v2');

  test('changes the names of what the file declares', () => {
    expect(changes(order, other(order))).toEqual(['breaking proto-package-changed orders.proto:2 orders.proto:2']);
    expect(changes(order, other(order), 'WIRE')).toEqual(['dangerous full-name-gone orders.proto:2 orders.proto:2']);
  });

  test('is said with the names themselves where there was none', () => {
    const after = {
      'orders.proto': 'syntax = "proto3";\npackage orders;\nmessage Order {}\nenum State { NONE = 0; }\n',
    };
    const before = { 'orders.proto': after['orders.proto'].replace('package orders;', '') };
    const message = '`Order` and `State` can no longer be found by their full names.';
    expect(resultOf(before, after, 'WIRE').changes).toMatchObject([{ message }]);
  });

  test('is nothing to a file that declares nothing', () => {
    const options = 'syntax = "proto3";\npackage orders.v1;\noption go_package = "orders";\n';
    for (const mode of ['FILE', 'WIRE']) expect(changes(options, other(options), mode)).toEqual([]);
  });
});

describe('a field', () => {
  test('that is gone is said on its line, and where its message is now', () => {
    expect(changes(order, order.replace('  int64 total = 2;\n', ''))).toEqual([
      'breaking numbered-field-removed orders.proto:6 orders.proto:4',
    ]);
  });

  test('that is gone leaves the wire as it is where its number stays reserved', () => {
    const after = order.replace('int64 total = 2;', 'reserved 2;');
    expect(changes(order, after, 'WIRE')).toEqual([]);
    expect(changes(order, after, 'WIRE_JSON')).toHaveLength(1);
    expect(changes(order, after.replace('reserved 2;', 'reserved 2; reserved "total";'), 'WIRE_JSON')).toEqual([]);
  });

  test('is known by its number: another name is nothing on the wire', () => {
    const after = order.replace('int64 total', 'int64 amount');
    expect(changes(order, after, 'WIRE')).toEqual([]);
    expect(changes(order, after)).toEqual(['breaking field-renamed orders.proto:6 orders.proto:6']);
  });

  test('that has the number of another one is taken for that on the wire', () => {
    const swapped = order.replace('id = 1', 'id = 2').replace('total = 2', 'total = 1').replace('int64', 'string');
    const texts = order.replace('int64', 'string');
    expect(changes(texts, swapped, 'WIRE')).toHaveLength(2);
    const inserted = texts.replace('  string total = 2;', '  string note = 2;\n  string total = 3;');
    expect(changes(texts, inserted, 'WIRE')).toHaveLength(1);
    expect(changes(texts, texts.replace('total = 2', 'sum = 2'), 'WIRE')).toEqual([]);
  });

  test('and all that its message declares moves with the message', () => {
    const line = 'message Line {\n  enum Kind { GOOD = 0; }\n  message Tax { Kind kind = 1; }\n}\n';
    const file = (text: string) => `${head}${text}`;
    const other = file('message Other {}\n');
    const before = { 'a.proto': file(`message Order {}\n${line}`), 'b.proto': other };
    const after = { 'a.proto': file('message Order {}\n'), 'b.proto': `${other}${line}` };
    expect(changes(before, after)).toEqual(['breaking declaration-moved a.proto:4 b.proto:4']);
  });

  test('that extends a message extends it however that is written', () => {
    const extending = (extendee: string, more = '') =>
      `syntax = "proto2";\npackage shop.orders.v1;\nmessage Order { extensions 100 to 200; }\nextend ${extendee} {\n  optional string note = 100;${more}\n}\n`;
    for (const written of ['Order', '.shop.orders.v1.Order', 'orders.v1.Order', 'shop.orders.v1.Order'])
      expect(changes(extending('Order'), extending(written))).toEqual([]);
    const two = extending('Order', '\n  optional string tax = 101;');
    expect(changes(two, extending('.shop.orders.v1.Order'))).toEqual([
      'breaking numbered-field-removed orders.proto:6 orders.proto:1',
    ]);
  });

  test('under its name is called otherwise in JSON alone', () => {
    const after = order.replace('int64 total = 2;', 'int64 total = 2 [json_name = "sum"];');
    expect(changes(order, after)).toEqual(['breaking value-replaced orders.proto:6 orders.proto:6']);
    expect(changes(order, after, 'WIRE')).toEqual([]);
  });

  test('of a type in another file is compared with what that file says', () => {
    const uses = `${head}import "money.proto";\nmessage Order {\n  Money total = 1;\n}\n`;
    const money = `${head}message Money {\n  int64 units = 1;\n}\n`;
    const after = { 'orders.proto': uses, 'money.proto': money.replace('int64', 'string') };
    expect(changes({ 'orders.proto': uses, 'money.proto': money }, after)).toEqual([
      'breaking field-type-changed money.proto:4 money.proto:4',
    ]);
  });
});

test('a file that is in another package takes what it declares out of the former one, and is read', () => {
  const refund = (name: string) => `syntax = "proto3";\npackage ${name};\nmessage Refund {\n  string id = 1;\n}\n`;
  const files = (name: string) => ({ 'orders.proto': order, 'refunds.proto': refund(name) });
  expect(changes(files('shop.orders.v1'), files('shop.refunds.v1'))).toEqual([
    'breaking proto-file-repackaged refunds.proto:2 orders.proto:1',
    'breaking message-removed refunds.proto:3 orders.proto:1',
  ]);
});

test('a package that is gone with its files is in no other package', () => {
  const refund = (name: string) => `syntax = "proto3";\npackage ${name};\nmessage Refund {\n  string id = 1;\n}\n`;
  const before = { 'orders.proto': order, 'refunds.proto': refund('shop.refunds.v1') };
  expect(changes(before, { 'orders.proto': order })).toEqual([
    'breaking message-removed refunds.proto:3 undefined:undefined',
  ]);
  expect(changes(before, { 'orders.proto': order, 'refunds.proto': refund('shop.orders.v1') })).toEqual([
    'breaking proto-file-repackaged refunds.proto:2 undefined:undefined',
    'breaking message-removed refunds.proto:3 undefined:undefined',
  ]);
});

test('a file is gone from where it is imported by, and not from the folder that holds its packages', () => {
  const at = (path: string) => ({ [path]: order, 'other.proto': `${head}message Other {}\n` });
  expect(changes(at('proto/shop/orders/v1/orders.proto'), at('api/shop/orders/v1/orders.proto'))).toEqual([]);
  expect(changes(at('proto/shop/orders/v1/orders.proto'), at('proto/shop/orders/v1/order.proto'))).toEqual([
    expect.stringContaining('proto-file-moved'),
  ]);
  expect(changes(at('proto/shop/orders.proto'), at('api/shop/orders.proto'))).toEqual([
    expect.stringContaining('proto-file-moved'),
  ]);
});

describe('bad input', () => {
  const unread = (after: Texts | string) =>
    resultOf(order, after).unread.map(({ line, because }) => `${line} ${because}`);

  test.each([
    ['a comment that never ends', order.replace('int64', '/* int64'), '6 a comment does not end'],
    ['a text that never ends', `${head}import "a.proto;\n`, '3 a text in quotes does not end'],
    ['a semicolon that is missing', order.replace('= 2;', '= 2'), '6 `;` is missing'],
    ['a number that is reserved', order.replace('= 2;', '= 2;\n  reserved 2;'), '7 the field `total` uses'],
    [
      'a reserved number that is used',
      order.replace('  string', '  reserved 2;\n  string'),
      '7 the field `total` uses',
    ],
    ['a number that is none', order.replace('= 2', '= 0'), '6 0 is no number of a field'],
    ['a number beyond all numbers', order.replace('= 2', '= 99999999999999999999'), '6 '],
    ['two fields of one number', order.replace('= 2', '= 1'), '6 the fields `id` and `total` have the same number'],
    ['a message and an enum of one name', `${order}enum Order {\n  NEW = 0;\n}\n`, '8 `Order` is declared twice'],
    [
      'a number that no enum value has',
      `${order}enum A {\n  B = 2147483648;\n}\n`,
      '9 2147483648 is no number of an enum',
    ],
    ['a range that ends before it begins', order.replace('= 2;', '= 2;\n  reserved 9 to 5;'), '7 9 to 5 is no range'],
    ['a range beyond all numbers', order.replace('= 2;', '= 2;\n  reserved 9 to 536870912;'), '7 9 to 536870912 is no'],
    ['what is no declaration', `${order}file {}\n`, '8 `file` stands where a declaration should be'],
    ['two fields of one name', order.replace('total', 'id'), '6 `id` is declared twice'],
    ['an edition nobody knows', order.replace('syntax = "proto3"', 'edition = "2099"'), '1 its edition is `2099`'],
    ['messages in messages without end', `${head}${'message A {'.repeat(10_000)}`, '3 its messages are nested deeper'],
    ['values in values without end', `${head}option (a) = ${'{ a: '.repeat(10_000)}`, '3 it is nested deeper'],
  ])('%s is unread, with its line', (_, after, because) => {
    expect(unread(after)).toEqual([expect.stringMatching(new RegExp(`^${because.replaceAll(/[`().]/g, '.')}`))]);
  });

  test('before a change that mends it is said once', () => {
    const broken = order.replace('= 2;', '= 2');
    expect(resultOf(broken, order).unread.map(({ because }) => because)).toEqual(['`;` is missing']);
  });

  test('in one file hides nothing of the others, and removes nothing', () => {
    const other = `${head}message Refund {\n  string id = 1;\n}\n`;
    const before = { 'orders.proto': order, 'refunds.proto': other };
    const result = resultOf(before, {
      'orders.proto': order.replace('int64', 'string'),
      'refunds.proto': `${other} }`,
    });
    expect(result.changes.map(({ rule }) => rule)).toEqual(['contract/field-type-changed']);
    expect(result.unread).toHaveLength(1);
  });

  test('in one file renames no type that another file names', () => {
    const using = (type: string) =>
      `${head}import "money.proto";\nmessage Order {\n  ${type} total = 1;\n  map<string, ${type}> by = 2;\n}\nservice S { rpc Pay(${type}) returns (${type}); }\n`;
    const money = `${head}message Money {\n  int64 units = 1;\n}\n`;
    const good = { 'orders.proto': using('Money'), 'money.proto': money };
    const said = (before: Texts, after: Texts) =>
      resultOf(before, after).changes.flatMap(({ rule, severity }) => (severity === 'safe' ? [] : [rule]));
    for (const type of ['Money', 'v1.Money', 'shop.orders.v1.Money']) {
      const more = `${using(type)}message More {}\n`;
      expect(said(good, { 'orders.proto': more, 'money.proto': `${money} }` })).toEqual([]);
      expect(said({ ...good, 'money.proto': `${money} }` }, { ...good, 'orders.proto': more })).toEqual([]);
    }
    const otherwise = { 'orders.proto': using('Cash'), 'money.proto': `${money} }` };
    expect(new Set(said(good, otherwise))).toEqual(
      new Set(['contract/field-type-changed', 'contract/method-type-changed']),
    );
  });

  test('of two files of a folder that declare one name is noted there, and moves nothing', () => {
    const twice = { 'a.proto': order, 'b.proto': order };
    const result = resultOf({ 'a.proto': order }, twice);
    expect(result.changes.filter(({ severity }) => severity !== 'safe')).toEqual([]);
    expect(result.unread).toMatchObject([
      { file: 'b.proto', line: 4, because: expect.stringContaining('in `a.proto` too') },
    ]);
    const copied = resultOf({ 'a.proto': order }, { 'a.proto': order, 'copy/a.proto': order });
    expect(copied.unread).toEqual([]);
    expect(copied.changes.filter(({ severity }) => severity !== 'safe')).toEqual([]);
  });

  test('imports that go round, or lead nowhere, end', () => {
    const file = (other: string, type: string) => `${head}import "${other}";\nmessage ${type} {\n  string id = 1;\n}\n`;
    const before = {
      'a.proto': file('b.proto', 'A'),
      'b.proto': file('a.proto', 'B'),
      'c.proto': file('lost.proto', 'C'),
    };
    const after = { ...before, 'b.proto': before['b.proto'].replace('string', 'bytes') };
    expect(resultOf(before, after).changes.map(({ rule }) => rule)).toEqual(['contract/field-type-changed']);
  });

  test('imports are found below a folder beside, of several below the nearest', () => {
    const money = (field: string) => `syntax = "proto3";\npackage pay;\nmessage Money {\n  ${field}\n}\n`;
    const importing = order.replace('\nmessage', 'import "pay/money.proto";\nmessage');
    const before = {
      'api/proto/orders.proto': importing.replace('int64 total', 'pay.Money total'),
      'api/third_party/pay/money.proto': money('int64 units = 1;'),
      'other/pay/money.proto': money('string units = 1;'),
    };
    const cash = importing.replace('int64 total', 'Cash total');
    const after = { ...before, 'api/proto/orders.proto': `${cash}message Cash {\n  int64 units = 1;\n}\n` };
    expect(changes(before, after, 'WIRE')).toEqual([]);
    const elsewhere = { ...before, 'api/proto/orders.proto': `${cash}message Cash {\n  string units = 1;\n}\n` };
    expect(changes(before, elsewhere, 'WIRE')).toEqual([expect.stringContaining('field-type-changed')]);
  });

  test('how often a field is there is not said where nobody has read its type', () => {
    const typed = (type: string) => order.replace('int64 total', `${type} total`);
    const said = (was: string, now: string) =>
      resultOf(typed(was), typed(now)).changes.map(({ rule }) => rule.replace('contract/', ''));
    expect(said('Order', 'google.protobuf.Any')).toEqual(['field-type-changed']);
    expect(said('google.protobuf.Any', 'repeated google.protobuf.Any')).toEqual(['field-cardinality-changed']);
    expect(said('Order', 'int32')).toEqual(['field-type-changed', 'field-cardinality-changed']);
  });

  test('an import that is not here is named, where a type is taken from it', () => {
    const file = (type: string, path = 'lost.proto') =>
      `${head}import "${path}";\nmessage A {\n  ${type} id = 1;\n  string note = 2;\n}\n`;
    const said = (text: string) => resultOf(text, text.replace('  string note = 2;\n', '')).unread;
    expect(said(file('Money'))).toMatchObject([
      { file: 'orders.proto', line: 3, because: expect.stringContaining('`lost.proto`') },
    ]);
    expect(said(file('string'))).toEqual([]);
    expect(said(file('google.type.Money', 'google/type/money.proto'))).toEqual([]);
  });

  test('of 20 megabytes is read in seconds', () => {
    const fields = Array.from(
      { length: 18_000 },
      (_, index) => `  string field_${index} = ${index + 1}; // ${'x'.repeat(1_000)}\n`,
    );
    const large = `${head}message Large {\n${fields.join('')}}\n`;
    expect(changes(large, large.replace('string field_7 ', 'int32 field_7 '))).toHaveLength(1);
  });
});

test('an option that stands several times is a list', () => {
  const option = (tag: string) =>
    `${head}message Order {\n  option (tag) = "a";\n  option (tag) = "b";\n  option (tag) = "${tag}";\n}\n`;
  expect(resultOf(option('c'), option('d')).changes.map(({ message }) => message)).toEqual([
    'The hint `(tag)` of the message `Order` changed from `a, b, c` to `a, b, d`.',
  ]);
});
