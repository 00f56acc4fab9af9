import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { saidOf } from '../../story/told.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

const head = 'syntax = "proto3";\npackage shop.orders.v1;\n';
const editions = 'edition = "2023";\npackage shop.orders.v1;\n';
const order = 'message Order {\n  string id = 1;\n  string note = 2;\n}\nenum Stage {\n  NEW = 0;\n}\n';

/** What is said, each with its lines before and after. */
function said(before: Texts | string, after: Texts | string): string[] {
  const side = (given: Texts | string) => {
    const texts = typeof given === 'string' ? { 'orders.proto': given } : given;
    return { paths: Object.keys(texts), texts, refused: {} };
  };
  const request = { before: side(before), after: side(after), pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  return compareContracts(request).result.changes.map(
    ({ message, before: was, after: now }) => `${was?.line} ${now?.line} ${message}`,
  );
}

describe('a feature is said where it is chosen', () => {
  test('by an option of the file', () => {
    const closed = `${editions}option features.enum_type = CLOSED;\n${order}`;
    const message = (was: string, now: string) =>
      `The enum \`Stage\` was \`${was}\`, and is \`${now}\` now: the two read a number that it does not list in different ways.`;
    expect(said(editions + order, closed)).toEqual([`1 3 ${message('OPEN', 'CLOSED')}`]);
    expect(said(closed, editions + order)).toEqual([`3 1 ${message('CLOSED', 'OPEN')}`]);
  });

  test('by the syntax', () => {
    const lines = said(head + order, editions + order).map((one) => one.split(' ', 2).join(' '));
    expect(new Set(lines)).toEqual(new Set(['1 1']));
  });

  test('by an option of the message or of the field itself, and on the other side at what has none', () => {
    const message = editions + order.replace('Order {', 'Order {\n  option features.utf8_validation = NONE;');
    expect(said(editions + order, message).map((one) => one.slice(0, 12))).toEqual(['3 4 Texts of', '3 4 Texts of']);
    const field = editions + order.replace('note = 2', 'note = 2\n    [features.utf8_validation = NONE]');
    expect(said(editions + order, field).map((one) => one.slice(0, 12))).toEqual(['5 6 Texts of']);
  });

  test('and at the declaration where that came from another file', () => {
    const before = { 'a.proto': `${head}message Kept {}\n${order}`, 'b.proto': `${editions}message Other {}\n` };
    const after = { 'a.proto': `${head}message Kept {}\n`, 'b.proto': `${editions}message Other {}\n${order}` };
    expect(said(before, after)).toContain(
      '5 5 The cardinality of `id` in Order changed from `implicit` to `optional`.',
    );
  });

  test('of Java, alone or in braces, where nothing else checks texts', () => {
    const unchecked = `${editions}option features.utf8_validation = NONE;\n`;
    const java = (value: string) => unchecked + order.replace('note = 2', `note = 2 [features.(pb.java)${value}]`);
    const message =
      'Texts of the field `note` in Order are read with the UTF-8 check `VERIFY` now, and were with `NONE`.';
    for (const chosen of ['.utf8_validation = VERIFY', ' = { utf8_validation: VERIFY }'])
      expect(said(unchecked + order, java(chosen))).toEqual([`6 6 ${message}`]);
    expect(said(unchecked + order, java('.utf8_validation = DEFAULT'))).toEqual([]);
    const everywhere = (text: string) => text.replace('= NONE', '= VERIFY');
    expect(said(everywhere(unchecked + order), everywhere(java('.utf8_validation = VERIFY')))).toEqual([]);
  });

  test('of Java by a file, once, and of what moves into such a file', () => {
    const proto2 = 'syntax = "proto2";\npackage shop.orders.v1;\n';
    const checked = `${proto2}option java_string_check_utf8 = true;\n`;
    const text = 'message Order {\n  optional string id = 1;\n}\n';
    expect(said(proto2 + text, checked + text)).toEqual([
      expect.stringContaining('option `java_string_check_utf8` changed from `false` to `true`'),
    ]);
    const before = { 'a.proto': `${proto2}message Kept {}\n${text}`, 'b.proto': `${checked}message Other {}\n` };
    const after = { 'a.proto': `${proto2}message Kept {}\n`, 'b.proto': `${checked}message Other {}\n${text}` };
    expect(said(before, after)).toContainEqual(expect.stringMatching(/^5 6 Texts of .*UTF-8 check/u));
  });

  test('one finding for all that have it from one line, and one each for those that choose it themselves', () => {
    const told = (after: string) => saidOf({ 'orders.proto': editions + order }, { 'orders.proto': after });
    const file = told(`${editions}option features.utf8_validation = NONE;\n${order}`);
    expect(file.map(({ message }) => message)).toEqual([
      'Texts of the field `id` in Order are read with the UTF-8 check `NONE` now, and were with `VERIFY`. The same goes for `note` in Order.',
    ]);
    expect(told(editions + order.replaceAll(/(string .* = .)/gu, '$1 [features.utf8_validation = NONE]'))).toHaveLength(
      2,
    );
  });
});

test('what two fields of one line say of themselves is two findings', () => {
  const line = (option: string) => `${head}message Order { int64 id = 1${option}; int64 total = 2${option}; }\n`;
  const told = saidOf({ 'orders.proto': line('') }, { 'orders.proto': line(' [jstype = JS_STRING]') });
  expect(told).toHaveLength(2);
});

describe('a difference inside of a value is said at its line', () => {
  test('a reservation that is withdrawn, in pieces', () => {
    const message = (...lines: readonly string[]) =>
      `${head}message Order {\n${lines.join('\n')}\n  string id = 1;\n}\n`;
    const all = ['  reserved 4 to 5;', '  reserved 7, 9;', '  reserved "note";'];
    const linesOf = (...kept: readonly string[]) =>
      said(message(...all), message(...kept)).map((one) => one.slice(0, 3));
    expect(linesOf('  reserved 4 to 5;', '  reserved 7;', '  reserved "note";')).toEqual(['5 6']);
    expect(linesOf('  reserved 4 to 9;')).toEqual(['6 4']);
    expect(linesOf(...all)).toEqual([]);
  });

  test('an extension range, the name of an enum value, and a method that is deprecated', () => {
    const ranges =
      'syntax = "proto2";\npackage a;\nmessage Order {\n  extensions 100 to 110;\n  extensions 200 to 210;\n}\n';
    expect(said(ranges, ranges.replace('  extensions 100 to 110;\n', ''))).toEqual([expect.stringMatching(/^4 4 /u)]);
    const named = `${head}enum Stage {\n  option allow_alias = true;\n  NEW = 0;\n  SENT = 0;\n}\n`;
    expect(said(named, named.replace('  SENT = 0;\n', ''))).toEqual([expect.stringMatching(/^6 5 /u)]);
    const service = (more: string) => `${head}${order}service Orders {\n  rpc Get(Order) returns (Order)${more}\n}\n`;
    const deprecated = service(' {\n    option deprecated = true;\n  }');
    expect(said(service(';'), deprecated)).toEqual([expect.stringMatching(/^11 12 /u)]);
  });

  test('an HTTP request, at the piece of it that changed', () => {
    const method = (...lines: readonly string[]) =>
      `${head}${order}service Orders {\n  rpc Get(Order) returns (Order) {\n    option (google.api.http) = {\n${lines.join('\n')}\n    };\n  }\n}\n`;
    const [post, body] = ['post: "/v1/orders"', 'body: "*"'];
    expect(said(method(post, body), method(post, 'body: "id"'))).toEqual([expect.stringMatching(/^14 14 /u)]);
    expect(said(method(post, body), method('put: "/v1/orders"', body))).toEqual([expect.stringMatching(/^13 13 /u)]);
    const more = 'additional_bindings {\n  get: "/v1/o"\n}';
    expect(said(method(post, body), method(post, body, more))).toEqual([expect.stringMatching(/^13 16 /u)]);
    expect(said(method(post, body), method(body, post))).toEqual([]);
  });

  test('the default that a closed enum has by its first value, at that value', () => {
    const proto2 = (...values: readonly string[]) =>
      `syntax = "proto2";\npackage a;\nmessage Order {\n  optional Stage stage = 1;\n}\nenum Stage {\n${values.join('\n')}\n}\n`;
    expect(said(proto2('NEW = 1;', 'PAID = 2;'), proto2('PAID = 2;', 'NEW = 1;'))).toEqual([
      '7 7 The field `stage` in Order changed its `default` from `NEW` to `PAID`.',
    ]);
    const renamed = said(proto2('NEW = 1;'), proto2('OPEN = 1;'));
    expect(renamed).toEqual([expect.stringContaining('is called `OPEN` now')]);
  });
});

describe('an extension', () => {
  const extending = (field: string, scope = (text: string) => text) =>
    `syntax = "proto2";\npackage shop;\nmessage Order {\n  extensions 100 to 200;\n}\n${scope(`extend Order {\n  ${field}\n}`)}\n`;
  const note = 'optional string note = 100;';

  test('is known by its number in what it extends', () => {
    expect(said(extending(note), extending('optional string remark = 100;'))).toEqual([
      '7 7 The field `shop.note` of the extensions of shop.Order is called `shop.remark` now.',
    ]);
    expect(
      said(
        extending(note),
        extending(note, (text) => `message Holder {\n${text}\n}`),
      ),
    ).toContain('7 8 The field `shop.note` of the extensions of shop.Order is called `shop.Holder.note` now.');
    expect(said(extending(note), extending('optional string remark = 101;'))).toContain(
      '7 1 The field `note` was removed from the extensions of shop.Order.',
    );
  });

  test('of one number in another message is another', () => {
    const two = (first: string, second: string) =>
      `syntax = "proto2";\npackage shop;\nmessage A { extensions 100 to 200; }\nmessage B { extensions 100 to 200; }\nextend A { optional string ${first} = 100; }\nextend B { optional int32 ${second} = 100; }\n`;
    expect(said(two('note', 'count'), two('note', 'count'))).toEqual([]);
    expect(said(two('note', 'count'), two('note', 'total'))).toEqual([expect.stringContaining('shop.count')]);
  });
});

test('a message that is sent with marks around it, and not with its length, is of another type', () => {
  const field = (option: string) => `${editions}message Line {}\nmessage Order {\n  Line line = 1${option};\n}\n`;
  expect(said(field(''), field(' [features.message_encoding = DELIMITED]'))).toEqual([
    '5 5 The type of `line` in Order changed from `shop.orders.v1.Line` to `shop.orders.v1.Line (delimited)`.',
  ]);
});

test('what has no holder is told as of its package', () => {
  const closed = `${editions}option features.enum_type = CLOSED;\n${order}enum Kind {\n  BIG = 0;\n}\n`;
  const told = saidOf({ 'orders.proto': closed.replace(/option .*\n/u, '') }, { 'orders.proto': closed });
  expect(told.map(({ message }) => message)).toEqual([
    'The enum `Stage` was `OPEN`, and is `CLOSED` now: the two read a number that it does not list in different ways. The same goes for `Kind` in the package.',
  ]);
});

test('a field that has another name and another type is told by both, and one that has one of them by that', () => {
  const told = (field: string) =>
    saidOf({ 'orders.proto': head + order }, { 'orders.proto': head + order.replace('string note', field) }).map(
      ({ message }) => message,
    );
  expect(told('int32 count')).toEqual([
    'The field `note` of Order is called `count` now, and its type changed from `string` to `int32`.',
  ]);
  expect(told('int32 note')).toEqual(['The type of `note` in Order changed from `string` to `int32`.']);
  expect(told('string remark')).toEqual(['The field `note` of Order is called `remark` now.']);
});

test('a oneof that is called otherwise is one finding, whichever fields it has', () => {
  const told = (name: string) =>
    `${head}message Order {\n  oneof ${name} {\n    string card = 1;\n    string iban = 2;\n  }\n}\n`;
  expect(
    saidOf({ 'orders.proto': told('paid') }, { 'orders.proto': told('paid_by') }).map(({ message }) => message),
  ).toEqual(['The oneof of `card` in Order changed from `paid` to `paid_by`. The same goes for `iban` in Order.']);
});

test('what may be there how often, and what is reserved, is told as it is written', () => {
  const proto2 = (field: string) => `syntax = "proto2";\npackage shop;\nmessage Order {\n  ${field}\n}\n`;
  expect(said(proto2('optional string id = 1;'), proto2('required string id = 1;'))).toEqual([
    '4 4 The cardinality of `id` in Order changed from `optional` to `required`.',
  ]);
  const both = saidOf(
    { 'a.proto': proto2('required string id = 1;') },
    { 'a.proto': proto2('repeated string id = 1;') },
  );
  expect(both.map(({ message }) => message)).toEqual([
    'The cardinality of `id` in Order changed from `required` to `repeated`.',
  ]);
  expect(said(proto2('map<string, string> by = 1;'), proto2('map<int32, string> by = 1;'))).toEqual([
    '4 4 The type of `by` in Order changed from `map<string, string>` to `map<int32, string>`.',
  ]);
  expect(said(proto2('reserved 4, 9 to max;'), proto2('reserved 4;'))).toEqual([
    '4 4 Numbers or names that the message `Order` reserved are free again: it was `4; 9 to max`, and is `4`.',
  ]);
  expect(said(proto2('repeated int32 a = 1;'), proto2('repeated int32 a = 1 [packed = true];'))).toEqual([
    '4 4 The hint `packed` of the field `a` in Order changed: `true` now, none before.',
  ]);
});

test('what other files may no longer name is said, wherever that is written', () => {
  const since2024 = 'edition = "2024";\npackage shop;\n';
  const file = (message: string, enumeration: string) =>
    `${since2024}${message} Order {\n  ${enumeration} Stage {\n    NEW = 0;\n  }\n}\n`;
  expect(said(file('message', 'export enum'), file('local message', 'enum'))).toEqual([
    '3 3 The message `Order` can be named in its own file alone now.',
    '4 4 The enum `Order.Stage` can be named in its own file alone now.',
  ]);
  expect(said(file('message', 'enum'), file('export message', 'local enum'))).toEqual([]);
  const strict = file('message', 'enum').replace(
    'shop;\n',
    'shop;\noption features.default_symbol_visibility = STRICT;\n',
  );
  expect(said(file('message', 'enum'), strict)).toEqual([expect.stringMatching(/^1 3 The message `Order`/u)]);
  expect(
    said(editions + order, editions.replace('2023', '2024') + order).filter((one) => one.includes('visib')),
  ).toEqual([]);
});
