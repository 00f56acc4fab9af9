import { expect, test } from 'vitest';
import { saidOf, type Texts } from './told.ts';

const messages = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

test('a list of values says of what type they are where none was told, and another type is said by itself', () => {
  const schema = (ledger: object) =>
    JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', properties: { ledger } });
  const told = (was: object, now: object) =>
    messages({ 'a.schema.json': schema(was) }, { 'a.schema.json': schema(now) });
  expect(told({}, { type: 'string', enum: ['AP', 'AR'] })).toEqual([
    '`ledger` in the schema now accepts only `AP, AR`.',
  ]);
  expect(told({ type: 'integer' }, { type: 'string', enum: ['AP', 'AR'] })).toEqual([
    expect.stringContaining('changed from `integer` to `string`'),
  ]);
});

test('values that leave the same field of each of three schemas are one finding, and of two are two', () => {
  const schemas = (version: string, names: readonly string[], field = 'type') =>
    Object.fromEntries(
      names.map((name) => [
        `schemas/${name}.json`,
        JSON.stringify({
          $schema: 'https://json-schema.org/draft/2020-12/schema',
          type: 'object',
          properties: { [field]: { type: 'string', enum: [`shop.${name}.${version}`] } },
        }),
      ]),
    );
  const told = (...names: readonly string[]) => messages(schemas('1', names), schemas('2', names));
  expect(told('paid', 'sent', 'refunded')).toEqual([
    '3 values are no longer accepted for type: `shop.paid.1`, `shop.sent.1` and `shop.refunded.1`.',
  ]);
  expect(told('paid', 'sent')).toHaveLength(2);
  // Another field has its own reason.
  const other = (version: string) => ({
    ...schemas(version, ['paid', 'sent']),
    ...schemas(version, ['refunded'], 'kind'),
  });
  expect(messages(other('1'), other('2'))).toHaveLength(3);
});
