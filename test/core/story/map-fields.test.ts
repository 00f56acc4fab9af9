import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf } from './told.ts';

const map = 'type: object\nproperties:\n  headers: {type: object, additionalProperties: {type: string}}';
const named = (...fields: readonly string[]) =>
  `type: object\nproperties:\n  headers: {type: object, properties: {${fields.join(', ')}}}`;

const told = (before: string, after: string, names: readonly string[] = ['Order']) => {
  const texts = (schema: string) => ({
    'a.yaml': contract(Object.fromEntries(names.map((name) => [name, schema])), { sent: false, received: true }),
  });
  return saidOf(texts(before), texts(after)).map(({ message }) => message);
};

const all = 'all: {type: object}';
const secret = 'secret: {type: array, items: {type: string}}';
const said =
  'The type of `all` in Order.headers in responses of POST /order changed from `string` to `object`. `secret` is of another type too. The fields of `headers` in Order in responses of POST /order that are not declared may hold anything now, and had to match a schema.';

test('a map that becomes an object of named fields is one finding', () => {
  expect(told(map, named(all, secret))).toEqual([said]);
});

test('in two objects it is one too', () => {
  expect(told(map, named(all, secret), ['Order', 'Refund'])).toEqual([expect.stringContaining('The same in Refund')]);
});

test('fields of an object that is no map are said by themselves', () => {
  expect(told(named('all: {type: string}', 'secret: {type: string}'), named(all, secret))).toHaveLength(2);
});

test('what becomes of the fields without a name is said where no other is of another type', () => {
  expect(told(map, named('all: {type: string}'))).toEqual([expect.stringMatching(/^The fields of `headers`/u)]);
});
