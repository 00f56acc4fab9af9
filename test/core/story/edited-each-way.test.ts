import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const $schema = 'https://json-schema.org/draft/2020-12/schema';
const ref = (file: string) => ({ $schema, oneOf: [{ $ref: file }, { type: 'string' }] });

/** A schema of orders that two schemas of events refer to, and another one that nobody does. */
const files = (total: string, count: string) =>
  Object.fromEntries(
    Object.entries({
      'schemas/order.json': { $schema, type: 'object', properties: { total: { type: total } } },
      'schemas/stock.json': { $schema, type: 'object', properties: { count: { type: count } } },
      'schemas/placed.event.json': ref('order.json'),
      'schemas/paid.event.json': ref('order.json'),
    }).map(([path, schema]) => [path, JSON.stringify(schema, null, 1)]),
  );

test('an edit of a schema is said once, whoever sends what it is part of and whoever receives it', () => {
  const said = saidOf(files('object', 'integer'), files('array', 'integer'));
  expect(said.map(({ path, line }) => `${path}:${line}`)).toEqual(['schemas/order.json:6']);
  expect(saidOf(files('object', 'integer'), files('array', 'boolean'))).toHaveLength(2);
});
