import { expect, test } from 'vitest';
import { equalJson } from '../../../../src/core/contracts/comparison/laws.ts';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import type { Alternative } from '../../../../src/core/contracts/json-schema/alternative.ts';
import { matchAlternatives } from '../../../../src/core/contracts/json-schema/matching.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { below, isDocument, parseDocument, rootOf } from '../../../../src/core/texts/document.ts';

await allReaders();

type Schema = Readonly<Record<string, unknown>>;

/** Far more than can be compared each with each. */
const count = 1000;
const numbers = Array.from({ length: count }, (_, index) => index);

const payment = (index: number, more: Schema = {}): Schema => ({
  type: 'object',
  properties: { [`iban${index}`]: { type: 'string' }, amount: { type: 'integer', ...more } },
});

/** Alternatives of which nothing but what they say tells which is which. */
function alternatives(schemas: readonly Schema[]): Alternative[] {
  const document = parseDocument('a.json', JSON.stringify(schemas));
  if (!isDocument(document)) throw new Error(document.because);
  return schemas.map((raw, index) => {
    const node = { raw, spot: below(rootOf(document), index) };
    return {
      node,
      target: node,
      refers: null,
      calls: '',
      view: {} as Alternative['view'],
      fixed: new Map(),
      values: [],
    };
  });
}

function read(before: readonly Schema[], after: readonly Schema[]) {
  const tree = (list: readonly Schema[]) => {
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', oneOf: list };
    return treeOf({ paths: ['a.json'], texts: { 'a.json': JSON.stringify(schema) }, refused: {} });
  };
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(tree(before), tree(after), options);
  const found = contracts.flatMap(({ differences }) => differences);
  return {
    stated: [...new Set(found.map(({ kind, aspect, effect }) => `${kind} ${aspect} ${effect}`))],
    unread: unread.map(({ because }) => because),
  };
}

test('of thousands of alternatives each is compared with few', () => {
  let asked = 0;
  const list = numbers.map((index) => payment(index));
  const side = { documents: {}, dialect: {} } as unknown as Parameters<typeof matchAlternatives>[3][0];
  const found = matchAlternatives(
    alternatives(list),
    alternatives(list.toReversed()),
    (one, other) => {
      asked++;
      return equalJson(one.raw, other.raw);
    },
    [side, side],
  );
  expect(found).toMatchObject({ removed: [], added: [], isUnsure: false });
  expect(asked).toBe(count);
});

test('of thousands of alternatives one that changed is found, wherever it stands', { timeout: 20_000 }, () => {
  const list = numbers.map((index) => payment(index));
  const after = [payment(7, { minimum: 1 }), ...list.toSpliced(7, 1).toReversed()];
  expect(read(list, after)).toEqual({
    stated: ['schema overlap replaced', 'schema minimum narrowed'],
    unread: [],
  });
});

test('what cannot be told apart is said to be so, and is not said to be gone', { timeout: 20_000 }, () => {
  const list = numbers.map((index) => payment(index));
  const after = numbers.map((index) => payment(index, { minimum: 1 }));
  const { stated, unread } = read(list, after);
  expect(stated).toEqual(['schema overlap replaced']);
  expect(unread).toEqual([
    'its alternatives could not be matched one by one: of 1000 before and 1000 now nothing says which is which',
  ]);
  const told = (schemas: readonly Schema[]) =>
    schemas.map((schema, index) => ({ ...schema, title: `Payment ${index}` }));
  expect(read(told(list), told(after))).toEqual({
    stated: ['schema overlap replaced', 'schema minimum narrowed'],
    unread: [],
  });
});

test('of alternatives that cannot be told apart, one that has a value of its own and goes is gone', () => {
  const told = (index: number) => ({ type: 'object', required: ['by'], properties: { by: { const: `b${index}` } } });
  const list = numbers.slice(0, 200);
  const before = [...list.map((index) => payment(index)), ...numbers.slice(0, 300).map(told)];
  const after = [...list.map((index) => payment(index, { minimum: 1 })), ...numbers.slice(1, 300).map(told)];
  const { stated, unread } = read(before, after);
  expect(unread).toHaveLength(1);
  expect(stated.filter((one) => one.startsWith('variant'))).toEqual(['variant presence narrowed']);
});

test('of many alternatives one that goes is not gone where another takes it', () => {
  const choice = (schemas: readonly Schema[]) =>
    schemas.map((one) => ({ ...one, required: Object.keys(one['properties'] ?? {}) }));
  const list = numbers.slice(0, 60).map((index) => payment(index));
  const narrow = payment(7, { maximum: 5 });
  expect(read(choice([...list, narrow]), choice(list)).stated).not.toContain('variant presence narrowed');
  const other = payment(99, { maximum: 5 });
  expect(read(choice([...list, other]), choice(list)).stated).toContain('variant presence narrowed');
});

test('of too many it is said that nobody looked', () => {
  const list = numbers.slice(0, 400).map((index) => payment(index));
  const { stated, unread } = read(list, list.slice(0, 100));
  expect(stated).toContain('variant presence narrowed');
  expect(unread).toEqual([expect.stringContaining('it was not looked whether another alternative takes one of 300')]);
  expect(read(list, list.slice(0, 390)).unread).toEqual([]);
});
