import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf } from './told.ts';

const message = (fields: string) => ({
  'orders.proto': `syntax = "proto3";\npackage shop.orders.v1;\nmessage Order {\n${fields}\n}\n`,
});
const said = (before: string, after: string) =>
  saidOf(message(before), message(after)).map((finding) => finding.message);

test('that a field in a oneof can be missing is no second thing to say', () => {
  expect(said('string id = 1;', 'oneof key { string id = 1; }')).toEqual([
    'The oneof of `id` in Order changed: `key` now, none before.',
  ]);
  expect(said('string id = 1;', 'optional string id = 1;')).toEqual([
    'The cardinality of `id` in Order changed from `implicit` to `optional`.',
  ]);
  expect(said('repeated string id = 1;', 'oneof key { string id = 1; }')).toHaveLength(2);
});

test('a field that is called otherwise and is there otherwise is one thing to say', () => {
  expect(said('repeated string states = 1;', 'string active = 1;')).toEqual([
    'The field `states` of Order is called `active` now, and its cardinality changed from `repeated` to `implicit`.',
  ]);
  expect(said('string states = 1;', 'string active = 1;')).toEqual([
    'The field `states` of Order is called `active` now.',
  ]);
});

test('what is said of the items of an array comes and goes with it', () => {
  const messages = (was: string, now: string, ways: Parameters<typeof contract>[1]) =>
    saidOf({ 'a.yaml': contract({ Order: was }, ways) }, { 'a.yaml': contract({ Order: now }, ways) }).map(
      (finding) => finding.message,
    );
  const order = (lines: string) => `type: object\nproperties:\n  lines: {${lines}}`;
  const [list, any] = [order('type: array, items: {type: string}'), order('description: As sold.')];
  const received = { sent: false, received: true };
  expect(messages(list, any, received)).toEqual([
    'The type of `lines` in Order in responses of POST /order changed: none now, `array` before.',
  ]);
  expect(messages(any, list, { sent: true })).toEqual([
    'That `lines` in Order in requests to POST /order is an `array` was written down, and nothing was said of it before.',
  ]);
  expect(messages(list, order('type: array'), received)).toHaveLength(1);
});

test('an operation of Smithy that is called by another method, and no longer only reads, is said once', () => {
  const model = (traits: string) => `$version: "2"
namespace shop
service Shop { version: "1", operations: [Find] }
${traits}
operation Find {}
`;
  const told = (before: string, after: string) =>
    saidOf({ 'shop.smithy': model(before) }, { 'shop.smithy': model(after) }).map(({ rule }) => rule);
  const [get = '', post = ''] = ['GET', 'POST'].map((method) => `@http(method: "${method}", uri: "/find")`);
  expect(told(`@readonly\n${get}`, post)).toEqual(['contract/http-binding-changed']);
  expect(told(`@readonly\n${post}`, post)).toEqual(['contract/value-replaced']);
});

test('one default that three members lose is one finding, and of two it is two', () => {
  const model = (names: readonly string[], value: string) => `$version: "2"
namespace shop
service Shop { version: "1", operations: [Get] }
operation Get { output: Order }
structure Order { id: String, ${names.map((name) => `${value} ${name}: Integer`).join(', ')} }
`;
  const told = (...names: readonly string[]) =>
    saidOf({ 'shop.smithy': model(names, '@default(0)') }, { 'shop.smithy': model(names, '') });
  expect(told('count', 'size', 'total').map(({ rule }) => rule)).toEqual(['contract/member-default-changed']);
  expect(told('count', 'size')).toHaveLength(2);
});

test('alternatives of a value that may be null too are one thing to say', () => {
  const ways = { sent: false, received: true };
  const said = (was: string, now: string) =>
    saidOf(
      { 'a.yaml': contract({ Order: `type: object\nproperties:\n  lines: ${was}` }, ways) },
      { 'a.yaml': contract({ Order: `type: object\nproperties:\n  lines: ${now}` }, ways) },
    ).map((finding) => finding.message);
  const one = '{type: object, required: [id], properties: {id: {type: string}}';
  const many = '{oneOf: [{type: object, required: [key], properties: {key: {type: string}}}, {type: integer}]';
  expect(said(`${one}}`, `${many}, nullable: true}`)).toEqual([expect.stringMatching(/^The alternatives of `lines`/u)]);
  expect(said(`${one}}`, `${one}, nullable: true}`)).toEqual([expect.stringMatching(/can now be null\.$/u)]);
});

test('that alternatives exclude each other now, and that a value fits two of them, is one thing to say', () => {
  const orders = (choosing: string, ...names: readonly string[]) => ({
    'config/order.schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      [choosing]: names.map((name) => ({ required: [name], properties: { [name]: { type: 'string' }, by: {} } })),
    }),
  });
  const rules = (before: object, after: object) => saidOf({ ...before }, { ...after }).map(({ rule }) => rule);
  expect(rules(orders('anyOf', 'key', 'name'), orders('oneOf', 'key', 'name'))).toEqual([
    'contract/alternatives-overlap',
  ]);
  expect(rules(orders('oneOf', 'key', 'name'), orders('anyOf', 'key', 'name'))).toEqual([]);
});
