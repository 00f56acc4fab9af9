import { expect, test } from 'vitest';
import { saidOf, type Texts } from './told.ts';

const said = (before: Texts, after: Texts) => saidOf(before, after).map(({ message }) => message);

test('a contract that goes with other schemas of its folder is one finding for the folder', () => {
  const schema = (name: string) => `{"type": "record", "name": "${name}", "fields": []}`;
  const files = { 'events/v1/order.avsc': schema('Order'), 'events/v1/line.avsc': schema('Line') };
  const kept = { 'events/v2/order.avsc': schema('Order') };
  expect(said({ ...files, 'events/v3/refund.avsc': schema('Refund'), ...kept }, kept).toSorted()).toEqual([
    expect.stringMatching(/^The contract `events\/v3\/refund.avsc` was removed/),
    expect.stringMatching(/^The contracts `\S+order.avsc` and `\S+line.avsc` were removed/),
  ]);
});

test('files of Thrift that go from one folder are one finding', () => {
  const file = (name: string) => `struct ${name} { 1: string id }\nservice Get${name} { ${name} get() }\n`;
  const kept = { 'proto/order.thrift': file('Order'), 'other/parcel.thrift': file('Parcel') };
  const gone = { 'proto/wallet.thrift': file('Wallet'), 'proto/refund.thrift': file('Refund') };
  expect(said({ ...kept, ...gone }, kept)).toEqual([
    expect.stringMatching(/^The contracts `proto\/\S+.thrift` and `proto\/\S+.thrift` were removed/),
  ]);
  const { 'proto/wallet.thrift': wallet, ...rest } = gone;
  const apart = { ...rest, 'other/wallet.thrift': wallet };
  expect(said({ ...kept, ...apart }, kept)).toHaveLength(2);
});

const service = (name: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    paths: { [`/${name}`]: { get: { responses: { 200: { description: 'ok' } } } } },
  });
const messages = (name: string) =>
  JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: name, version: '1' },
    channels: { [name]: { address: name, messages: { one: { payload: { type: 'string' } } } } },
    operations: { [name]: { action: 'send', channel: { $ref: `#/channels/${name}` } } },
  });

test.each([
  ['OpenAPI', service],
  ['AsyncAPI', messages],
])('three descriptions of %s that go with their folder, or with folders in it, are one finding', (_, of) => {
  const kept = { 'api/v2/orders.json': of('orders'), 'api/README.md': '# The next version\n' };
  const gone = {
    'api/v1/orders/orders.json': of('bills'),
    'api/v1/refunds.json': of('refunds'),
    'api/v1/parcels.json': of('parcels'),
  };
  expect(said({ ...kept, ...gone }, kept)).toEqual([
    expect.stringMatching(/^The contracts `api\/v1\S+`, `\S+` and `\S+` were removed/),
  ]);
  // Two may be two services, and so may three of which others are left.
  const { 'api/v1/parcels.json': parcels, ...two } = gone;
  expect(said({ ...kept, ...two }, kept)).toHaveLength(2);
  const beside = { ...kept, 'api/v1/shops.json': of('shops') };
  expect(said({ ...beside, ...two, 'api/v1/parcels.json': parcels }, beside)).toHaveLength(3);
});

test('schemas that go promised what they said, and nothing by name', () => {
  const schema = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' });
  const gone = { 'schemas/order.json': schema, 'schemas/line.json': schema };
  expect(said(gone, {})).toEqual([
    'The contracts `schemas/order.json` and `schemas/line.json` were removed with all they promised.',
  ]);
});
