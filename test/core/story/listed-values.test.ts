import { expect, test } from 'vitest';
import { contract } from './contract.ts';
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

test('fields that become read-only are one finding in one object, and in three', () => {
  const fields = ['id', 'made', 'by'];
  const object = (readOnly: readonly string[]) =>
    `type: object\nproperties: {${fields.map((name) => `${name}: {type: string${readOnly.includes(name) ? ', readOnly: true' : ''}}`).join(', ')}}`;
  const orders = (...lists: readonly (readonly string[])[]) =>
    contract({ Order: object(lists[0] ?? []), Refund: object(lists[1] ?? []), Item: object(lists[2] ?? []) });
  const told = (...lists: readonly (readonly string[])[]) =>
    messages({ 'a.yaml': orders() }, { 'a.yaml': orders(...lists) });
  expect(told(['id', 'made'])).toEqual([
    '2 fields in Order in requests to POST /order became read-only, and clients can no longer set them: `id` and `made`.',
  ]);
  expect(told(['id', 'made'], ['by'])).toHaveLength(2);
  expect(told(['id'], ['made'], ['by'])).toHaveLength(1);
});

test('lists of values of three fields of a contract that had none are one finding, and of two are two', () => {
  const order = (lists: Readonly<Record<string, string>>) =>
    contract({
      Order: `type: object\nproperties: {${['state', 'kind', 'unit', 'note'].map((name) => `${name}: {type: string${lists[name] ?? ''}}`).join(', ')}}`,
    });
  const told = (lists: Readonly<Record<string, string>>) =>
    messages({ 'a.yaml': order({}) }, { 'a.yaml': order(lists) });
  const two = { state: ', enum: [open, paid]', kind: ', enum: [gift]' };
  expect(told(two)).toHaveLength(2);
  expect(told({ ...two, unit: ', enum: [kg, g]' })).toEqual([
    '`state` in Order in requests to POST /order now accepts only `open, paid`. 2 more values have lists of their own now: `kind` and `unit`.',
  ]);
  // One that another list takes the place of had one before.
  const [before, after] = [
    order(two),
    order({ ...two, kind: ', enum: [sale]', unit: ', enum: [kg]', note: ', enum: [a]' }),
  ];
  expect(messages({ 'a.yaml': before }, { 'a.yaml': after })).toHaveLength(3);
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

test.each([
  [
    'orders.avsc',
    (fields: string, symbols: string) =>
      `{"type":"record","name":"Order","fields":[${fields}{"name":"state","type":{"type":"enum","name":"State","symbols":[${symbols}]}}]}`,
    ['', '"NEW","PAID","SENT"'],
    ['{"name":"total","type":"long"},{"name":"tax","type":"long"},', '"NEW"'],
    [
      '2 fields were added to Order without a default: `total` and `tax`.',
      '2 symbols were removed from State: `PAID` and `SENT`.',
    ],
  ],
  [
    'orders.thrift',
    (fields: string) => `struct Order { 1: required string id${fields} }\nservice Orders { Order get() }\n`,
    ['', ''],
    [', 2: required i64 total, 3: required i64 tax', ''],
    ['2 required fields were added to Order: `total` and `tax`.'],
  ],
  [
    'orders.graphql',
    (args: string, types: string) =>
      `type Query { order${args}: Thing }\ntype Order { id: ID! }\ntype Refund { id: ID! }\ntype Gift { id: ID! }\nunion Thing = ${types}\n`,
    ['', 'Order | Refund | Gift'],
    ['(id: ID!, shop: ID!)', 'Order'],
    [
      '2 required arguments were added to Query.order: `id` and `shop`.',
      '2 types are no longer among those of Thing in results of Query.order: `Refund` and `Gift`.',
    ],
  ],
  [
    'asyncapi.yaml',
    (more: string) =>
      `asyncapi: 3.0.0\ninfo: {title: Orders, version: 1.0.0}\nchannels:\n  all: {address: all, messages: {placed: {payload: {type: string}}${more}}}\noperations:\n  tell: {action: send, channel: {$ref: '#/channels/all'}}\n`,
    [', paid: {payload: {type: integer}}, lost: {payload: {type: boolean}}', ''],
    ['', ''],
    ['2 messages are no longer part of send all: `paid` and `lost`.'],
  ],
] as const)('what one part of %s gains or loses is one finding', (file, text, was, now, expected) => {
  const side = ([one, other]: readonly [string, string]) => ({ [file]: text(one, other) });
  expect(messages(side(was), side(now)).toSorted()).toEqual([...expected].toSorted());
});
