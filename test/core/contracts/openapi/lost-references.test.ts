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
  // Of what is a map of names no specification says that it may be a reference, and tools that bundle files write it.
  content: { 'application/json': { schema: text } },
  fields: { id: text, name: text },
  headers: { Total: { schema: text, required: true } },
  responses: { 200: { description: 'ok' }, 404: { description: 'none' } },
};

function contract({ item, parameter, header, mediaType, ...rest }: Readonly<Record<keyof typeof parts, object>>) {
  const { field, items, alternative, only, response, requestBody, callback, scheme, webhook } = rest;
  const { content, fields: named, headers, responses } = rest;
  const fields = { field, list: { type: 'array', items }, card: { oneOf: [alternative, card('b')] } };
  const order = { type: 'object', required: ['field'], properties: { ...fields, one: { anyOf: [only] } } };
  const answer = { description: 'ok', headers: { Total: header }, ...json(order) };
  const other = { description: 'ok', content: { 'text/plain': mediaType } };
  const callbacks = { paid: callback, sent: { '{$request.query.url}': rest.called } };
  const mapped = { 203: { description: 'ok', content, headers } };
  const object = json({ $ref: '#/components/schemas/Order' });
  const put = {
    requestBody: { required: true, ...object },
    responses: { 200: { description: 'ok', ...object }, ...mapped },
  };
  const post = { requestBody, responses: { 200: answer, 201: other, 202: response }, callbacks };
  return asFile({
    openapi: '3.1.0',
    info: { title: 'Orders', version: '1.0.0' },
    paths: {
      '/item': item,
      '/maps': { put, delete: { responses } },
      '/orders': { post: { ...post, parameters: [parameter], security: [{ key: [] }] } },
    },
    webhooks: { paid: webhook },
    components: {
      'x-fields': { id: text },
      securitySchemes: { key: scheme },
      schemas: { Order: { type: 'object', required: ['id'], properties: named } },
    },
  });
}

test.each(Object.keys(parts))('of a file that is not there nothing is known: %s', (part) => {
  const [whole, without] = [contract(parts), contract({ ...parts, [part]: lost })];
  for (const { contracts, unread } of [readBoth(whole, without), readBoth(without, whole)]) {
    expect(contracts.flatMap(({ differences }) => differences.map(({ subject }) => subject))).toEqual([]);
    expect(unread).toMatchObject([{ because: expect.stringContaining('lost.yaml') }]);
  }
});

test('of fields that stand somewhere else nothing is known either, and a field may be called $ref', () => {
  const { fields } = parts;
  const elsewhere = { $ref: '#/components/x-fields' };
  const [whole, without] = [contract(parts), contract({ ...parts, fields: elsewhere as never })];
  const { contracts, unread } = readBoth(whole, without);
  expect(contracts.flatMap(({ differences }) => differences)).toEqual([]);
  expect(unread).toMatchObject([{ because: expect.stringContaining('a map of fields is expected') }]);
  const named = contract({ ...parts, fields: { ...fields, $ref: text } as never });
  const subjects = readBoth(named, whole).contracts.flatMap(({ differences }) => differences.map(({ name }) => name));
  expect([...new Set(subjects)]).toEqual(['$ref']);
});
