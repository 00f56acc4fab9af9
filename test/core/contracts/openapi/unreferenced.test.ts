import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const file = 'openapi.json';
type Schemas = Readonly<Record<string, unknown>>;
const object = (...names: readonly string[]) => ({
  type: 'object',
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` });
/** A description with one operation, which is sent an order. */
const written = (schemas: Schemas): string => {
  const content = { 'application/json': { schema: refer('Order') } };
  const post = { requestBody: { content }, responses: { 204: { description: 'done' } } };
  const components = { schemas: { Order: object('total'), ...schemas } };
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: { '/orders': { post } },
    components,
  });
};
const said = (before: string, after: string) =>
  saidOf({ [file]: before }, { [file]: after }).map(({ message, change }) => [change?.severity, message]);

test('a field that leaves a schema to which nothing refers is dangerous at most', () => {
  const hook = (field: string) =>
    written({ Hook: { ...object('id'), properties: { line: refer('Line') } }, Line: object(field, 'kept') });
  expect(said(hook('sku'), hook('kept'))).toEqual([['dangerous', 'The field `sku` was removed from Line.']]);
});

test('a schema to which nothing refers may come and go, and be referred to from then on', () => {
  const [without, left] = [written({}), written({ Left: object('id') })];
  expect(said(left, without)).toEqual([]);
  expect(said(without, left)).toEqual([]);
  const used = written({ Left: object('other'), Order: { ...object('total'), properties: { left: refer('Left') } } });
  expect(said(left, used).filter(([, message]) => message?.includes('`id`'))).toEqual([]);
});

test('what operations lead to is said of them alone, however its `$ref` is written', () => {
  const [before, after] = [written({ Order: object('total') }), written({ Order: object('total', 'tax') })];
  const escaped = (text: string) => text.replaceAll('#/components/schemas/', String.raw`#\/components\/schemas\/`);
  expect(said(escaped(before), escaped(after))).toEqual(said(before, after));
  expect(said(before, after)).toEqual([['breaking', expect.stringContaining('`tax`')]]);
});

test('what is met where the schema is that it extends is said there alone', () => {
  const discriminator = { propertyName: 'kind' };
  const family = (field: string) =>
    written({
      Order: { ...object('kind'), discriminator },
      Gift: { allOf: [refer('Order'), object(field)] },
    });
  expect(said(family('card'), family('wrap'))).toEqual([
    ['breaking', 'The required field `wrap` was added to Gift in requests to POST /orders.'],
    ['dangerous', 'The field `card` is no longer accepted in Gift in requests to POST /orders.'],
  ]);
});
