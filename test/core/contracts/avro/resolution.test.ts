import { expect, test } from 'vitest';
import { changes, order, readFiles } from './schemas.ts';

const id = { name: 'id', type: 'string' };
const of = (type: unknown, more: object = {}) => order({ name: 'ref', type, ...more });

test('a field without a default is missed by the new reader when it comes, and by the old one when it goes', () => {
  const total = { name: 'total', type: 'long' };
  expect(changes(order(id), order(id, total))).toEqual([
    'input narrowed presence total',
    'output narrowed presence total',
  ]);
  expect(changes(order(id, total), order(id))).toEqual(['output widened presence total']);
});

test('numbers are read as wider ones, strings and bytes as each other', () => {
  expect(changes(of('int'), of('long'))).toEqual(['input widened type ref', 'output widened type ref']);
  expect(changes(of('double'), of('float'))).toEqual(['input narrowed type ref', 'output narrowed type ref']);
  expect(changes(of('string'), of('bytes'))).toEqual(['input noted type ref', 'output noted type ref']);
  expect(changes(of('boolean'), of('int'))).toEqual(['input replaced type ref', 'output replaced type ref']);
});

test('an alias finds the old name for the new reader only', () => {
  const amount = (name: string, more: object = {}) => order({ name, type: 'long', ...more });
  const renamed = changes(amount('sum'), amount('amount', { aliases: ['sum'] }));
  expect(renamed).toEqual(['input widened name amount', 'output widened name amount']);
  const other = order({ name: 'amount', type: 'string', aliases: ['sum'] });
  expect(changes(amount('sum', { default: 0 }), other)).toContain('input replaced type amount');
  expect(changes(amount('sum', { default: 0 }), other).join()).not.toContain('output replaced');
  const both = changes(amount('sum', { default: 0 }), amount('amount', { aliases: ['sum'], default: 0 }));
  expect(both).toEqual(['input widened name amount', 'output noted name amount']);
  const item = (namespace: string, ...aliases: string[]) =>
    order({ name: 'item', type: { type: 'fixed', name: 'Key', namespace, size: 4, aliases } });
  expect(changes(item('shop'), item('store', 'shop.Key'))).toEqual(['input widened name Key', 'output noted name Key']);
  expect(changes(item('shop'), item('store', 'other.Key'))).toEqual(['input noted name Key', 'output noted name Key']);
});

test('one alternative may be read as two that were written, by its name and by an alias', () => {
  const key = (name: string, size: number, ...aliases: string[]) => ({ type: 'fixed', name, size, aliases });
  const before = of([key('Slot', 4), key('Code', 4)]);
  const taken = changes(before, of([key('Slot', 4, 'Code'), 'string']));
  expect(taken.filter((one) => /presence/.test(one))).toEqual([
    'input widened presence string',
    'output widened presence string',
  ]);
  expect(changes(before, of([key('Slot', 4), 'string']))).toContain('input narrowed presence Code');
  expect(changes(of([key('Slot', 4, 'Code'), 'string']), before)).not.toContain('output widened presence Code');
  const smaller = changes(of([key('Slot', 2), key('Code', 4)]), of([key('Slot', 2, 'Code'), 'string']));
  expect(smaller.filter((one) => /type/.test(one))).toEqual(['input replaced type Slot']);
});

test('an alias that names another field which is written finds two', () => {
  const [sum, amount] = [
    { name: 'sum', type: 'long' },
    { name: 'amount', type: 'long' },
  ];
  const alias = { ...amount, aliases: ['sum'] };
  expect(changes(order(sum, amount), order(sum, alias))).toEqual([
    'input narrowed aliases amount',
    'output narrowed aliases amount',
  ]);
  expect(changes(order(sum, amount), order(alias))).toContain('input narrowed aliases amount');
  expect(changes(order(alias), order(amount, { ...sum, default: 0 }))).toContain('output widened aliases amount');
  expect(changes(order(amount), order(alias))).toEqual([]);
  expect(changes(order(sum, alias), order(sum, { ...alias, aliases: ['sum', 'total'] }))).toEqual([]);
});

test('a change is said where it is written: the namespace that a type has, the size of a fixed, the digits of a decimal', () => {
  const lines = (before: object, after: object) => {
    const [was, now] = [before, after].map((schema) => JSON.stringify(schema, null, 1)) as [string, string];
    const { contracts } = readFiles({ 'order.avsc': was }, { 'order.avsc': now });
    return contracts.flatMap(({ differences }) =>
      differences.map((one) => now.split('\n')[(one.after?.line ?? 0) - 1]?.trim().replace(/,$/, '')),
    );
  };
  const key = (namespace: string, size = 4) => ({
    type: 'record',
    name: 'Order',
    namespace,
    fields: [{ name: 'key', type: { type: 'fixed', name: 'Key', size } }],
  });
  expect(lines(key('shop'), key('store'))).toEqual(['"namespace": "store"', '"namespace": "store"']);
  expect(lines(key('shop'), key('shop', 8))).toEqual(['"size": 8']);
  expect(lines(key('shop'), { ...key('shop'), name: 'Purchase' })).toEqual(['"name": "Purchase"']);
  const price = (precision: number, scale: number) =>
    order({ name: 'price', type: { type: 'bytes', logicalType: 'decimal', precision, scale } });
  expect(lines(price(9, 2), price(10, 2))).toEqual(['"precision": 10']);
  expect(lines(price(9, 2), price(9, 3))).toEqual(['"scale": 3']);
});

test('alternatives go together by type and name, and one that another takes in is not missed', () => {
  expect(changes(of(['null', 'string', 'long']), of(['long', 'null']))).toEqual([
    'input narrowed presence string',
    'output narrowed presence string',
  ]);
  expect(changes(of(['null', 'int', 'long']), of(['null', 'long']))).toEqual([]);
  expect(changes(of('string'), of(['null', 'string']))).toEqual([
    'input widened nullable ref',
    'output widened nullable ref',
  ]);
  expect(changes(of(['null', 'string']), of('null'))).toEqual([
    'input narrowed presence string',
    'output narrowed presence string',
  ]);
  const size = (bytes: number) => of(['null', { type: 'fixed', name: 'Key', size: bytes }]);
  expect(changes(size(8), size(16))).toEqual(['input replaced type Key', 'output replaced type Key']);
});

test('names resolve by their last part, and a type that holds itself ends', () => {
  const tree = (namespace: string, ...more: object[]) => ({
    type: 'record',
    name: 'Tree',
    namespace,
    fields: [{ name: 'left', type: ['null', 'Tree'] }, ...more],
  });
  expect(changes(tree('shop'), tree('store'))).toEqual(['input noted name Tree', 'output noted name Tree']);
  const more = { name: 'leaf', type: 'int', default: 0 };
  expect(changes(tree('shop'), tree('shop', more))).toEqual([
    'input widened presence leaf',
    'output narrowed presence leaf',
  ]);
});

test('another scale is another value, and what nobody knows is no logical type', () => {
  const price = (scale: number, precision = 9) => of({ type: 'bytes', logicalType: 'decimal', precision, scale });
  expect(changes(price(2), price(4))).toEqual(['input replaced format ref', 'output replaced format ref']);
  expect(changes(price(2), price(2, 18))).toEqual(['input noted format ref', 'output noted format ref']);
  expect(changes(of('long'), of({ type: 'long', logicalType: 'moon-phase' }))).toEqual([]);
});

test.each([
  ['a decimal of no digits', { type: 'bytes', logicalType: 'decimal', precision: 0 }, { precision: 9 }],
  ['a decimal that says no precision', { type: 'bytes', logicalType: 'decimal' }, { precision: 9 }],
  ['a decimal of half a digit', { type: 'bytes', logicalType: 'decimal', precision: 1.5 }, { precision: 9 }],
  ['more digits after the point than there are', decimalOf('bytes', 9, 10), { scale: 9 }],
  ['fewer digits after the point than none', decimalOf('bytes', 9, -1), { scale: 2 }],
  ['more digits than there are bytes for', { ...decimalOf('fixed', 10, 2), name: 'Cents', size: 4 }, { precision: 9 }],
  ['an id of other bytes than 16', { type: 'fixed', name: 'Id', size: 12, logicalType: 'uuid' }, null],
  ['a duration of other bytes than 12', { type: 'fixed', name: 'Id', size: 16, logicalType: 'duration' }, null],
])('%s is no logical type', (_, invalid, mended) => {
  const { logicalType: _type, ...plain } = invalid;
  expect(changes(of(plain), of(invalid))).toEqual([]);
  expect(changes(of(invalid), of({ ...invalid, scale: 3, precision: 2 }))).toEqual([]);
  if (mended === null) return;
  expect(changes(of(plain), of({ ...invalid, ...mended }))).toEqual([
    expect.stringMatching(/^input noted format /),
    expect.stringMatching(/^output noted format /),
  ]);
});

function decimalOf(type: string, precision: number, scale: number) {
  return { type, logicalType: 'decimal', precision, scale };
}

test('documentation, order and attributes of others say nothing to a reader', () => {
  const told = { ...id, doc: 'a number', order: 'ignore', 'x-owner': { type: 'Team' } };
  expect(changes(order(id), { ...order(told), doc: 'an order' })).toEqual([]);
});

test('a default that is no value of its type is none', () => {
  const bad = { name: 'count', type: 'int', default: 'one' };
  expect(changes(order(id), order(id, bad))).toContain('input narrowed presence count');
});

test('a schema that is none is told with its line', () => {
  const twice = { type: 'enum', name: 'State', symbols: ['OPEN', 'OPEN'] };
  expect(changes(of('int'), of(twice))).toEqual(['unread 13: `State` has two entries called `OPEN`']);
  expect(changes(of('int'), { type: 'record', fields: [] })).toEqual([
    'unread 1: a type of the kind record has no name',
  ]);
  expect(changes(order(id), order(id, { name: 'sum', type: 'Money' }))).toContain('unread 12: there is no type Money');
  const list = { type: 'array', items: 'long' };
  expect(changes(order(id), order(id, { name: 'sums', ...list, default: null }))).toEqual([
    'unread 12: the type of `sums` is `array`, and nothing is called so',
  ]);
  expect(changes(order(id), order(id, { name: 'sums', type: list, default: [] })).join()).not.toContain('unread');
  for (const type of [['null', 'array'], { type: ['null', 'array'], items: 'int' }]) {
    expect(changes(order(id), order(id, { name: 'sums', type }))).toContain(
      'unread 12: the type of `sums` is `array`, and nothing is called so',
    );
  }
  expect(changes(order(id), order(id, { name: 'sums', type: ['null', list], default: null })).join()).not.toContain(
    'unread',
  );
  const deep = `${'['.repeat(100_000)}"type": "record", "fields": [`;
  expect(changes(order(id), deep)).toHaveLength(1);
});

test('a type of another file is compared where it is defined, once', () => {
  const money = (...more: object[]) =>
    JSON.stringify({
      type: 'record',
      name: 'Money',
      namespace: 'shop',
      fields: [{ name: 'cents', type: 'long' }, ...more],
    });
  const user = JSON.stringify(order({ name: 'price', type: 'Money' }));
  const refund = JSON.stringify({ ...order({ name: 'price', type: 'shop.Money' }), name: 'Refund' });
  const files = { 'order.avsc': user, 'refund.avsc': refund, 'money.avsc': money() };
  const after = { ...files, 'money.avsc': money({ name: 'currency', type: 'string' }) };
  const { contracts, unread } = readFiles(files, after);
  expect(unread).toEqual([]);
  const found = contracts.flatMap(({ path, differences }) => differences.map(({ name }) => `${path} ${name}`));
  expect(found).toEqual(['money.avsc currency']);
});

test.each([
  ['by itself', (name: string) => name],
  ['in a list', (name: string) => ({ type: 'array', items: name })],
  ['in a map', (name: string) => ({ type: 'map', values: name })],
  ['among others', (name: string) => ['null', name]],
])('a type that is named %s is the one that is meant', (_how, type) => {
  const enumOf = (name: string) => ({ type: 'enum', name, symbols: ['A'] });
  const both = (use: string) =>
    order({ name: 'a', type: enumOf('State') }, { name: 'b', type: enumOf('Size') }, { name: 'use', type: type(use) });
  expect(changes(both('State'), both('State'))).toEqual([]);
  const told = changes(both('State'), both('Size'));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^input replaced name /);
});
