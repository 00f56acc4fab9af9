import { expect, test } from 'vitest';
import { readBoth } from '../../../orders/differences.ts';
import { asFile } from '../../../orders/every-feature.ts';

const lost = { $ref: 'lost.yaml' };
const text = { type: 'string' };
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const called = { post: { requestBody: json(text), responses: { 200: { description: 'ok' } } } };
const card = (kind: string) => ({ type: 'object', required: ['kind'], properties: { kind: { const: kind } } });

/** A contract with every kind of thing that may be in a file of its own. */
const parts = {
  item: { get: { responses: { 200: { description: 'ok' } } } },
  parameter: { name: 'page', in: 'query', schema: text },
  header: { schema: text, required: true },
  mediaType: { schema: text },
  field: text,
  items: text,
  alternative: card('a'),
  only: card('a'),
  response: { description: 'ok', ...json(text) },
  requestBody: { required: true, ...json(text) },
  callback: { '{$request.query.url}': called },
  called,
  scheme: { type: 'http', scheme: 'basic' },
  webhook: called,
};

function contract({ item, parameter, header, mediaType, ...rest }: Readonly<Record<keyof typeof parts, object>>) {
  const { field, items, alternative, only, response, requestBody, callback, scheme, webhook } = rest;
  const fields = { field, list: { type: 'array', items }, card: { oneOf: [alternative, card('b')] } };
  const order = { type: 'object', required: ['field'], properties: { ...fields, one: { anyOf: [only] } } };
  const answer = { description: 'ok', headers: { Total: header }, ...json(order) };
  const other = { description: 'ok', content: { 'text/plain': mediaType } };
  const callbacks = { paid: callback, sent: { '{$request.query.url}': rest.called } };
  const post = { requestBody, responses: { 200: answer, 201: other, 202: response }, callbacks };
  return asFile({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: { '/item': item, '/orders': { post: { ...post, parameters: [parameter], security: [{ key: [] }] } } },
    webhooks: { paid: webhook },
    components: { securitySchemes: { key: scheme } },
  });
}

test.each(Object.keys(parts))('of a file that is not there nothing is known: %s', (part) => {
  const [whole, without] = [contract(parts), contract({ ...parts, [part]: lost })];
  for (const { contracts, unread } of [readBoth(whole, without), readBoth(without, whole)]) {
    expect(contracts.flatMap(({ differences }) => differences.map(({ subject }) => subject))).toEqual([]);
    expect(unread).toMatchObject([{ because: expect.stringContaining('lost.yaml') }]);
  }
});
