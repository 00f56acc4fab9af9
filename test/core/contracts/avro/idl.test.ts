import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Difference } from '../../../../src/core/model/contract.ts';
import { readFiles } from './schemas.ts';

type Texts = Readonly<Record<string, string>>;
const files = (text: string | Texts): Texts => (typeof text === 'string' ? { 'idl/orders.avdl': text } : text);

/** What changes from one text to another, with the lines: `input narrowed presence total 0:4`. */
function changes(before: string | Texts, after: string | Texts): string[] {
  const { contracts, unread } = readFiles(files(before), files(after));
  const line = (place: Difference['before']) => place?.line ?? 0;
  return [
    ...unread.map((one) => `unread ${one.line}: ${one.because}`),
    ...contracts.flatMap(({ differences }) =>
      differences.flatMap(({ aspect, name, also = [], direction, effect, before: was, after: now }) =>
        [{ direction, effect }, ...also].map(
          (one) => `${one.direction} ${one.effect} ${aspect} ${name} ${line(was)}:${line(now)}`,
        ),
      ),
    ),
  ].toSorted();
}

const whole = `/** The orders of a shop. */
@namespace("shop")
protocol Orders {
  import schema "item.avsc";
  @aliases(["State"])
  enum Status { OPEN, PAID } = OPEN;
  fixed Key(16);
  record Order {
    string id;
    union { null, long } total = null;
    Status status, \`protocol\`;
    array<shop.Item> @order("ignore") items = [];
    map<@java-class("Cents") decimal(9, 2)> prices = {};
    timestamp_ms? placed = null; // optional
  }
  error Gone { string why = "\\"gone\\""; }
  Order place(Order order, int times = 1) throws Gone;
  void ping();
  void note(string text) oneway;
}
`;
const item = '{"type": "record", "name": "Item", "namespace": "shop", "fields": [{"name": "sku", "type": "string"}]}';
const shop = (text: string): Texts => ({ 'idl/orders.avdl': text, 'idl/item.avsc': item });
const edited = (from: string, to: string) => {
  expect(whole).toContain(from);
  return changes(shop(whole), shop(whole.replace(from, to)));
};

describe('the interface language', () => {
  test('says what the JSON that is made of it says', () => {
    const json = {
      protocol: 'Orders',
      namespace: 'shop',
      types: [
        { type: 'enum', name: 'Status', aliases: ['State'], symbols: ['OPEN', 'PAID'], default: 'OPEN' },
        { type: 'fixed', name: 'Key', size: 16 },
        {
          type: 'record',
          name: 'Order',
          fields: [
            { name: 'id', type: 'string' },
            { name: 'total', type: ['null', 'long'], default: null },
            { name: 'status', type: 'Status' },
            { name: 'protocol', type: 'Status' },
            { name: 'items', type: { type: 'array', items: 'Item' }, default: [], order: 'ignore' },
            {
              name: 'prices',
              type: { type: 'map', values: { type: 'bytes', logicalType: 'decimal', precision: 9, scale: 2 } },
              default: {},
            },
            { name: 'placed', type: ['null', { type: 'long', logicalType: 'timestamp-millis' }], default: null },
          ],
        },
        { type: 'error', name: 'Gone', fields: [{ name: 'why', type: 'string', default: '"gone"' }] },
      ],
      messages: {
        place: {
          request: [
            { name: 'order', type: 'Order' },
            { name: 'times', type: 'int', default: 1 },
          ],
          response: 'Order',
          errors: ['Gone'],
        },
        ping: { request: [], response: 'null' },
        note: { request: [{ name: 'text', type: 'string' }], response: 'null', 'one-way': true },
      },
    };
    const made = { 'idl/orders.avdl': JSON.stringify(json), 'idl/item.avsc': item };
    const { contracts, unread } = readFiles(shop(whole), { ...made, 'idl/orders.avdl': whole });
    expect({ unread, differences: contracts.flatMap((one) => one.differences) }).toEqual({
      unread: [],
      differences: [],
    });
    const from = { 'orders.avpr': JSON.stringify(json), 'item.avsc': item };
    const to = { 'orders.avpr': whole, 'item.avsc': item };
    expect(changes(from, to)).toEqual([]);
  });

  test.each([
    [
      'a field that came without a default',
      '    string id;\n',
      '    string id;\n    long weight;\n',
      ['input narrowed presence weight 10:10', 'output narrowed presence weight 10:10'],
    ],
    [
      'a field that came with one',
      '    string id;\n',
      '    string id;\n    long weight = 0;\n',
      ['input widened presence weight 10:10', 'output narrowed presence weight 10:10'],
    ],
    ['a field of another type', 'string id', 'int id', ['input replaced type id 9:9', 'output replaced type id 9:9']],
    [
      'a symbol that went',
      'OPEN, PAID }',
      'OPEN }',
      ['input narrowed presence PAID 6:6', 'output narrowed presence PAID 6:6'],
    ],
    ['another size', 'Key(16)', 'Key(8)', ['input replaced type Key 7:7', 'output replaced type Key 7:7']],
    [
      'another scale',
      'decimal(9, 2)',
      'decimal(9, 3)',
      ['input replaced format prices values 13:13', 'output replaced format prices values 13:13'],
    ],
    ['a question mark', 'timestamp_ms? placed = null', 'timestamp_ms placed = 0', []],
  ])('%s is told on its line', (_what, from, to, told) => {
    if (told.length > 0) expect(edited(from, to)).toEqual(told);
    else expect(edited(from, to)).not.toEqual([]);
  });

  test('prose, order and annotations of others say nothing', () => {
    expect(edited('The orders of a shop', 'Orders')).toEqual([]);
    expect(edited('@order("ignore")', '@order("ascending")')).toEqual([]);
    expect(edited('@java-class("Cents") ', '')).toEqual([]);
  });

  test('may have types and no protocol', () => {
    const text = (type: string) =>
      `namespace shop;\nschema array<Order>;\nimport schema "item.avsc";\nrecord Order {\n  ${type} id;\n}\n`;
    expect(changes(text('string'), text('string'))).toEqual([]);
    expect(changes(text('string'), text('int'))).toEqual(['input replaced type id 5:5', 'output replaced type id 5:5']);
    expect(changes(text('int'), text('int').replace('array<', 'map<'))).not.toEqual([]);
  });

  test('an import that is not there is named by the type that is missing, and the rest is compared', () => {
    const lone = { 'idl/orders.avdl': whole };
    expect(changes(lone, { 'idl/orders.avdl': whole.replace('string id', 'int id') })).toEqual([
      'input replaced type id 9:9',
      'output replaced type id 9:9',
      expect.stringMatching(/^unread 12: there is no type shop\.Item/),
    ]);
  });
});

describe('messages', () => {
  test.each([
    ['that went', '  void ping();\n', '', ['input narrowed presence ping 18:3']],
    ['that came', '  void ping();\n', '  void ping();\n  void pong();\n', ['input widened presence pong 3:19']],
    ['that waits for no answer any more', 'void ping()', 'void ping() oneway', ['input replaced oneway ping 18:18']],
    [
      'with a parameter that has to be there',
      'Order place(Order order, ',
      'Order place(Order order, string key, ',
      ['input narrowed presence key 17:17', 'output narrowed presence key 17:17'],
    ],
    [
      'with another answer',
      'Order place(',
      'string place(',
      ['input replaced type place 17:17', 'output replaced type place 17:17'],
    ],
    [
      'with a further error',
      'throws Gone',
      'throws Gone, Order',
      ['input widened presence Order 17:17', 'output widened presence Order 17:17'],
    ],
  ])('%s', (_what, from, to, told) => expect(edited(from, to)).toEqual(told));

  test('of a protocol in JSON are compared too', () => {
    const text = (response: string) =>
      JSON.stringify({ protocol: 'Orders', types: [], messages: { count: { request: [], response } } }, null, 1);
    expect(changes({ 'orders.avpr': text('int') }, { 'orders.avpr': text('int') })).toEqual([]);
    expect(changes({ 'orders.avpr': text('int') }, { 'orders.avpr': text('string') })).toEqual([
      'input replaced type count 7:7',
      'output replaced type count 7:7',
    ]);
  });
});

describe('a type that data is written as', () => {
  const text = (...types: readonly string[]) => `protocol Orders {\n${types.join('\n')}\n}\n`;
  const [line, paid] = ['record Line { string sku; }', 'record Paid { string id; }'];
  const order = 'record Order { array<Line> lines; }';

  test('is missed where it is gone, and found by its alias', () => {
    expect(changes(text(line, order, paid), text(line, order))).toEqual(['input narrowed presence Paid 4:1']);
    expect(changes(text(line, order), text(line, order, paid))).toEqual(['input widened presence Paid 1:4']);
    const renamed = (alias: string) => text(line, order, `@aliases(["${alias}"]) record Bought { string id; }`);
    expect(changes(text(line, order, paid), renamed('Paid'))).toEqual([]);
    expect(changes(text(line, order, paid), renamed('Sold'))).toContainEqual('input narrowed presence Paid 4:1');
  });

  test('is none that others are made of', () => {
    const without = text('record Order { string id = ""; }');
    const told = changes(text(line, order), without);
    expect(told.filter((one) => one.includes('Line'))).toEqual([]);
    expect(told).toContainEqual('output widened presence lines 3:2');
  });
});

test('the types of a protocol in JSON are compared', () => {
  const text = (type: string) => {
    const fields = [{ name: 'id', type }];
    return JSON.stringify({ protocol: 'Orders', types: [{ type: 'record', name: 'Order', fields }], messages: {} });
  };
  expect(changes({ 'orders.avpr': text('string') }, { 'orders.avpr': text('int') })).toEqual([
    'input replaced type id 1:1',
    'output replaced type id 1:1',
  ]);
});

describe('bad input', () => {
  const unread = (text: string) => changes(whole, text).filter((one) => one.startsWith('unread'));
  test.each([
    [
      'types nested 10,000 deep',
      `protocol A {\n  record B { ${'array<'.repeat(10_000)}int${'>'.repeat(10_000)} c; }\n}`,
      /2: its types are nested deeper/,
    ],
    [
      'values nested 10,000 deep',
      `protocol A {\n  record B { int c = ${'['.repeat(10_000)}; }\n}`,
      /2: its values are nested deeper/,
    ],
    ['a record without an end', 'protocol A {\n  record B { int c;\n', /3: the file ends where/],
    ['two messages of one name', 'protocol A {\n  void a();\n  void a();\n}\n', /3: `a` is declared twice/],
    ['two types of one name', 'protocol A {\n  fixed B(2);\n  fixed B(3);\n}\n', /two types are called `B`/],
    ['two fields of one name', 'protocol A {\n  record B { int c; int c; }\n}\n', /two entries called `c`/],
    ['a text without an end', 'protocol A {\n  record B { string c = "x; }\n}\n', /2: /],
    ['something else', 'syntax = "proto3";\n', /1: `syntax` stands where a declaration should be/],
    ['something behind the end', 'protocol A { }\nrecord B { }\n', /2: `record` stands where the end of the file/],
  ])('%s is unread, with its line', (_what, text, because) => {
    expect(unread(text)).toContainEqual(expect.stringMatching(because));
  });

  test('names that every object has are names like others', () => {
    const odd = (type: string) =>
      `protocol constructor {\n  record toString {\n    ${type} __proto__;\n  }\n  void valueOf();\n}\n`;
    expect(changes(odd('int'), odd('string'))).toEqual([
      'input replaced type __proto__ 3:3',
      'output replaced type __proto__ 3:3',
    ]);
  });
});

test('long lists are compared entry by entry, and not each with each', () => {
  const length = 500;
  const list = (line: (at: number) => string) => Array.from({ length }, (_, at) => line(at));
  const fields = (name: string, alias: string) =>
    `protocol P {\n  record R {\n${list((at) => `int @aliases(["${alias}${at}"]) ${name}${at};`).join('\n')}\n}\n}\n`;
  const types = (name: string) => `protocol P {\n${list((at) => `record ${name}${at} { int a; }`).join('\n')}\n}\n`;
  const union = (all: readonly string[]) =>
    `protocol P {\n${list((at) => `fixed F${at}(4);`).join('\n')}\nrecord R { union { ${all.join(', ')} } u; }\n}\n`;
  const branches = list((at) => `F${at}`);
  // Whether one entry is another is asked of the aliases of both.
  const asked = [vi.spyOn(Array.prototype, 'includes'), vi.spyOn(Array.prototype, 'some')];
  onTestFinished(() => asked.forEach((spy) => spy.mockRestore()));
  expect(changes(fields('f', 'e'), fields('g', 'f'))).toHaveLength(2 * length);
  expect(changes(types('R'), types('T'))).toHaveLength(2 * length);
  expect(changes(union(branches), union(branches.toReversed()))).toEqual([]);
  // Each with each would be 250,000 times.
  expect(asked.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBeLessThan(100 * length);
});
