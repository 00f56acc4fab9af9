import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const described = (version: string, key: string, fields: string, hook = 'order.created') => `openapi: ${version}
info: { title: Orders, version: 1.0.0 }
${key}:
  ${hook}: { post: { requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }, responses: { '200': { description: ok } } } }
components: { schemas: { Order: { type: object, required: [${fields}], properties: { id: { type: string }, total: { type: string } } } } }
`;
const said = (before: string, after: string) =>
  saidOf({ 'webhooks.yaml': before }, { 'webhooks.yaml': after }).map(({ message }) => message);

test('the webhooks of a description older than OpenAPI 3.1 are sent, so that one more field breaks nobody and one less does', () => {
  const old = (fields: string, hook?: string) => described('3.0.3', 'x-webhooks', fields, hook);
  expect(said(old('id'), old('id, total'))).toEqual([]);
  expect(said(old('id, total'), old('id'))).toEqual([
    expect.stringMatching(/^The field `total` .*may now be missing/u),
  ]);
  expect(said(old('id'), old('id', 'order.made'))).toEqual([expect.stringContaining('order.created')]);
});

test('are those of OpenAPI 3.1 under their later name', () => {
  expect(said(described('3.0.3', 'x-webhooks', 'id'), described('3.1.0', 'webhooks', 'id'))).toEqual([]);
});

test('an extension of that name that is no map is none', () => {
  const [before, after] = ['id', 'id, total'].map((fields) =>
    described('3.0.3', 'paths', fields).replace('  order.created', '  /orders').concat('x-webhooks: none\n'),
  );
  expect(said(before ?? '', after ?? '')).toEqual([expect.stringContaining('`total` became required')]);
});

const called = (callback: string, hooks: string) => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths: { /orders: { post: { responses: { '202': { description: ok } }${callback} } } }
${hooks}components: { schemas: { Order: { type: object, properties: { id: { type: string } } } } }
`;
const paid = (id: string) =>
  `{ post: { operationId: ${id}, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }, responses: { '200': { description: ok } } } }`;
const callback = (id = 'paid') => called(`, callbacks: { paid: { '{$request.body#/url}': ${paid(id)} } }`, '');
const webhook = (id = 'paid') => called('', `x-webhooks: { paid: ${paid(id)} }\n`);
const webhookAsCallback = (id = 'paid') =>
  called('', `x-webhooks: { paid: { '{$request.body#/url}': ${paid(id)} } }\n`);

test('a callback that is described as a webhook now is called as before', () => {
  for (const now of [webhook(), webhookAsCallback()]) {
    expect(said(callback(), now)).toEqual([]);
    expect(said(now, callback())).toEqual([]);
  }
  const [loud, hook] = [callback(), webhook()].map((one) => one.replace(' paid: {', ' PAID: {')) as [string, string];
  expect(said(loud, hook)).toEqual([]);
  for (const now of [webhook('refunded'), called('', '')]) {
    expect(said(callback(), now)).toEqual([expect.stringContaining('no longer calls its clients')]);
  }
});

test('a field that goes while a callback becomes a webhook is gone', () => {
  const without = (one: string) => one.replace('properties: { id: { type: string } }', 'properties: {}');
  const later = (one: string) => one.replace('3.0.3', '3.1.0').replace('x-webhooks', 'webhooks');
  const gone = [expect.stringMatching(/field `id` was removed from Order in requests of (?:callback|webhook) /u)];
  for (const now of [webhook(), webhookAsCallback()]) {
    expect(said(callback(), without(now))).toEqual(gone);
    expect(said(now, without(callback()))).toEqual(gone);
  }
  expect(said(callback(), without(later(webhook())))).toEqual(gone);
  expect(said(callback(), later(webhook()))).toEqual([]);
});

test('a webhook may be written as a callback, with where it is sent', () => {
  expect(said(webhookAsCallback(), called('', 'x-webhooks: {}\n'))).toEqual([
    'The server no longer calls its clients with `webhook paid POST {$request.body#/url}`.',
  ]);
  expect(said(called('', 'x-webhooks: {}\n'), webhookAsCallback())).toEqual([]);
});
